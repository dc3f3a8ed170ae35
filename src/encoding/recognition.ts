/** What an input is by its first bytes: text in an encoding, or something that is refused by its name. */
import { type ErrorCode, NmtError } from '../errors.ts';
import { containerOf } from './containers.ts';
import { type Encoding, standardEncoding, UTF8 } from './encodings.ts';
import { type Guess, guessEncoding, isBinary } from './guess.ts';
import { bareUtf16, markOf } from './marks.ts';
import { unreadEncodingOf } from './unread.ts';

export interface InputFacts {
  /** What messages call the input. */
  readonly name: string;
  /** `null` for UTF-8. A byte order mark says more than this does. */
  readonly encoding: Encoding | null;
  /** Of the errors. */
  readonly code: ErrorCode;
  /** Whether the command has an option for the encoding; else the way out is to save the file anew. */
  readonly takesEncoding: boolean;
}

/** So many NULs, before a line has ended, are no text of any kind. */
const EMPTY_BYTES = 1 << 12;
/** No line, and no file that is read in one piece, is longer. */
const MOST_BYTES = 1 << 27;

interface Recognised {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly markLength: number;
  readonly notes: readonly string[];
}

/**
 * The encoding that the input is read in, by its mark, as told, or UTF-8.
 *
 * @param bytes the first of the input; of a short one all
 * @throws NmtError naming the container, or the encoding that it looks like and is not read in
 */
export function recognise(bytes: Uint8Array, facts: InputFacts): Recognised {
  const mark = markOf(bytes);
  if (mark?.encoding === null) refuse(facts, 'this is UTF-32', convert('UTF-32'));
  if (mark?.encoding != null) return byMark(mark.encoding, mark.length);
  if (bytes.length >= EMPTY_BYTES && bytes.every((byte) => byte === 0))
    refuse(facts, 'this is nothing but NULs, no text', 'a device, or a file whose contents were lost?');
  const container = containerOf(bytes);
  if (container !== null) refuse(facts, `this is ${container.name}, no text`, container.advice);
  const unread = facts.encoding === null ? unreadEncodingOf(bytes) : null;
  if (unread !== null) refuse(facts, `this looks like ${unread}`, convert(unread));
  const encoding = facts.encoding ?? UTF8;
  const told = facts.encoding === null ? 'UTF-8' : `${encoding.name}, as told,`;
  const other = encoding.unit === 1 ? bareUtf16(bytes) : null;
  if (other !== null && encoding === UTF8 && beginsAsText(bytes))
    refuse(facts, 'this begins as UTF-8 and goes on as UTF-16', ONE_BEHIND_OTHER);
  if (other !== null)
    refuse(facts, `this is not ${told} but looks like ${other.name} without a byte order mark`, wayOut(other, facts));
  if (encoding.unit === 2 && isPlainlyUtf8(bytes)) {
    const { problem, hint } = toldOtherwise(encoding);
    refuse(facts, problem, hint);
  }
  const shifted = facts.encoding === null && hasJapaneseShift(bytes) ? standardEncoding('iso-2022-jp') : null;
  if (shifted !== null) refuse(facts, `this is not UTF-8 but looks like ${shifted.name}`, wayOut(shifted, facts));
  return { encoding, markLength: 0, notes: [] };
}

function byMark(encoding: Encoding, markLength: number): Recognised {
  return { encoding, markLength, notes: encoding === UTF8 ? [] : [`read as ${encoding.name}, by its byte order mark`] };
}

/** @throws NmtError where so many bytes have come without an end: so endless streams end, and memory stays bounded */
export function refuseEndless(bytes: number, what: string, { name, code }: InputFacts, line?: number): void {
  if (bytes <= MOST_BYTES) return;
  const problem = `${what} has more than ${MOST_BYTES >> 20} MiB`;
  const hint = 'is it text at all? A device or a stream without line ends is none';
  throw new NmtError({ code, file: name, problem, hint, ...(line !== undefined && { line }) });
}

/** What is wrong with an input, and what can be done about it. */
interface Misfit {
  readonly problem: string;
  readonly hint: string;
}

/** What is said of UTF-8 that is said to be in this encoding. */
export function toldOtherwise({ name }: Encoding): Misfit {
  return {
    problem: `this is not ${name}, as told, but UTF-8`,
    hint: 'leave out --encoding; where other files are not UTF-8, convert these',
  };
}

