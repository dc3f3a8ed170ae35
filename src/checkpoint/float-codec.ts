/** Floats ↔ little-endian bytes, the same on every host. Used by the checkpoint's writer and reader. */

const hostIsLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * The bytes of floats in little-endian order: a view where the host stores them so, else a swapped copy.
 *
 * Example [1] → 00 00 80 3f
 */
export function littleEndianBytes(values: Float32Array, littleEndianHost = hostIsLittleEndian): Uint8Array {
  const view = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return littleEndianHost ? view : swapped(view);
}

/** Turns little-endian bytes that were read into the memory of `values` into the host's own order, in place. */
export function toHostOrder(values: Float32Array, littleEndianHost = hostIsLittleEndian): void {
  const view = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (!littleEndianHost) view.set(swapped(view));
}

/** The bytes of every float in the other order. */
function swapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, i) => bytes[i ^ 3]!);
}
