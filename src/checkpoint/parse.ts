/**
 * Bytes of a checkpoint → memory. Streams: header, then one tensor line after the other.
 * Whatever is wrong with them becomes one E_CHECKPOINT line that says where.
 */
import { NmtError } from '../errors.ts';
import { Base64Decoder, base64Length } from './base64.ts';
import { ByteReader } from './byte-reader.ts';
import type { ByteSource } from './byte-source.ts';
import { type Checkpoint, type NamedTensor, tensorHash } from './checkpoint.ts';
import {
  FORMAT,
  HEADER_LIMIT,
  type Header,
  OPENING,
  parseHeader,
  parseTensorHead,
  type TensorHead,
  VERSION,
} from './schema.ts';
import { byteLength, tensorData } from './tensor-bytes.ts';

const TENSOR_HEAD_LIMIT = 4096;
const TENSOR_LIST = '\n"tensors":[';
const AGAIN = 'take an older copy, its .last.json, or train again';

/**
 * The checkpoint in a source of bytes, every tensor checked against its sha256. `file` is what errors call it.
 *
 * @throws NmtError E_CHECKPOINT when it is empty, foreign, of another version, truncated, edited or hostile
 */
export async function parseCheckpoint(source: ByteSource, file: string): Promise<Checkpoint> {
  const reader = await readerOf(source);
  const header = await readHeader(reader, file);
  return { ...inMemory(header), tensors: await readTensors(reader, file, source.size) };
}

/** Everything but the tensors, which are not read. */
export async function parseCheckpointHeader(source: ByteSource, file: string): Promise<Omit<Checkpoint, 'tensors'>> {
  return inMemory(await readHeader(await readerOf(source), file));
}

/** True when the bytes start as a checkpoint of any version does. */
export async function startsAsCheckpoint(source: ByteSource): Promise<boolean> {
  return (await (await readerOf(source)).peek(200)).startsWith(`{"format":"${FORMAT}"`);
}

/** Behind the byte order mark that an editor may have put there. */
async function readerOf(source: ByteSource): Promise<ByteReader> {
  const reader = new ByteReader(source);
  if ((await reader.peek(3)) === '\uFEFF') await reader.pass(3, () => {});
  return reader;
}

/** A checkpoint without its tensors, from what its header says. */
export function inMemory(header: Header): Omit<Checkpoint, 'tensors'> {
  const { run, config, tokenizers, vocabularies, corpus, progress, history, confidence, weightHash } = header;
  const { source, target } = vocabularies;
  return {
    ...(run && { run }),
    config,
    tokenizers,
    vocabularies: { source, target: target ?? source },
    corpus,
    progress,
    history,
    confidence,
    weightHash,
  };
}

async function readHeader(reader: ByteReader, file: string): Promise<Header> {
  checkOpening(await reader.peek(200), file);
  const { text, end } = await reader.until(TENSOR_LIST, HEADER_LIMIT);
  if (end === 'limit') throw damaged(file, 'has no list of tensors where one should be', 1);
  if (end === 'file') throw damaged(file, 'ends before its list of tensors: it was truncated');
  let value: unknown;
  try {
    value = JSON.parse(`${text}${TENSOR_LIST}]}`);
  } catch (error) {
    throw damaged(file, `the part before the tensors is not JSON: ${(error as Error).message}`);
  }
  const header = parseHeader(value, file);
  const rest = await reader.until('\n', 16);
  if (rest.end !== 'stop' || rest.text.trim() !== '') throw reformatted(file);
  return header;
}

/** Its first two bytes, the second of which is no text by itself. */
const GZIP = ['\x1f\x8b', '\x1f\ufffd'];

