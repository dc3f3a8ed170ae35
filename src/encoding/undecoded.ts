/** Encodings that no engine decodes, decoded well enough to be told by the letters that come out. */
import { standardEncoding } from './encodings.ts';
import { PAGES } from './pages.ts';

export interface Undecoded {
  /** As iconv calls it; for Python's codecs the name of people. */
  readonly name: string;
  /** Python's name, where not every iconv has one. */
  readonly codec?: keyof typeof PAGES;
  /** The text; `null` where the bytes are something else. */
  decode(bytes: Uint8Array): string | null;
}

/** The upper half of the pages that DOS, and the console of Windows to this day, write Latin letters by. */
const DOS_WESTERN =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
const DOS_CENTRAL =
  'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0';

/** Consonants and vowels that the five-bit numbers of Johab stand for. */
const LEADS = range(2, 21);
const VOWELS = [...range(3, 8), ...range(10, 16), ...range(18, 24), ...range(26, 30)];
const TAILS = [...range(1, 18), ...range(19, 30)];

/** Hanzi of the first level begin here, and stand in Big5 in the same order but for a few. */
const CNS_FIRST_ROW = 0xc4;
const CNS_LAST_ROW = 0xfd;
const BIG5_FIRST_ROW = 0xa4;

/** Where EBCDIC has its space, and its small letters. */
const EBCDIC_SPACE = 0x40;
const EBCDIC_SPACES = [0.05, 0.4] as const;
const EBCDIC_LETTERS = 0.5;

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Characters of one byte below 0x80, of two from there on. */
function byPairs(bytes: Uint8Array, ofPair: (first: number, second: number) => string | null): string | null {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const first = bytes[i]!;
    const part = first < 0x80 ? String.fromCharCode(first) : ofPair(first, bytes[++i] ?? 0);
    if (part === null) return null;
    parts.push(part);
  }
  return parts.join('');
}

/** 1 and three numbers of five bits: consonant, vowel, consonant. Signs and hanja all become U+3000. */
function johab(first: number, second: number): string | null {
  if (second < 0x31 || second === 0x7f || second === 0xff) return null;
  if (first >= 0xd8) return '\u3000';
  const bits = (first << 8) | second;
  const [lead, vowel] = [LEADS.indexOf((bits >> 10) & 31), VOWELS.indexOf((bits >> 5) & 31)];
  const tail = TAILS.indexOf(bits & 31);
  return lead < 0 || vowel < 0 || tail < 0 ? null : String.fromCharCode(0xac00 + (lead * 21 + vowel) * 28 + tail);
}

function eucTw(first: number, second: number): string | null {
  if (first < 0xa1 || first > CNS_LAST_ROW || second < 0xa1 || second > 0xfe) return null;
  if (first < CNS_FIRST_ROW) return first < 0xa3 ? '，' : null;
  const place = (first - CNS_FIRST_ROW) * 94 + second - 0xa1;
  const column = place % 157;
  const big5 = [BIG5_FIRST_ROW + Math.floor(place / 157), column < 63 ? 0x40 + column : 0xa1 + column - 63];
  return standardEncoding('big5').decode(Uint8Array.from(big5));
}

function byTable(bytes: Uint8Array, upper: string): string {
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : upper[byte - 0x80]!)).join('');
}

export const UNDECODED = {
  johab: { name: 'JOHAB', decode: (bytes) => byPairs(bytes, johab) },
  eucTw: { name: 'EUC-TW', decode: (bytes) => byPairs(bytes, eucTw) },
  dosWestern: { name: 'CP850', decode: (bytes) => byTable(bytes, DOS_WESTERN) },
  dosCentral: { name: 'CP852', decode: (bytes) => byTable(bytes, DOS_CENTRAL) },
  macGreek: byPage('Mac OS Greek', 'mac_greek'),
  macCentral: byPage('Mac OS Central European', 'mac_latin2'),
  macRomanian: byPage('Mac OS Romanian', 'mac_romanian'),
  macIcelandic: byPage('Mac OS Icelandic', 'mac_iceland'),
  macTurkish: byPage('Mac OS Turkish', 'mac_turkish'),
  dosUkrainian: byPage('CP1125', 'cp1125'),
  dosGreek: byPage('CP737', 'cp737'),
  dosTurkish: byPage('CP857', 'cp857'),
} satisfies Readonly<Record<string, Undecoded>>;

function byPage(name: string, codec: keyof typeof PAGES): Undecoded {
  return { name, codec, decode: (bytes) => byTable(bytes, PAGES[codec]) };
}

/** Whether this is text of mainframes, whose letters stand elsewhere than in any other encoding. */
export function isEbcdic(bytes: Uint8Array): boolean {
  let [spaces, letters] = [0, 0];
  for (const byte of bytes) {
    if (byte === EBCDIC_SPACE) spaces++;
    else if (byte >= 0x81 && byte <= 0xa9 && (byte & 15) >= 1 && (byte & 15) <= 9) letters++;
  }
  const [fewest, most] = EBCDIC_SPACES.map((share) => share * bytes.length) as [number, number];
  return spaces >= fewest && spaces <= most && letters >= EBCDIC_LETTERS * bytes.length;
}
