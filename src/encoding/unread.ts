/** Encodings that no engine decodes, told by their bytes: those of seven bits, which would pass for UTF-8, and UTF-32. */
import { standardEncoding } from './encodings.ts';
import { ALPHABETS, KANA, KOREAN, SIMPLIFIED, TRADITIONAL } from './letters.ts';

/** Characters that show what they are. */
const ENOUGH = 8;
/** Shifted stretches of text that show UTF-7 and HZ: a plain text may have one by chance. */
const STRETCHES = 3;
/** What these encodings shift to other letters by, with what stands between, in Latin-1. */
const UTF7_STRETCH = /\+([A-Za-z0-9+/]{3,4096})-?/g;
/** Letters of base 64 over whole eights that whole pairs of bytes take. */
const ENDS_OF_UTF16 = [0, 3, 6];
const HZ_STRETCH = /~\{(?:[!-w][!-}]){1,1000}~\}/g;
const KOREAN_SHIFT = '\x1b$)C';
/** Chinese and Korean letters among those of ISO-2022-JP, which knows none of them. */
const JP2_SHIFTS = ['\x1b$A', '\x1b$(A', '\x1b$(C'];
/** Only so much of an input is looked at. */
const LOOKED_AT = 1 << 16;

const USUAL = new Set(SIMPLIFIED + TRADITIONAL + KOREAN + KANA + Object.values(ALPHABETS).join(''));
const FEWEST_USUAL = 2;

/** As iconv calls the encoding that these first bytes are in; `null` for none of these. */
export function unreadEncodingOf(bytes: Uint8Array): string | null {
  const byQuarters = utf32Of(bytes);
  if (byQuarters !== null) return byQuarters;
  const some = bytes.subarray(0, LOOKED_AT);
  if (some.some((byte) => byte >= 0x80)) return null;
  const text = standardEncoding('windows-1252').decodeLossy(some);
  if (text.includes(KOREAN_SHIFT)) return 'ISO-2022-KR';
  if (JP2_SHIFTS.some((shift) => text.includes(shift))) return 'ISO-2022-JP-2';
  const hz = text.match(HZ_STRETCH) ?? [];
  if (hz.length >= STRETCHES || (hz.length > 0 && hz.every((one) => isUsual(fromHz(one))))) return 'HZ';
  const stretches = [...text.matchAll(UTF7_STRETCH)];
  const isAll = stretches.length > 0 && stretches.every(([, letters]) => isShifted(letters!));
  return isAll && (stretches.length >= STRETCHES || stretches.every(([, letters]) => isUsual(fromBase64(letters!))))
    ? 'UTF-7'
    : null;
}

/** Code points in four bytes each, the first or the last of them 0, and the next hardly more. */
function utf32Of(bytes: Uint8Array): string | null {
  const whole = bytes.subarray(0, Math.min(bytes.length, LOOKED_AT) & ~3);
  if (whole.length < 4 * ENOUGH) return null;
  const isPoint = (high: number, plane: number, ...rest: number[]) =>
    high === 0 && plane <= 0x10 && (plane > 0 || rest.some((byte) => byte > 0));
  let [little, big] = [true, true];
  for (let i = 0; i < whole.length; i += 4) {
    const [a, b, c, d] = whole.subarray(i, i + 4) as unknown as [number, number, number, number];
    little &&= isPoint(d, c, b, a);
    big &&= isPoint(a, b, c, d);
  }
  return little ? 'UTF-32LE' : big ? 'UTF-32BE' : null;
}

/** Whether letters of base 64 spell letters beyond ASCII in UTF-16, and nothing else. */
function isShifted(letters: string): boolean {
  if (!ENDS_OF_UTF16.includes(letters.length % 8)) return false;
  const text = fromBase64(letters);
  return text !== '' && !/[\0-\x7f\ufffd]/.test(text) && /\p{L}/u.test(text);
}

function fromBase64(letters: string): string {
  const bytes = Uint8Array.from(atob(letters), (one) => one.charCodeAt(0));
  return standardEncoding('utf-16be').decodeLossy(bytes.subarray(0, bytes.length & ~1));
}

/** Without its marks, each letter stands 0x80 lower than in GB 2312. */
function fromHz(stretch: string): string {
  const bytes = Uint8Array.from(stretch.slice(2, -2), (one) => one.charCodeAt(0) | 0x80);
  return standardEncoding('gb18030').decodeLossy(bytes);
}

/** Whether a single stretch is what a language is full of, which letters and signs of other texts hardly spell. */
function isUsual(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const usual = letters.filter((letter) => USUAL.has(letter.toLowerCase()));
  return usual.length >= FEWEST_USUAL && usual.length >= letters.length / 2;
}
