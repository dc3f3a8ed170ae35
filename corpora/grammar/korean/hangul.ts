/** Hangul by Unicode arithmetic: every syllable is 0xAC00 + (lead · 21 + vowel) · 28 + final. */

const FIRST = 0xac00;
const LAST = 0xd7a3;
const LEADS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
const FINALS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];

export interface Syllable {
  readonly lead: string;
  readonly vowel: string;
  readonly final: string;
}

/** The jamo of the last syllable of a word that ends in Hangul. */
export function lastSyllable(word: string): Syllable {
  const code = word.charCodeAt(word.length - 1);
  if (!(code >= FIRST && code <= LAST)) throw new Error(`"${word}" does not end in a Hangul syllable`);
  const offset = code - FIRST;
  return {
    lead: LEADS[Math.floor(offset / 588)]!,
    vowel: VOWELS[Math.floor(offset / 28) % 21]!,
    final: FINALS[offset % 28]!,
  };
}

/** One syllable from its jamo: ㄱ, ㅏ, ㄴ → 간. */
export function compose({ lead, vowel, final }: Syllable): string {
  const offset = (LEADS.indexOf(lead) * 21 + VOWELS.indexOf(vowel)) * 28 + FINALS.indexOf(final);
  return String.fromCharCode(FIRST + offset);
}

/** The word with some jamo of its last syllable exchanged: 돕, {final: ''} → 도. */
export function alterLast(word: string, change: Partial<Syllable>): string {
  return word.slice(0, -1) + compose({ ...lastSyllable(word), ...change });
}

export function endsInConsonant(word: string): boolean {
  return lastSyllable(word).final !== '';
}
