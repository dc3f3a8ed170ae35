/**
 * A text file as lines, piece by piece, so that no file has to fit into one string; .gz too. Feeds pairs.ts.
 * Only \n ends a line: \r before it goes, as does a byte order mark at the start; U+2028 and others are text.
 */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { fileProblem, NmtError } from '../../errors.ts';

/** No sentence is as long; a line that is shows that this is no text file. */
const LONGEST_LINE = 1 << 20;
const PIECE = 1 << 18;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** Called for each line with its number, counted from 1. */
export type OnLine = (text: string, line: number) => void;

/**
 * Hands out every line of a file and returns how many there are.
 *
 * @throws NmtError E_FILE when it cannot be read; E_CORPUS when it is empty, not UTF-8, corrupt or has no lines
 */
export async function readLines(file: string, onLine: OnLine): Promise<number> {
  const cutter = new LineCutter(file, onLine);
  try {
    for await (const piece of await openText(file)) cutter.take(piece as Buffer);
  } catch (error) {
    throw error instanceof NmtError ? error : readProblem(error, file);
  }
  const count = cutter.end();
  if (count === 0)
    throw new NmtError({
      code: 'E_CORPUS',
      file,
      problem: 'the file is empty',
      hint: 'a corpus holds one sentence or pair a line',
    });
  return count;
}

async function openText(file: string): Promise<Readable> {
  const isCompressed = await isGzip(file);
  const bytes = createReadStream(file, { highWaterMark: PIECE });
  if (!isCompressed) return bytes;
  // Whoever reads the lines hears of the error; here it only has to be caught.
  return pipeline(bytes, createGunzip({ chunkSize: PIECE }), () => {});
}

/** By its first two bytes, which no UTF-8 text has, and whatever its name. */
async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

function readProblem(error: unknown, file: string): NmtError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code?.startsWith('Z_')) {
    const problem = `the gzip data is damaged: ${message}`;
    return new NmtError({ code: 'E_CORPUS', file, problem, hint: 'copy or download the file again', cause: error });
  }
  const hint =
    code === 'EISDIR'
      ? 'a folder goes to --corpus; here a file is wanted'
      : 'see that the path and its rights are right';
  return new NmtError({ code: 'E_FILE', file, problem: fileProblem(error), hint, cause: error });
}

/** Cuts pieces of bytes at newlines. Whole blocks are checked and decoded at once: a million lines take a second. */
class LineCutter {
  private readonly file: string;
  private readonly onLine: OnLine;
  private started: Buffer[] = [];
  private startedBytes = 0;
  private count = 0;

  constructor(file: string, onLine: OnLine) {
    this.file = file;
    this.onLine = onLine;
  }

  take(piece: Buffer): void {
    const end = piece.lastIndexOf(NEWLINE);
    if (end >= 0) {
      this.cut(Buffer.concat([...this.started, piece.subarray(0, end)]));
      this.started = [];
      this.startedBytes = 0;
    }
    const rest = piece.subarray(end + 1);
    this.started.push(rest);
    this.startedBytes += rest.length;
    if (this.startedBytes > LONGEST_LINE) this.refuseLength();
  }

  end(): number {
    if (this.startedBytes > 0) this.cut(Buffer.concat(this.started));
    return this.count;
  }

  private cut(block: Buffer): void {
    const bytes = this.count === 0 && block.subarray(0, 3).equals(BYTE_ORDER_MARK) ? block.subarray(3) : block;
    if (!isUtf8(bytes)) this.refuseBytes(bytes);
    for (const text of bytes.toString('utf8').split('\n')) {
      this.count++;
      if (text.length > LONGEST_LINE) this.refuseLength();
      this.onLine(text.endsWith('\r') ? text.slice(0, -1) : text, this.count);
    }
  }

  private refuseLength(): never {
    const problem = 'a line of more than a million characters';
    const hint = 'a corpus has one sentence a line';
    throw new NmtError({ code: 'E_CORPUS', file: this.file, line: this.count + 1, problem, hint });
  }

  private refuseBytes(bytes: Buffer): never {
    let start = 0;
    let line = this.count + 1;
    for (;;) {
      const end = bytes.indexOf(NEWLINE, start);
      if (end < 0 || !isUtf8(bytes.subarray(start, end))) break;
      start = end + 1;
      line++;
    }
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const encoding = line === 1 && isWide ? 'UTF-16' : 'LATIN1';
    const hint = `convert it first, such as: iconv -f ${encoding} -t UTF-8 old.txt > new.txt`;
    throw new NmtError({ code: 'E_CORPUS', file: this.file, line, problem: 'this is not UTF-8', hint });
  }
}
