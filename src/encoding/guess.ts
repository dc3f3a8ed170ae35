/**
 * Which encoding bytes could be in: every candidate that takes them is judged by the letters that it makes of them, since
 * most texts consist of the few letters that their language uses most, and words are of one script. A judgement, never a proof.
 */
import { type Encoding, standardEncoding } from './encodings.ts';
import { fitOfSigns, fitOfWords } from './fit.ts';
import { ALPHABETS, KOREAN, LATIN, SIMPLIFIED, TRADITIONAL } from './letters.ts';
import { isEbcdic, UNDECODED, type Undecoded } from './undecoded.ts';

/** `encoding` reads the bytes; where no engine does, iconv knows it by its name. */
export type Guess = { readonly encoding: Encoding } | Pick<Undecoded, 'name' | 'codec'>;

/** An encoding, and how well a text that it makes of bytes fits a language that is written in it. */
interface Candidate {
  /** By the standard's name, where engines decode it. */
  readonly encoding: string | Undecoded;
  readonly judge: (text: string) => number;
}

/** Below this hardly anything of the text is what any candidate would have. */
const PLAUSIBLE = 0.5;
/** Encodings of systems that are gone, or go, have to fit better than others by so much. */
const HANDICAPS = new Map<string | Undecoded, number>([
  [UNDECODED.dosWestern, 0.15],
  [UNDECODED.dosCentral, 0.15],
  ['macintosh', 0.15],
  ['x-mac-cyrillic', 0.05],
  ...Object.values<Undecoded>(UNDECODED)
    .filter(({ codec }) => codec !== undefined)
    .map((page) => [page, 0.02] as const),
]);
/** Binary files are full of control characters, texts have none but white space. */
const MOST_CONTROLS = 0.01;

/** Of candidates that fit equally well the first is taken. Made when bytes are first no text, which hardly ever happens. */
let candidates: readonly Candidate[] | null = null;

const KANA_RANGE = 'ぁ-んー';
const KATAKANA_AND_HAN = /[ァ-ヶ一-龥々]/g;
const HAN = /[一-龥]/g;

/** The standard's names, by the languages that each is used for. */
const BY_ALPHABET: Readonly<Record<string, readonly (keyof typeof ALPHABETS)[]>> = {
  'windows-1251': ['russian', 'ukrainian', 'bulgarian', 'serbian', 'belarusian'],
  'koi8-r': ['russian'],
  'koi8-u': ['ukrainian', 'belarusian'],
  ibm866: ['russian', 'bulgarian', 'belarusian'],
  'iso-8859-5': ['russian', 'ukrainian', 'bulgarian', 'serbian', 'belarusian'],
  'x-mac-cyrillic': ['russian', 'ukrainian', 'bulgarian', 'serbian', 'belarusian'],
  'windows-1253': ['greek'],
  'iso-8859-7': ['greek'],
  'windows-1255': ['hebrew'],
  'windows-1256': ['arabic'],
  'iso-8859-6': ['arabic'],
  'windows-874': ['thai'],
};

const UNDECODED_ALPHABETS: readonly (readonly [encoding: Undecoded, languages: readonly (keyof typeof ALPHABETS)[]])[] =
  [
    [UNDECODED.macGreek, ['greek']],
    [UNDECODED.dosGreek, ['greek']],
    [UNDECODED.dosUkrainian, ['ukrainian']],
  ];

const WESTERN = ['french', 'german', 'spanish', 'portuguese', 'italian', 'danish', 'swedish', 'icelandic'] as const;
const CENTRAL = ['polish', 'czech', 'slovak', 'hungarian', 'romanian', 'croatian'] as const;
const BALTIC = ['latvian', 'lithuanian', 'estonian', 'polish'] as const;
const BY_LATIN: readonly (readonly [encoding: string | Undecoded, languages: readonly (keyof typeof LATIN)[]])[] = [
  ['windows-1252', WESTERN],
  ['windows-1250', CENTRAL],
  ['iso-8859-2', CENTRAL],
  ['windows-1254', ['turkish']],
  ['windows-1257', BALTIC],
  ['iso-8859-13', BALTIC],
  ['iso-8859-4', BALTIC],
  ['windows-1258', ['vietnamese']],
  ['macintosh', WESTERN],
  [UNDECODED.dosWestern, WESTERN],
  [UNDECODED.dosCentral, CENTRAL],
  [UNDECODED.macCentral, ['hungarian', 'polish', 'czech', 'slovak']],
  [UNDECODED.macRomanian, ['romanian']],
  [UNDECODED.macIcelandic, ['icelandic']],
  [UNDECODED.macTurkish, ['turkish']],
  [UNDECODED.dosTurkish, ['turkish']],
];

function listCandidates(): readonly Candidate[] {
  const signs = (encoding: string | Undecoded, usual: string, possible: RegExp): Candidate => ({
    encoding,
    judge: fitOfSigns(usual, possible),
  });
  return [
    signs('euc-kr', KOREAN, /[가-힣]/g),
    ...['shift_jis', 'euc-jp', 'iso-2022-jp'].map((standard) => signs(standard, KANA_RANGE, KATAKANA_AND_HAN)),
    signs('gb18030', SIMPLIFIED, HAN),
    signs('big5', TRADITIONAL, HAN),
    signs(UNDECODED.johab, KOREAN, /[가-힣]/g),
    signs(UNDECODED.eucTw, TRADITIONAL, HAN),
    ...BY_LATIN.flatMap(([encoding, languages]) =>
      languages.map((language) => ({
        encoding,
        judge: fitOfWords(LATIN[language], true),
      })),
    ),
    ...[...Object.entries(BY_ALPHABET), ...UNDECODED_ALPHABETS].flatMap(([encoding, languages]) =>
      languages.map((language) => ({
        encoding,
        judge: fitOfWords(ALPHABETS[language], false),
      })),
    ),
  ];
}

/** The encoding that the bytes fit best; `null` where they fit none that is known. */
export function guessEncoding(bytes: Uint8Array): Guess | null {
  if (isEbcdic(bytes)) return { name: 'IBM-1047' };
  if (isBinary(bytes)) return null;
  candidates ??= listCandidates();
  let best: { encoding: string | Undecoded; rank: number } | null = null;
  for (const { encoding, judge } of candidates) {
    const text = tryDecoding(encoding, bytes);
    const rank = text === null ? 0 : judge(text);
    const level = rank - (HANDICAPS.get(encoding) ?? 0);
    if (rank >= PLAUSIBLE && level > (best?.rank ?? 0)) best = { encoding, rank: level };
  }
  if (best === null) return null;
  const { encoding } = best;
  return typeof encoding === 'string' ? { encoding: standardEncoding(encoding) } : encoding;
}

/** Browsers know them all, a small build of an engine may not. */
function tryDecoding(encoding: string | Undecoded, bytes: Uint8Array): string | null {
  try {
    return (typeof encoding === 'string' ? standardEncoding(encoding) : encoding).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether bytes look like no text in any encoding. */
export function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x20 && byte !== 0x1b && (byte < 0x09 || byte > 0x0d)) controls++;
  return controls > MOST_CONTROLS * bytes.length;
}
