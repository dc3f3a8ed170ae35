/** Bytes → base64, in pieces of bounded size, so that no tensor is ever one string. */

/** Bytes of one encoded piece: a multiple of 3 (base64 without padding inside) and of 4 (whole floats). */
const PIECE_BYTES = 3 * (1 << 18);

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = Uint8Array.from(CHARACTERS, (character) => character.charCodeAt(0));
const PADDING = '='.charCodeAt(0);

/** The base64 text of bytes, in pieces that concatenate to the whole. */
export function* base64Pieces(bytes: Uint8Array): Generator<string> {
  const ascii = new TextDecoder();
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    yield ascii.decode(encoded(bytes.subarray(start, start + PIECE_BYTES)));
  }
}

/** Three bytes are four characters of six bits; where one or two are missing at the end, padding says so. */
function encoded(bytes: Uint8Array): Uint8Array {
  const text = new Uint8Array(4 * Math.ceil(bytes.length / 3));
  for (let i = 0, at = 0; i < bytes.length; i += 3) {
    const bits = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text[at++] = CODES[bits >>> 18]!;
    text[at++] = CODES[(bits >>> 12) & 63]!;
    text[at++] = CODES[(bits >>> 6) & 63]!;
    text[at++] = CODES[bits & 63]!;
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  if (missing > 0) text.fill(PADDING, text.length - missing);
  return text;
}
