/** What the words of a header call their columns: a side, a language, a number, something else. */

/** A side, "text" (with its number), "id", "other", or the English name of a language. */
type Heading = string;

const WORDS: Readonly<Record<string, readonly string[]>> = {
  source: 'source src original origin 원문 원본'.split(' '),
  target: 'target tgt trg translation translated 번역 번역문'.split(' '),
  id: 'id ids no num number index idx key sid sn uid row nr 번호 순번 #'.split(' '),
  text: 'text sentence sentences sent string segment seg line utterance phrase txt 문장 텍스트'.split(' '),
  other:
    'score similarity domain category split url link date lang language label comment attribution speaker license file length set 분야 출처 날짜'.split(
      ' ',
    ),
};
const HEADINGS = new Map(Object.entries(WORDS).flatMap(([heading, words]) => words.map((word) => [word, heading])));
/** No heading is as long. */
const LONGEST = 30;
/** A header may begin as a comment does. */
const BEFORE_HEADER = /^#\s*(?=\p{L})/u;
/** A cell may have several: "source id" is an id, "English text" is English. */
const STRONGEST = ['id', 'source', 'target', 'text', 'other'];

/**
 * What a cell says if it stands in a header; `null` where it says nothing of the kind, as any sentence does.
 *
 * Example "sentence_en" → "English"; "KO" → "Korean"; "Text 2" → "text 2"; "Go home." → null
 */
export function headingOf(cell: string): Heading | null {
  const text = cell.trim().toLowerCase().replace(BEFORE_HEADER, '');
  if (text.length > LONGEST || /[.?!,;。？！]$/.test(text)) return null;
  const whole = HEADINGS.get(text) ?? languageName(text);
  if (whole !== null) return whole;
  const parts = text.split(/[\s_\-.:()[\]/]+|(?<=\p{L})(?=\p{N})/u).filter((part) => part !== '');
  const numbers = parts.filter((part) => /^\d$/.test(part)).join(' ');
  const found = parts.filter((part) => !/^\d$/.test(part)).map((part) => HEADINGS.get(part) ?? languageName(part));
  if (found.length === 0 || found.includes(null)) return null;
  const language = found.find((heading) => !STRONGEST.includes(heading!));
  const word = STRONGEST.find((heading) => found.includes(heading));
  const heading = word === undefined || word === 'text' || word === 'other' ? (language ?? word) : word;
  return numbers === '' || heading !== 'text' ? heading! : `text ${numbers}`;
}

export function isHeading(cell: string): boolean {
  return headingOf(cell) !== null;
}

export function isLanguage(heading: Heading | null): boolean {
  return heading !== null && !STRONGEST.includes(heading.replace(/ [\d ]+$/, ''));
}

const ENGLISH_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
let namesOfLanguages: Map<string, string> | null = null;

/** Example "ko", "kor", "korean", "한국어" and "한국어(ko)" → "Korean" */
function languageName(text: string): string | null {
  if (/^[a-z]{2,3}([-_][a-z]{2,4})?$/.test(text)) {
    const [code] = text.split(/[-_]/);
    const name = ENGLISH_NAMES.of(code!);
    if (name !== undefined) return name;
  }
  namesOfLanguages ??= collectNames();
  return namesOfLanguages.get(text) ?? null;
}

/** Names of the languages that have a code of two letters: in English, in Korean and in themselves. */
function collectNames(): Map<string, string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const names = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = ENGLISH_NAMES.of(code);
    if (name === undefined) continue;
    for (const locale of ['en', 'ko', code]) {
      const own = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code);
      if (own !== undefined) names.set(own.toLowerCase(), name);
    }
  }
  return names;
}
