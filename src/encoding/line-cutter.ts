/**
 * Bytes in pieces → lines of text. Only \n ends a line; \r before it goes, as does a byte order mark at the start;
 * U+2028 and others are text. Whole blocks are decoded at once, a block that is no text line by line.
 */
import { NmtError } from '../errors.ts';
import { type Encoding, UTF8 } from './encodings.ts';
import { firstOf, lastOf } from './line-ends.ts';
import { cutOff, type InputFacts, misfit, recognise, refuseEndless, toldOtherwise } from './recognition.ts';
import { Utf8Watch } from './told-otherwise.ts';

export interface Line {
  /** Counted from 0, blank lines too. */
  readonly id: number;
  readonly text: string;
  /** False where some bytes were no text in the encoding and became U+FFFD. */
  readonly isValid: boolean;
}

export interface CutterOptions extends InputFacts {
  /** Whether a line that is no text is refused instead of handed out with U+FFFD, and \r alone may end lines. */
  readonly isStrict: boolean;
}

/** So many bytes are looked at where no line ends before. */
const LOOKED_AT = 1 << 12;
/** A first line of so many bytes, with \r in it, shows that \r ends the lines. */
const LONG_FIRST_LINE = 1 << 16;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

export class LineCutter {
  private readonly options: CutterOptions;
  private readonly watch: Utf8Watch;
  private decided: Encoding | null = null;
  private lineEnd = NEWLINE;
  /** Bytes of the line that has not ended yet; in UTF-16 whole pairs, with half a pair apart. */
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private half: Uint8Array = new Uint8Array(0);
  private lines: Line[] = [];
  private nextLine = 0;
  private count = 0;
  private hasLooked = false;
  private hasOtherLetters = false;
  private isAtEnd = false;
  /** What the user should know of how the input is read. */
  readonly notes: string[] = [];
  /** What is said of the first line that is no text, and what can be done about it. */
  firstMisfit: { readonly line: number; readonly problem: string; readonly hint: string } | null = null;

  constructor(options: CutterOptions) {
    this.options = options;
    this.watch = new Utf8Watch(options.encoding);
  }

  /** @throws NmtError when this is no text or a line does not end, or, where it is strict, when it is not in the encoding */
  push(piece: Uint8Array): void {
    if (this.decided !== null) this.add(piece);
    else {
      this.hold(piece);
      if (piece.includes(NEWLINE) || this.heldBytes >= LOOKED_AT) this.decide();
    }
    refuseEndless(this.heldBytes, 'this line', this.options, this.count + 1);
  }

  /** No piece will follow. */
  end(): void {
    if (this.decided === null && this.heldBytes > 0) this.decide();
    if (this.decided === null) return;
    this.isAtEnd = true;
    if (this.count === 0) this.lookForReturns();
    const rest = this.takeHeld();
    if (rest.length + this.half.length > 0 || this.count === 0) this.cut(joined([rest, this.half]));
  }

  /** The next line that has come in full, else `null`. */
  next(): Line | null {
    const line = this.lines[this.nextLine];
    if (line === undefined) return null;
    if (++this.nextLine === this.lines.length) {
      this.lines = [];
      this.nextLine = 0;
    }
    return line;
  }

  private decide(): void {
    const bytes = this.takeHeld();
    const { encoding, markLength, notes } = recognise(bytes, this.options);
    this.decided = encoding;
    this.notes.push(...notes);
    this.add(bytes.subarray(markLength));
  }

  private add(given: Uint8Array): void {
    const { unit } = this.decided!;
    const all = this.half.length === 0 ? given : joined([this.half, given]);
    const piece = all.subarray(0, all.length - (all.length % unit));
    this.half = all.subarray(piece.length);
    const end = lastOf(piece, this.lineEnd, this.decided!);
    if (end < 0) this.hold(piece);
    else {
      this.hold(piece.subarray(0, end));
      this.cut(this.takeHeld());
      this.hold(piece.subarray(end + unit));
    }
    if (this.count === 0 && this.heldBytes >= LONG_FIRST_LINE && !this.hasLooked) this.lookForReturns();
  }

  private hold(piece: Uint8Array): void {
    if (piece.length > 0) this.held.push(piece);
    this.heldBytes += piece.length;
  }

  private takeHeld(): Uint8Array {
    const bytes = joined(this.held);
    this.held = [];
    this.heldBytes = 0;
    return bytes;
  }

  /** Old systems end lines with \r alone; files of theirs are read so, a stream is not: its lines would come late. */
  private lookForReturns(): void {
    this.hasLooked = true;
    const bytes = this.takeHeld();
    const at = this.lineEnd === NEWLINE ? firstOf(bytes, RETURN, 0, this.decided!) : -1;
    const isAlone = at >= 0 && at + this.decided!.unit < bytes.length;
    if (isAlone && this.options.isStrict) {
      this.lineEnd = RETURN;
      this.notes.push('its lines end in \\r alone, as old systems end them');
      this.add(bytes);
      return;
    }
    if (isAlone && this.notes.length === 0) this.notes.push('\\r alone ends no line; this is taken as one');
    this.hold(bytes);
  }

  private cut(block: Uint8Array): void {
    if (this.decided === this.options.encoding && this.watch.isShownBy(block)) this.sayUtf8();
    const text = this.decided!.decode(block);
    if (text !== null) for (const line of text.split(String.fromCharCode(this.lineEnd))) this.give(line, true);
    else this.cutMisfit(block);
    if (text !== null) this.hasOtherLetters ||= this.lineEnd === NEWLINE && text.length < block.length;
  }

  private sayUtf8(): void {
    const { isStrict, name, code } = this.options;
    const found = toldOtherwise(this.decided!);
    if (isStrict) throw new NmtError({ code, file: name, ...found });
    this.notes.push(`${found.problem} (${found.hint})`);
  }

  private cutMisfit(block: Uint8Array): void {
    const { unit, decode, decodeLossy } = this.decided!;
    const wrong: Uint8Array[] = [];
    const first = { line: 0, isAlone: this.hasOtherLetters, hasGoodBehind: false };
    for (let start = 0, line = this.count + 1; start <= block.length; line++) {
      const found = firstOf(block, this.lineEnd, start, this.decided!);
      const bytes = block.subarray(start, found < 0 ? block.length : found);
      start = found < 0 ? block.length + 1 : found + unit;
      const text = decode(bytes);
      if (text === null) {
        if (wrong.length === 0) first.line = line;
        wrong.push(bytes, Uint8Array.of(NEWLINE));
      } else if (text.length < bytes.length / unit) first[wrong.length === 0 ? 'isAlone' : 'hasGoodBehind'] = true;
      if (!this.options.isStrict) this.give(text ?? decodeLossy(bytes), text !== null);
    }
    if (this.firstMisfit !== null) return;
    const facts = { ...this.options, encoding: this.decided === UTF8 ? null : this.decided };
    const lastLine = this.isAtEnd && wrong.length === 2 ? wrong[0]! : null;
    const told = joined(first.hasGoodBehind && first.isAlone ? wrong.slice(0, 2) : wrong);
    const about = (lastLine && cutOff(lastLine, facts, first.isAlone)) ?? misfit(told, facts, first.isAlone);
    this.firstMisfit = { line: first.line, ...about };
    if (!this.options.isStrict) return;
    throw new NmtError({ code: this.options.code, file: this.options.name, ...this.firstMisfit });
  }

  private give(text: string, isValid: boolean): void {
    this.lines.push({ id: this.count++, text: text.endsWith('\r') ? text.slice(0, -1) : text, isValid });
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