function checkOpening(start: string, file: string): void {
  const hint = 'nmt train makes checkpoints; --checkpoint FILE names one';
  if (start.trim() === '') throw new NmtError({ code: 'E_CHECKPOINT', file, problem: 'the file is empty', hint });
  if (start.startsWith(OPENING)) return;
  if (GZIP.some((one) => start.startsWith(one))) {
    const unpack = 'unpack it first: gunzip';
    throw new NmtError({ code: 'E_CHECKPOINT', file, problem: 'this is gzip data, no checkpoint', hint: unpack });
  }
  const named = /^\s*\{\s*"format"\s*:\s*"nmt-checkpoint"\s*,\s*"version"\s*:\s*(\d+)/.exec(start);
  if (named === null)
    throw new NmtError({ code: 'E_CHECKPOINT', file, problem: 'this is not an nmt checkpoint', hint });
  if (Number(named[1]) === VERSION) throw reformatted(file);
  throw new NmtError({
    code: 'E_CHECKPOINT',
    file,
    problem: `the checkpoint has version ${named[1]}, and this nmt reads version ${VERSION}`,
    hint: Number(named[1]) > VERSION ? 'update nmt' : 'train again',
  });
}

async function readTensors(reader: ByteReader, file: string, fileSize: number): Promise<NamedTensor[]> {
  const tensors: NamedTensor[] = [];
  const names = new Set<string>();
  for (let more = true; ; ) {
    const line = reader.line;
    const { text, end } = await reader.until(',"data":"', TENSOR_HEAD_LIMIT);
    if (end === 'file' && text.trim() === ']}' && !(more && tensors.length > 0)) return tensors;
    if (text.startsWith(']}')) throw damaged(file, 'goes on after its end', line);
    if (end === 'file') throw damaged(file, `ends after ${tensors.length} tensors: it was truncated`, line);
    if (end === 'limit' || !more) throw damaged(file, 'this line is not a tensor', line);
    const head = parseHead(text, file, line);
    if (names.has(head.name)) throw damaged(file, `tensor "${head.name}" is there twice`, line);
    names.add(head.name);
    const { sha256: _, ...said } = head;
    tensors.push({ ...said, data: await readData(reader, head, { file, fileSize, line }) });
    const close = await reader.until('\n', 16);
    const closing = close.text.trim();
    if (close.end !== 'stop' && closing === '') throw damaged(file, `ends within tensor "${head.name}"`, line);
    if (closing !== '"},' && closing !== '"}')
      throw damaged(file, `tensor "${head.name}" has more data than its shape`, line);
    more = closing === '"},';
  }
}

function parseHead(text: string, file: string, line: number): TensorHead {
  let value: unknown;
  try {
    value = JSON.parse(`${text}}`);
  } catch {
    throw damaged(file, 'this line is not a tensor', line);
  }
  const head = parseTensorHead(value);
  if (typeof head === 'string') throw damaged(file, `the tensor ${head}`, line);
  return head;
}

async function readData(
  reader: ByteReader,
  head: TensorHead,
  place: { file: string; fileSize: number; line: number },
): Promise<Float32Array> {
  const { file, fileSize, line } = place;
  const length = byteLength(head);
  const characters = base64Length(length);
  if (characters > fileSize) {
    throw damaged(file, `tensor "${head.name}" of shape [${head.shape}] does not fit into a file of this size`, line);
  }
  const decoder = new Base64Decoder(length);
  if (!(await reader.pass(characters, (bytes) => decoder.push(bytes)))) {
    throw damaged(file, `ends within tensor "${head.name}": it was truncated`, line);
  }
  const bytes = decoder.finish();
  if (bytes === null || tensorHash(head.name, head.shape, bytes) !== head.sha256) {
    throw damaged(file, `tensor "${head.name}" is damaged: its data does not match its sha256`, line);
  }
  return tensorData(bytes, head);
}

function damaged(file: string, problem: string, line?: number): NmtError {
  return new NmtError({ code: 'E_CHECKPOINT', file, line, problem, hint: AGAIN });
}

function reformatted(file: string): NmtError {
  const problem = 'the checkpoint was reformatted: each tensor has to stand on a line of its own';
  return new NmtError({ code: 'E_CHECKPOINT', file, problem, hint: AGAIN });
}
