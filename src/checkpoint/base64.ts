/** Bytes ↔ base64, in pieces of bounded size, so that no tensor is ever one string. */

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
  const text = new Uint8Array(base64Length(bytes.length));
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

/** Length of the base64 text of so many bytes, padding included. */
export function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** The six bits that each character stands for; FOREIGN for all others. */
const FOREIGN = 64;
const SIX_BITS = new Uint8Array(256).fill(FOREIGN);
for (let i = 0; i < CHARACTERS.length; i++) SIX_BITS[CHARACTERS.charCodeAt(i)] = i;

/**
 * Writes base64 text that comes in pieces of any length as bytes.
 * Characters that are missing or not base64 are told by `finish`.
 */
export class Base64Decoder {
  private readonly bytes: Uint8Array<ArrayBuffer>;
  private written = 0;
  private isDamaged = false;
  /** Bits of the group of four characters that is under way, and how many characters of it have come. */
  private group = 0;
  private inGroup = 0;
  private padding = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
  }

  push(text: Uint8Array): void {
    let at = 0;
    while (at < text.length && this.inGroup > 0) this.take(text[at++]!);
    const { bytes } = this;
    const last = Math.min(text.length - 3, at + 4 * Math.floor((bytes.length - this.written) / 3));
    let written = this.written;
    for (; at < last; at += 4) {
      // One by one: as pairs taken apart they cost three times as much until this is compiled, and that is the start.
      const a = SIX_BITS[text[at]!]!;
      const b = SIX_BITS[text[at + 1]!]!;
      const c = SIX_BITS[text[at + 2]!]!;
      const d = SIX_BITS[text[at + 3]!]!;
      if ((a | b | c | d) >= FOREIGN) break;
      bytes[written] = (a << 2) | (b >> 4);
      bytes[written + 1] = (b << 4) | (c >> 2);
      bytes[written + 2] = (c << 6) | d;
      written += 3;
    }
    this.written = written;
    while (at < text.length) this.take(text[at++]!);
  }

  /** One character; a group of four is three bytes, less one for each character of padding. */
  private take(character: number): void {
    const isPadding = character === PADDING && this.inGroup >= 2;
    const bits = isPadding ? 0 : SIX_BITS[character]!;
    if (bits === FOREIGN || (this.padding > 0 && !isPadding)) this.isDamaged = true;
    if (isPadding) this.padding++;
    this.group = (this.group << 6) | (bits & 0x3f);
    if (++this.inGroup < 4) return;
    const three = [this.group >> 16, this.group >> 8, this.group].slice(0, 3 - this.padding);
    if (this.written + three.length > this.bytes.length) this.isDamaged = true;
    for (const byte of three) this.bytes[this.written++] = byte;
    this.group = 0;
    this.inGroup = 0;
  }

  /** The bytes when exactly as many came as were to come, else `null`. */
  finish(): Uint8Array<ArrayBuffer> | null {
    const isWhole = !this.isDamaged && this.inGroup === 0 && this.written === this.bytes.length;
    return isWhole ? this.bytes : null;
  }
}
