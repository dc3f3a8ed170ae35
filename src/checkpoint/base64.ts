/** Bytes → base64, in pieces of bounded size, so that no tensor is ever one string. */

/** Bytes of one encoded piece: a multiple of 3 (base64 without padding inside) and of 4 (whole floats). */
const PIECE_BYTES = 3 * (1 << 18);

/** The base64 text of bytes, in pieces that concatenate to the whole. */
export function* base64Pieces(bytes: Uint8Array): Generator<string> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < all.length; start += PIECE_BYTES) {
    yield all.toString('base64', start, Math.min(start + PIECE_BYTES, all.length));
  }
}
