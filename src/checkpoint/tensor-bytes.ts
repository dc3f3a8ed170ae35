/**
 * A tensor's numbers ↔ the bytes that a file has of them: little-endian floats, or for a matrix of 8-bit integers its
 * scales as little-endian floats and then the integers, row after row.
 */
import { fromInt8, type ScaledBy, toInt8 } from '../int8-weights.ts';
import type { NamedTensor } from './checkpoint.ts';
import { littleEndianBytes, toHostOrder } from './float-codec.ts';

/** What of a tensor says how it lies in a file. */
type Kind = Pick<NamedTensor, 'shape' | 'scaledBy'>;

const product = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

function scaleCount(shape: readonly number[], by: ScaledBy): number {
  return shape[by === 'rows' ? 0 : 1]!;
}

/** How many bytes: known before any is read. */
export function byteLength({ shape, scaledBy }: Kind): number {
  return scaledBy === undefined ? 4 * product(shape) : 4 * scaleCount(shape, scaledBy) + product(shape);
}

export function tensorBytes({ shape, data, scaledBy }: NamedTensor): Uint8Array {
  if (scaledBy === undefined) return littleEndianBytes(data);
  const [rows, columns] = shape as [number, number];
  const { scales, integers } = toInt8({ data, rows, columns, offset: 0, stride: columns }, scaledBy);
  const bytes = new Uint8Array(byteLength({ shape, scaledBy }));
  bytes.set(littleEndianBytes(scales));
  bytes.set(new Uint8Array(integers.buffer), scales.byteLength);
  return bytes;
}

/** The numbers; what was read is theirs from now on. */
export function tensorData(bytes: Uint8Array<ArrayBuffer>, { shape, scaledBy }: Kind): Float32Array {
  const count = scaledBy === undefined ? product(shape) : scaleCount(shape, scaledBy);
  const floats = new Float32Array(bytes.buffer, 0, count);
  toHostOrder(floats);
  if (scaledBy === undefined) return floats;
  const integers = new Int8Array(bytes.buffer, floats.byteLength);
  return fromInt8({ scales: floats, integers }, shape[1]!, scaledBy);
}
