/** Text whose bytes were decoded by a wrong encoding, of the kind that makes Latin letters with marks of everything. */
import { WINDOWS_1252 } from '../../encoding/encodings.ts';

const HIGH = '\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const RUN = new RegExp(`[${HIGH}]{2,}`, 'g');
const HAS_RUN = new RegExp(`[${HIGH}]{2}`);
/** What UTF-8 decoded as Latin-1 was: common letters of two bytes, any of three or four. */
const LIKELY =
  /[\u00a0-\u017f\u0370-\u058f\u05d0-\u05ea\u0600-\u06ff\u0900-\u0fff\u1e00-\u33ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]|\p{Extended_Pictographic}/u;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Letters with marks side by side, and how many of them for each plain letter: no language writes so. */
const SIDE_BY_SIDE = 4;
const FOR_A_PLAIN_LETTER = 2;

/** Example "CafÃ©" and "¿ì¸® ¾î¸Ó´Ï" are; "Là-bas, été à Paris" is not */
export function isMojibake(text: string): boolean {
  if (!HAS_RUN.test(text)) return false;
  const runs = text.match(RUN)!;
  return runs.some(wasUtf8) || isHardlyPlain(text, runs);
}

/** Whether the characters, as the bytes that they stand for, hold UTF-8. */
function wasUtf8(run: string): boolean {
  const bytes = Uint8Array.from(run, (character) => {
    const place = WINDOWS_1252.indexOf(character);
    return place < 0 ? character.charCodeAt(0) : 0x80 + place;
  });
  for (let start = 0; start < bytes.length - 1; start++) {
    const length = lengthByLead(bytes[start]!);
    if (length > 1 && start + length <= bytes.length && isLikely(bytes.subarray(start, start + length))) return true;
  }
  return false;
}

function lengthByLead(byte: number): number {
  if (byte >= 0xf0) return 4;
  if (byte >= 0xe0) return 3;
  return byte >= 0xc2 ? 2 : 1;
}

function isLikely(bytes: Uint8Array): boolean {
  try {
    return LIKELY.test(UTF8.decode(bytes));
  } catch {
    return false;
  }
}

function isHardlyPlain(text: string, runs: readonly string[]): boolean {
  const isLetters = (run: string) => /[\u00c0-\u00ff]/.test(run);
  const marked = runs.filter(isLetters).reduce((sum, run) => sum + run.length, 0);
  const plain = text.match(/[A-Za-z]/g)?.length ?? 0;
  const others = /[^\0-\u00ff€-™]/.test(text.replace(new RegExp(`[${HIGH}]`, 'g'), ''));
  return !others && marked >= SIDE_BY_SIDE && marked > FOR_A_PLAIN_LETTER * plain;
}
