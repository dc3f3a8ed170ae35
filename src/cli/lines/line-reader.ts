/** A stream's lines, each handed out as soon as its end has come; `encoding/` says what a line is and what is no text. */
import type { Readable } from 'node:stream';
import { encodingOf } from '../../encoding/encodings.ts';
import { type Line, LineCutter } from '../../encoding/line-cutter.ts';
import { fileProblem, NmtError } from '../../errors.ts';

/** Characters that are handed out together: one line more than fits, so that long lines take no more memory than short ones. */
const MOST_CHARACTERS = 1 << 16;

export class LineReader {
  private readonly input: Readable;
  private readonly name: string;
  private readonly cutter: LineCutter;
  private isCut = false;
  private ended = false;
  private stopped = false;
  private problem: unknown = null;
  private wake: () => void = () => {};

  /**
   * @param encoding the label of the input's encoding, `null` for UTF-8
   * @throws NmtError E_USAGE when there is no such encoding
   */
  constructor(input: Readable, encoding: string | null = null) {
    this.input = input;
    this.name = 'standard input';
    this.cutter = new LineCutter({
      name: this.name,
      encoding: encoding === null ? null : encodingOf(encoding),
      code: 'E_TEXT',
      takesEncoding: true,
      isStrict: false,
    });
    input.on('readable', () => this.wake());
    input.on('end', () => this.finish());
    input.on('close', () => this.finish());
    input.on('error', (error) => {
      this.problem = error;
      this.finish();
    });
  }

  /**
   * At least one line and at most so many, all that are at hand, fewer where they are long; none at the end of the input or after `stop`.
   *
   * @throws NmtError E_FILE when the input cannot be read; E_TEXT when it is no text
   */
  async next(most: number): Promise<Line[]> {
    const lines: Line[] = [];
    let characters = 0;
    while (lines.length < most && characters < MOST_CHARACTERS && !this.stopped) {
      const line = this.take() ?? (lines.length > 0 ? await this.takeSoon() : null);
      if (line !== null) {
        lines.push(line);
        characters += line.text.length;
      } else if (lines.length > 0 || this.isCut) break;
      else await this.somethingNew();
    }
    if (this.problem !== null) {
      const problem = `lines cannot be read: ${fileProblem(this.problem)}`;
      throw new NmtError({ code: 'E_FILE', file: this.name, problem, cause: this.problem });
    }
    return this.stopped ? [] : lines;
  }

  /** What the user should know of how the input is read, as far as it has been. */
  get notes(): readonly string[] {
    return this.cutter.notes;
  }

  /** The first line that is no text in the encoding, and what can be done about it. */
  get firstMisfit(): LineCutter['firstMisfit'] {
    return this.cutter.firstMisfit;
  }

  /** Ends the lines: whoever waits for one gets none. */
  stop(): void {
    this.stopped = true;
    this.wake();
  }

  private finish(): void {
    this.ended = true;
    this.wake();
  }

  private somethingNew(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
      // What came between the last look and now has woken nobody.
      if (this.input.readableLength > 0 || this.ended || this.stopped) resolve();
    });
  }

  /** A line that comes while the input does not pause: one turn of the event loop lets waiting bytes in. */
  private async takeSoon(): Promise<Line | null> {
    await new Promise((resolve) => setImmediate(resolve));
    return this.take();
  }

  /** The next line that is there in full, else `null`. */
  private take(): Line | null {
    for (;;) {
      const line = this.cutter.next();
      if (line !== null || this.isCut) return line;
      const piece = this.input.read() as Uint8Array | null;
      if (piece !== null) this.cutter.push(piece);
      else if (!this.ended) return null;
      else {
        this.cutter.end();
        this.isCut = true;
      }
    }
  }
}
