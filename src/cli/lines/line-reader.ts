/**
 * Input bytes → lines, each handed out as soon as its newline has come. Only \n ends a line; \r before it goes,
 * as does a byte order mark at the start. Bytes that are not UTF-8 become U+FFFD and are reported.
 */
import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { fileProblem, NmtError } from '../../errors.ts';

export interface Line {
  /** Counted from 0, blank lines too. */
  readonly id: number;
  readonly text: string;
  readonly isValid: boolean;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

export class LineReader {
  private readonly input: Readable;
  private readonly name: string;
  /** Bytes of a line that has not ended yet; then what is left of the last piece, from `offset`. */
  private started: Buffer[] = [];
  private piece: Buffer = Buffer.alloc(0);
  private offset = 0;
  private count = 0;
  private ended = false;
  private stopped = false;
  private problem: unknown = null;
  private wake: () => void = () => {};

  /** @param name what the input is called when it cannot be read */
  constructor(input: Readable, name = 'standard input') {
    this.input = input;
    this.name = name;
    input.on('readable', () => this.wake());
    input.on('end', () => this.finish());
    input.on('close', () => this.finish());
    input.on('error', (error) => {
      this.problem = error;
      this.finish();
    });
  }

  /**
   * At least one line and at most so many, all that are at hand; none at the end of the input or after `stop`.
   *
   * @throws NmtError E_FILE when the input cannot be read
   */
  async next(most: number): Promise<Line[]> {
    const lines: Line[] = [];
    while (lines.length < most && !this.stopped) {
      const line = this.take() ?? (lines.length > 0 ? await this.takeSoon() : null);
      if (line !== null) lines.push(line);
      else if (lines.length > 0 || this.ended) break;
      else await this.somethingNew();
    }
    if (this.problem !== null) {
      const problem = `lines cannot be read: ${fileProblem(this.problem)}`;
      throw new NmtError({ code: 'E_FILE', file: this.name, problem, cause: this.problem });
    }
    return this.stopped ? [] : lines;
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
      const end = this.piece.indexOf(NEWLINE, this.offset);
      if (end >= 0) {
        this.started.push(this.piece.subarray(this.offset, end));
        this.offset = end + 1;
        return this.line();
      }
      if (this.offset < this.piece.length) this.started.push(this.piece.subarray(this.offset));
      this.piece = Buffer.alloc(0);
      this.offset = 0;
      const more = this.input.read() as Buffer | null;
      if (more === null) return this.ended && this.started.length > 0 ? this.line() : null;
      this.piece = more;
    }
  }

  private line(): Line {
    let bytes = this.started.length === 1 ? this.started[0]! : Buffer.concat(this.started);
    this.started = [];
    if (bytes[bytes.length - 1] === RETURN) bytes = bytes.subarray(0, -1);
    if (this.count === 0 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) bytes = bytes.subarray(3);
    return { id: this.count++, text: bytes.toString('utf8'), isValid: isUtf8(bytes) };
  }
}
