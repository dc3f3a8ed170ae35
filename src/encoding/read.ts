/**
 * The door through which the text of files comes in: from a path, `-` for standard input, or bytes at hand; one pass over
 * one stream, unpacked where it is gzip, so that pipes and devices work as files do.
 */
import { createReadStream, read } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { type ErrorCode, fileProblem, NmtError } from '../errors.ts';
import { misnamedHint } from '../misnamed.ts';
import { isGzip } from './containers.ts';
import { encodingOf } from './encodings.ts';
import { type CutterOptions, LineCutter } from './line-cutter.ts';
import { recognise, refuseEndless } from './recognition.ts';

const PIECE = 1 << 18;
const WAIT_MS = 10;
const readSome = promisify(read);

/** A path, `-`, or bytes under a name. */
type TextInput = string | { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };

interface TextOptions {
  /** A label of the Encoding Standard; `null` for UTF-8. A byte order mark says more than this does. */
  readonly encoding?: string | null;
  /** Of errors about what is in the input; E_CORPUS unless given. */
  readonly code?: ErrorCode;
  /** Whether there is an option to name the encoding with; there is unless said. */
  readonly takesEncoding?: boolean;
  /** What to do where there is no such file. */
  readonly hint?: string;
}

/** `notes` is what the user should know: an encoding by its mark, odd line ends. Empty for plain UTF-8. */
export interface LinesRead {
  readonly count: number;
  readonly notes: readonly string[];
}

interface TextRead {
  readonly text: string;
  readonly notes: readonly string[];
}

/**
 * Hands out every line, without its end, and its number, counted from 1. `LineCutter` says what ends a line.
 *
 * @throws NmtError E_FILE when it cannot be read; `code`, with file:line, when it is damaged, no text, or in another encoding
 */
export async function readLines(
  input: TextInput,
  onLine: (text: string, line: number) => void,
  options: TextOptions = {},
): Promise<LinesRead> {
  const cutter = new LineCutter(cutterOptions(input, options, true));
  let count = 0;
  const handOut = () => {
    for (let line = cutter.next(); line !== null; line = cutter.next()) onLine(line.text, ++count);
  };
  for await (const piece of piecesOf(input, options)) {
    cutter.push(piece);
    handOut();
  }
  cutter.end();
  handOut();
  return { count, notes: cutter.notes };
}

/**
 * All of an input as one text, line ends as they are, without a byte order mark.
 *
 * @throws NmtError as `readLines`
 */
export async function readText(input: TextInput, options: TextOptions = {}): Promise<TextRead> {
  const facts = cutterOptions(input, options, false);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of piecesOf(input, options)) {
    pieces.push(piece);
    length += piece.length;
    refuseEndless(length, 'this, which is read in one piece,', facts);
  }
  const bytes = Buffer.concat(pieces);
  const { encoding, markLength, notes } = recognise(bytes, facts);
  const text = encoding.decode(bytes.subarray(markLength));
  if (text !== null) return { text, notes };
  const cutter = new LineCutter(facts); // finds the line
  cutter.push(bytes);
  cutter.end();
  throw new NmtError({ code: facts.code, file: facts.name, ...cutter.firstMisfit! });
}

function cutterOptions(input: TextInput, options: TextOptions, isStrict: boolean): CutterOptions {
  const { encoding = null, code = 'E_CORPUS', takesEncoding = true } = options;
  return {
    name: nameOf(input),
    encoding: encoding === null ? null : encodingOf(encoding),
    code,
    takesEncoding,
    isStrict,
  };
}

function nameOf(input: TextInput): string {
  if (typeof input !== 'string') return input.name;
  return input === '-' ? 'standard input' : input;
}

/** The bytes, unpacked where the first two, which no text begins with, say gzip. */
async function* piecesOf(input: TextInput, options: TextOptions): AsyncGenerator<Uint8Array> {
  try {
    const pieces = open(input)[Symbol.asyncIterator]();
    let first: Uint8Array = new Uint8Array(0);
    while (first.length < 2) {
      const { value, done } = await pieces.next();
      if (done) break;
      first = Buffer.concat([first, value]);
    }
    const whole = resumed(first, pieces);
    if (isGzip(first)) yield* pipeline(Readable.from(whole), createGunzip({ chunkSize: PIECE }), () => {});
    else yield* whole;
  } catch (error) {
    throw error instanceof NmtError ? error : readProblem(error, nameOf(input), options);
  }
}

function open(input: TextInput): AsyncIterable<Uint8Array> {
  if (typeof input !== 'string') return input.bytes;
  return input === '-' ? standardInput() : createReadStream(input, { highWaterMark: PIECE });
}

/** A pipe that nothing has come through yet may answer "try again" to whoever reads it. */
async function* standardInput(): AsyncGenerator<Uint8Array> {
  for (;;) {
    try {
      const { bytesRead, buffer } = await readSome(0, { buffer: new Uint8Array(PIECE) });
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return; // so Windows tells the end of a pipe
      if (code !== 'EAGAIN') throw error;
      await setTimeout(WAIT_MS);
    }
  }
}

async function* resumed(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  try {
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function readProblem(error: unknown, file: string, { code = 'E_CORPUS', hint }: TextOptions): NmtError {
  const { code: reason, message } = error as NodeJS.ErrnoException;
  if (reason?.startsWith('Z_')) {
    const problem = `the gzip data is ${reason === 'Z_BUF_ERROR' ? 'cut off' : `damaged: ${message}`}`;
    return new NmtError({ code, file, problem, hint: 'copy or download the file again', cause: error });
  }
  const isFolder = reason === 'EISDIR' && code === 'E_CORPUS';
  const usual = isFolder
    ? 'a folder goes to --corpus; here a file is wanted'
    : 'see that the path and its rights are right';
  const meant = reason === 'ENOENT' ? misnamedHint(file) : undefined;
  const facts = {
    code: 'E_FILE',
    file,
    problem: fileProblem(error),
    hint: meant ?? hint ?? usual,
    cause: error,
  } as const;
  return new NmtError(facts);
}
