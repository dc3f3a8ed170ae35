/**
 * Floats ↔ base64 of little-endian bytes, the same on every host. Works through pieces of bounded size,
 * so that no tensor is ever one string. Used by the checkpoint's writer and reader.
 */

const BYTES_PER_FLOAT = 4;
/** Bytes of one encoded piece: a multiple of 3 (base64 without padding inside) and of 4 (whole floats). */
const PIECE_BYTES = 3 * (1 << 18);

const hostIsLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * The bytes of floats in little-endian order: a view where the host stores them so, else a swapped copy.
 *
 * Example [1] → 00 00 80 3f
 */
export function littleEndianBytes(values: Float32Array, littleEndianHost = hostIsLittleEndian): Buffer {
  const view = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return littleEndianHost ? view : Buffer.from(view).swap32();
}

/** Turns little-endian bytes that were read into the memory of `values` into the host's own order, in place. */
export function toHostOrder(values: Float32Array, littleEndianHost = hostIsLittleEndian): void {
  if (!littleEndianHost) Buffer.from(values.buffer, values.byteOffset, values.byteLength).swap32();
}

/** Length of the base64 text of so many floats, padding included. */
export function base64Length(floats: number): number {
  return Math.ceil((floats * BYTES_PER_FLOAT) / 3) * 4;
}

/** The base64 text of bytes, in pieces that concatenate to the whole. */
export function* base64Pieces(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    yield bytes.toString('base64', start, Math.min(start + PIECE_BYTES, bytes.length));
  }
}

/**
 * Writes base64 text that comes in pieces of any length into the memory of a float array.
 * Characters that are not base64 leave fewer bytes than expected, which `finish` tells.
 */
export class FloatDecoder {
  readonly values: Float32Array;
  private readonly bytes: Buffer;
  private written = 0;
  /** Characters that wait for the rest of their group of four. */
  private rest = '';

  constructor(length: number) {
    this.values = new Float32Array(length);
    this.bytes = Buffer.from(this.values.buffer);
  }

  push(text: string): void {
    const all = this.rest + text;
    const whole = all.length - (all.length % 4);
    this.rest = all.slice(whole);
    this.written += this.bytes.write(all.slice(0, whole), this.written, 'base64');
  }

  /** The little-endian bytes when exactly as many came as the floats need, else `null`. */
  finish(): Buffer | null {
    return this.rest === '' && this.written === this.bytes.length ? this.bytes : null;
  }
}