/** What is said of a last line that is text but for its last character; `null` where that could as well be another encoding. */
export function cutOff(lastLine: Uint8Array, { encoding }: InputFacts, isAlone: boolean): Misfit | null {
  const text = (encoding ?? UTF8).decodeCutOff(lastLine);
  if (text === null) return null;
  const isOneOddByte = !isAlone && text.length === lastLine.length - 1; // such as the é of Latin-1
  if (encoding === null && isOneOddByte) return null;
  return {
    problem: 'this ends within a character: the file was cut off',
    hint: 'copy or download it again, or leave its last line out',
  };
}

/** What is said of bytes that are no text in the encoding, and what they could be: a guess, and called one. */
export function misfit(bytes: Uint8Array, facts: InputFacts, isAlone: boolean): Misfit {
  const { encoding } = facts;
  const name = encoding?.name ?? 'UTF-8';
  const problem = `this is not ${name}`;
  if (isAlone) return { problem, hint: besideOthers(bytes, name) };
  const isUtf8 = encoding !== null && UTF8.decode(bytes) !== null;
  const guess: Guess | null = isUtf8 ? { encoding: UTF8 } : guessEncoding(bytes);
  if (guess === null || ('encoding' in guess && guess.encoding === encoding))
    return isBinary(bytes)
      ? { problem, hint: 'it looks like no text; is it the right file?' }
      : { problem: `${problem}, and fits no encoding that nmt knows`, hint: NO_GUESS };
  if ('name' in guess)
    return { problem: `${problem}; by a guess it is ${guess.name}`, hint: convert(guess.name, guess.codec) };
  return {
    problem: `${problem}; by a guess it is ${guess.encoding.name}`,
    hint: isUtf8 ? 'convert the file, or leave out --encoding' : wayOut(guess.encoding, facts),
  };
}

const ONE_BEHIND_OTHER = 'two files, one put behind the other? Convert each to UTF-8 before';
/** Lines that show an encoding of their own; one or two are slips. */
const SEVERAL_LINES = 3;

/** What to do about lines that are no text in the encoding that the text before them is in. */
function besideOthers(lines: Uint8Array, name: string): string {
  const known = `text before it is ${name}`;
  if (lines.filter((byte) => byte === NEWLINE).length < SEVERAL_LINES) return `mend this line: ${known}`;
  const guess = guessEncoding(lines);
  const own = lines.includes(0) ? 'UTF-16' : guess && ('name' in guess ? guess.name : guess.encoding.name);
  return `${known}${own === null ? '' : `, and this looks like ${own}`}: ${ONE_BEHIND_OTHER}`;
}

/** A first line of UTF-16 has NULs in it, or is no UTF-8. */
function beginsAsText(bytes: Uint8Array): boolean {
  const line = bytes.subarray(0, Math.max(0, bytes.indexOf(NEWLINE)));
  return line.length >= LINE_THAT_SHOWS && !line.includes(0) && UTF8.decode(line) !== null;
}

const NEWLINE = 0x0a;
const LINE_THAT_SHOWS = 8;
const NO_GUESS = 'save it as UTF-8 in the program that made it';

/** Encodings that Python knows and glibc's iconv does not. */
const CODECS_ALONE: Readonly<Record<string, string>> = { HZ: 'hz' };

/** What gets a text right that no engine decodes. */
function convert(name: string, codec = CODECS_ALONE[name]): string {
  const python = `python3 -c 'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode("${codec}").encode())'`;
  if (codec !== undefined) return `save it as UTF-8, such as by: ${python} < old.txt > new.txt`;
  return `save it as UTF-8, such as by: iconv -f ${name} -t UTF-8`;
}

/** What gets the text right. */
function wayOut({ label }: Encoding, { takesEncoding }: InputFacts): string {
  const save = 'save it as UTF-8';
  return takesEncoding ? `add --encoding ${label}, or ${save}` : save;
}

function refuse({ name, code }: InputFacts, problem: string, hint: string): never {
  throw new NmtError({ code, file: name, problem, hint });
}

/** Text of UTF-8 has no NULs, and text of UTF-16 is hardly ever UTF-8 without them. */
function isPlainlyUtf8(bytes: Uint8Array): boolean {
  const end = bytes.lastIndexOf(0x0a);
  return !bytes.includes(0) && UTF8.decode(end < 0 ? bytes : bytes.subarray(0, end)) !== null;
}

/** The escape sequences that ISO-2022-JP begins Japanese with. */
function hasJapaneseShift(bytes: Uint8Array): boolean {
  const [shift, dollar] = [0x1b, 0x24];
  return bytes.some((byte, i) => byte === shift && bytes[i + 1] === dollar && [0x40, 0x42].includes(bytes[i + 2] ?? 0));
}
