/**
 * The safetensors format: the length of a JSON header (u64, little-endian), the header, then the tensors without gaps.
 * The header gives dtype, shape and place of each tensor, and texts by name under `__metadata__`.
 *
 * @see github.com/huggingface/safetensors, "Format"
 */
import type { NamedTensor } from '../checkpoint/checkpoint.ts';
import { littleEndianBytes, toHostOrder } from '../checkpoint/float-codec.ts';
import { NmtError } from '../errors.ts';
import { parseStrictJson } from './strict-json.ts';

export interface Safetensors {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: readonly NamedTensor[];
}

const LENGTH_BYTES = 8;
const FLOAT_BYTES = 4;
/** The format's own limit. */
const HEADER_LIMIT = 100_000_000;
/** Tensors by name, the properties of each, its shape. */
const HEADER_DEPTH = 3;

/** The file in pieces, tensors in the order given. */
export function* safetensorsPieces({ metadata, tensors }: Safetensors): Generator<Uint8Array> {
  const header: [string, unknown][] = [['__metadata__', metadata]];
  let end = 0;
  for (const { name, shape, data } of tensors) {
    header.push([name, { dtype: 'F32', shape, data_offsets: [end, end + data.byteLength] }]);
    end += data.byteLength;
  }
  const text = JSON.stringify(Object.fromEntries(header)); // keeps any name, __proto__ too
  const bytes = Buffer.from(text.padEnd(text.length + ((LENGTH_BYTES - (Buffer.byteLength(text) % 8)) % 8)));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64LE(BigInt(bytes.length));
  yield length;
  yield bytes;
  for (const { data } of tensors) yield littleEndianBytes(data);
}

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly from: number;
  readonly to: number;
}

/**
 * What a safetensors file holds: Float32 tensors of finite numbers.
 *
 * @throws NmtError E_CHECKPOINT when it is damaged, hostile, or holds other numbers
 */
export function parseSafetensors(bytes: Buffer): Safetensors {
  const { header, start } = readHeader(bytes);
  const { __metadata__: metadata = {}, ...rest } = header;
  if (!isObject(metadata) || !Object.values(metadata).every((value) => typeof value === 'string')) {
    throw damaged('its __metadata__ is not texts by name');
  }
  const entries = Object.entries(rest).map(([name, value]) => entryOf(name, value));
  checkTiling(entries, bytes.length - start);
  const tensors = entries.map((entry) => ({ name: entry.name, shape: entry.shape, data: floats(bytes, start, entry) }));
  return { metadata: metadata as Record<string, string>, tensors };
}

/** A file that holds not what was exported, and in what. */
export function damaged(problem: string): NmtError {
  return new NmtError({ code: 'E_CHECKPOINT', problem, hint: 'export it again' });
}

function readHeader(bytes: Buffer): { header: Record<string, unknown>; start: number } {
  const length = bytes.length < LENGTH_BYTES ? -1n : bytes.readBigUInt64LE();
  const start = LENGTH_BYTES + Number(length);
  if (length < 2n || length > BigInt(HEADER_LIMIT) || start > bytes.length || bytes[LENGTH_BYTES] !== 0x7b) {
    throw damaged('this is no safetensors file, or it was truncated: its header does not fit into it');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(LENGTH_BYTES, start));
  } catch {
    throw damaged('its header is not UTF-8');
  }
  return { header: strictly('its header', text, HEADER_DEPTH) as Record<string, unknown>, start };
}

/** A JSON text of a file. @throws NmtError E_CHECKPOINT that says what is wrong with it */
export function strictly(what: string, text: string, deepest: number): unknown {
  try {
    return parseStrictJson(text, deepest);
  } catch (error) {
    throw damaged(`${what} ${(error as Error).message}`);
  }
}

function entryOf(name: string, value: unknown): Entry {
  const tensor = nameOf(name);
  const { dtype, shape, data_offsets: place, ...more } = isObject(value) ? value : {};
  if (dtype !== 'F32') {
    const found = dtype === undefined ? 'no dtype' : `dtype ${JSON.stringify(dtype).slice(0, 80)}`;
    throw damaged(`${tensor} has ${found}, where only "F32" is read`);
  }
  if (!isListOfSizes(shape) || !isListOfSizes(place) || place.length !== 2 || Object.keys(more).length > 0) {
    throw damaged(`${tensor} has no shape and data_offsets of whole numbers`);
  }
  const [from, to] = place as [number, number];
  const numbers = shape.reduce((product, size) => product * size, 1);
  if (to - from !== numbers * FLOAT_BYTES) throw damaged(`${tensor} has not as much data as its shape`);
  return { name, shape, from, to };
}

/** Tensors lie one behind the other and fill the file: nothing overlaps, nothing is left over. */
function checkTiling(entries: readonly Entry[], length: number): void {
  let end = 0;
  for (const { name, from, to } of [...entries].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from !== end) throw damaged(`${nameOf(name)} ${from < end ? 'overlaps another' : 'stands behind a gap'}`);
    end = to;
  }
  if (end !== length) throw damaged(`its tensors take ${end} bytes, and it has ${length}`);
}

function floats(bytes: Buffer, start: number, { name, from, to }: Entry): Float32Array {
  const values = new Float32Array(Uint8Array.prototype.slice.call(bytes, start + from, start + to).buffer);
  toHostOrder(values);
  if (!values.every(Number.isFinite)) throw damaged(`${nameOf(name)} has a number that is not finite`);
  return values;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOfSizes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length <= 8 && value.every((size) => Number.isSafeInteger(size) && size >= 0);

/** A tensor's name as a message bears it. */
const nameOf = (name: string) => `tensor ${JSON.stringify(name).slice(0, 80)}`;
