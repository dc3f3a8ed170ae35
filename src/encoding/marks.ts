/** UTF-16 and UTF-32, told by their byte order marks or, without one, by where their NULs stand. */
import { type Encoding, standardEncoding, UTF8 } from './encodings.ts';

interface Mark {
  /** `null` for UTF-32, which is not read. */
  readonly encoding: Encoding | null;
  /** In bytes. */
  readonly length: number;
}

/** Longer marks stand before those that they begin with. */
const MARKS: readonly (readonly [bytes: readonly number[], standard: string | null])[] = [
  [[0xff, 0xfe, 0, 0], null],
  [[0, 0, 0xfe, 0xff], null],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The byte order mark that text begins with, or `null`. */
export function markOf(bytes: Uint8Array): Mark | null {
  const found = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  return found === undefined
    ? null
    : { encoding: found[1] === null ? null : standardEncoding(found[1]), length: found[0].length };
}

/** At least so many characters of ASCII show the order of bytes. */
const ENOUGH = 2;
/** NULs that stand with no character of ASCII, as half of others, are fewer than these. */
const FEW_OTHERS = 0.4;
/** In text that is UTF-8 all the same, so large a part has to be NULs and other numbers of blocks of letters. */
const MANY_CONTROLS = 0.25;

/**
 * The UTF-16 that bytes without a mark look like, or `null`: pairs of a NUL and a character of ASCII, line ends and spaces
 * at least, nearly all of them one way round.
 */
export function bareUtf16(bytes: Uint8Array): Encoding | null {
  let [nuls, controls, little, big] = [0, 0, 0, 0];
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const [first, second] = [bytes[i]!, bytes[i + 1]!];
    nuls += Number(first === 0) + Number(second === 0);
    controls += Number(first < 0x20) + Number(second < 0x20);
    if (second === 0 && isPlain(first)) little++;
    if (first === 0 && isPlain(second)) big++;
  }
  const more = Math.max(little, big);
  const isUtf8 = UTF8.decode(bytes) !== null;
  if (more < (isUtf8 ? ENOUGH : 1) || little === big) return null;
  if (isUtf8 && controls < MANY_CONTROLS * bytes.length) return null;
  const encoding = standardEncoding(little > big ? 'utf-16le' : 'utf-16be');
  // The last pair may be half of a character that goes on behind these bytes.
  const text =
    encoding.decode(bytes.subarray(0, bytes.length & ~1)) ??
    encoding.decode(bytes.subarray(0, (bytes.length & ~1) - 2));
  if (text === null || more <= FEW_OTHERS * nuls || !/[\p{L}\p{N}]/u.test(text)) return null;
  return more >= ENOUGH || !/[^\p{L}\p{M}\p{N}\p{P}\s]/u.test(text) ? encoding : null;
}

function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
