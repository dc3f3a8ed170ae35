/**
 * Encodings by the labels of the Encoding Standard and by the names that people use: bytes → text, strictly or not.
 */
import { nearest } from '../did-you-mean.ts';
import { refuse } from '../errors.ts';
import { decodeCp949, decodeCutOffCp949 } from './cp949.ts';

export interface Encoding {
  /** As `--encoding` takes it, such as cp949. */
  readonly label: string;
  /** For people, such as CP949 (EUC-KR). */
  readonly name: string;
  /** Bytes that a line end has: 2 in UTF-16. */
  readonly unit: 1 | 2;
  /** The text of whole characters; `null` where the bytes are something else. */
  decode(bytes: Uint8Array): string | null;
  /** The same with U+FFFD for what cannot be read. */
  decodeLossy(bytes: Uint8Array): string;
  /** The text before a last character that is not whole; `null` where something else is wrong with the bytes. */
  decodeCutOff(bytes: Uint8Array): string | null;
}

/** Encodings that have a better label or name than the standard's, by the standard's name. */
const NAMES: Readonly<Record<string, readonly [label: string, name: string]>> = {
  'utf-8': ['utf-8', 'UTF-8'],
  'utf-16le': ['utf-16le', 'UTF-16LE'],
  'utf-16be': ['utf-16be', 'UTF-16BE'],
  'euc-kr': ['cp949', 'CP949 (EUC-KR)'],
  shift_jis: ['shift_jis', 'Shift_JIS'],
  gb18030: ['gb18030', 'GB18030 (GBK)'],
  big5: ['big5', 'Big5'],
  'windows-1250': ['windows-1250', 'Windows-1250 (Central European)'],
  'windows-1251': ['windows-1251', 'Windows-1251 (Cyrillic)'],
  'windows-1252': ['latin1', 'Latin-1 (Windows-1252)'],
  'windows-1253': ['windows-1253', 'Windows-1253 (Greek)'],
  'windows-1254': ['windows-1254', 'Windows-1254 (Turkish)'],
  'windows-1255': ['windows-1255', 'Windows-1255 (Hebrew)'],
  'windows-1256': ['windows-1256', 'Windows-1256 (Arabic)'],
  'windows-1257': ['windows-1257', 'Windows-1257 (Baltic)'],
  'windows-874': ['windows-874', 'Windows-874 (Thai)'],
  macintosh: ['macintosh', 'Mac OS Roman'],
};

/** What people say for labels that the standard knows otherwise, written without marks. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  cp932: 'shift_jis',
  cp936: 'gb18030',
  cp950: 'big5',
  cp874: 'windows-874',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  eucjp: 'euc-jp',
  sjis: 'shift_jis',
  latin1: 'windows-1252',
  latin2: 'iso-8859-2',
  utf16: 'utf-16le',
  utf8sig: 'utf-8',
  utf8bom: 'utf-8',
  cp65001: 'utf-8',
  koi8r: 'koi8-r',
  macroman: 'macintosh',
};

/** What Windows calls its pages for short: win1251. */
const SHORT_WINDOWS = /^win(?:dows)?[-_ ]?(?=125\d$)/;
/** Encodings that no engine decodes, by their letters and digits, and what iconv calls them. */
const ICONV_ALONE: readonly (readonly [label: RegExp, name: string])[] = [
  [/^utf(7|32(?:[lb]e)?)$/, 'UTF-$1'],
  [/^iso2022(kr|cn)$/, 'ISO-2022-$1'],
  [/^(?:johab|(?:cp|ibm)1361)$/, 'JOHAB'],
  [/^euctw$/, 'EUC-TW'],
  [/^(?:cp|ibm)(037|500|1047)$/, 'IBM$1'],
  [/^(?:cp|ibm)(437|737|775|8(?:5[0-578]|6[0-69]|74))$/, 'CP$1'],
];

/** The half of Windows-1252 that Latin-1 leaves to control characters, from 0x80 on; some engines forget it. */
export const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const made = new Map<string, Encoding>();

export const UTF8 = standardEncoding('utf-8');

/**
 * The encoding of a label.
 *
 * Example "CP949" and "euc-kr" → CP949 (EUC-KR)
 * @throws NmtError E_USAGE when nobody calls an encoding so, or no engine decodes it
 */
export function encodingOf(label: string): Encoding {
  const plain = label.trim().toLowerCase();
  const bare = plain.replace(/[^a-z0-9]/g, '');
  const known = ALSO_CALLED[bare] ?? standardName(plain.replace(SHORT_WINDOWS, 'windows-'));
  if (known !== null) return standardEncoding(known);
  const [pattern, name] = ICONV_ALONE.find(([looks]) => looks.test(bare)) ?? [];
  if (pattern !== undefined) {
    const iconv = bare.replace(pattern, name!).toUpperCase();
    const hint = `convert it first, such as by: iconv -f ${iconv} -t UTF-8 old.txt > new.txt`;
    refuse(`text in ${iconv} is not read`, hint);
  }
  const near = nearest(plain, [...Object.keys(NAMES), ...Object.keys(ALSO_CALLED), 'iso-8859-1', 'euc-jp']);
  refuse(
    `there is no encoding ${JSON.stringify(label)}`,
    near === undefined ? 'such as utf-8, utf-16le, cp949, shift_jis, gb18030, latin1' : `did you mean "${near}"?`,
  );
}

function standardName(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** The encoding that the standard, and `TextDecoder.encoding`, calls so. */
export function standardEncoding(standard: string): Encoding {
  const known = made.get(standard) ?? makeEncoding(standard);
  made.set(standard, known);
  return known;
}

function makeEncoding(standard: string): Encoding {
  const [label, name] = NAMES[standard] ?? [standard, standard.toUpperCase()];
  const unit = standard.startsWith('utf-16') ? 2 : 1;
  if (standard === 'windows-1252')
    return { label, name, unit, decode: decodeWestern, decodeLossy: decodeWestern, decodeCutOff: () => null };
  const lossy = new TextDecoder(standard, { ignoreBOM: true });
  const isKorean = standard === 'euc-kr';
  return {
    label,
    name,
    unit,
    decode: isKorean ? decodeCp949 : strictly(standard),
    decodeLossy: (bytes) => lossy.decode(bytes),
    decodeCutOff: isKorean ? decodeCutOffCp949 : (bytes) => decodeCutOff(standard, bytes),
  };
}

/** A stream of pieces may end within a character; one text may not. */
function decodeCutOff(standard: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(standard, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

function strictly(standard: string): (bytes: Uint8Array) => string | null {
  const create = () => new TextDecoder(standard, { fatal: true, ignoreBOM: true });
  let decoder = create();
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch {
      decoder = create(); // an engine may have kept what it stumbled over
      return null;
    }
  };
}

function decodeWestern(bytes: Uint8Array): string {
  const PIECE = 1 << 13; // as many arguments as a call may have
  let text = '';
  for (let i = 0; i < bytes.length; i += PIECE) text += String.fromCharCode(...bytes.subarray(i, i + PIECE));
  return text.replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
}
