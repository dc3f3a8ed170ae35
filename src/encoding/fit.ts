/** How well a text fits a language, by the characters beyond ASCII in it: 1 at best, more for scripts of many signs. */
import { SIGNS, WIDE_SIGNS } from './letters.ts';

/** A text has so many of the signs that its language uses most, at least; Chinese read as Japanese has none. */
const FEWEST_USUAL = 0.1;
/** A letter that no text of a language has counts so much against it. */
const ODD_WEIGHT = 0.5;
/** A sign that a text may have but does not abound in is worth this much of one that it does. */
const POSSIBLE_WEIGHT = 0.3;
/** From this on an encoding of several bytes a character goes before those of one, whose letters any bytes may be. */
const SCRIPT_PLAUSIBLE = 0.4;
const LETTERS = /\p{L}/gu;

/** Of a script of syllables or words, whose characters take several bytes each. */
export function fitOfSigns(usual: string, possible: RegExp): (text: string) => number {
  const usualOnes = new RegExp(`[${usual}${WIDE_SIGNS}]`, 'gu');
  return (text) => {
    const others = text.replace(/[\0-\x7f]/g, '');
    const all = Math.max(1, others.length);
    const [many, some] = [countOf(others, usualOnes), countOf(others, possible)];
    if (many < FEWEST_USUAL * all) return 0;
    const odd = Math.max(0, countOf(others, LETTERS) - many - some);
    const share = (many + POSSIBLE_WEIGHT * some) / all;
    const isScript = share >= SCRIPT_PLAUSIBLE && !isAmongLetters(text, others.length);
    return share - (ODD_WEIGHT * odd) / all + (isScript ? 1 : 0);
  };
}

/** Whether characters stand within words of Latin letters: an accented letter and the letter after it, taken for one. */
function isAmongLetters(text: string, characters: number): boolean {
  return countOf(text, /[a-z][^\0-\x7f]|[^\0-\x7f](?=[a-z])/gi) > characters / 2;
}

function countOf(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}

/** A word has small letters behind its first one, or capitals all through, and nothing within but letters. */
const CAPITAL_WITHIN = /(?<=\p{Ll})\p{Lu}/gu;
const SIGN_WITHIN = /(?<=\p{L})[^\p{L}\p{M}\0-\x7f’\u00ad·](?=\p{L})/gu;
/** Letters beyond ASCII beside letters of ASCII are of one alphabet with these. */
const TWO_SCRIPTS = /[a-z][\u0370-\uffff]|[\u0370-\uffff](?=[a-z])/gi;
/** What a character that the language does not have, or one out of its place, takes away. */
const UNUSUAL = 1;
const OUT_OF_PLACE = 2;
/** What the most frequent letter of an alphabet gives, and how much less the rarest does; a sign, a capital. */
const COMMONEST = 1;
const SLOPE = 1.2;
const SIGN = 0.5;
const CAPITAL = 0.8;

/**
 * Of words of letters.
 *
 * @param letters of Latin text those beyond ASCII; of another script all, the most frequent first, which count most
 */
export function fitOfWords(letters: string, isLatin: boolean): (text: string) => number {
  const worth = new Map<string, number>([...SIGNS].map((sign) => [sign, SIGN]));
  [...letters].forEach((letter, rank) => {
    const value = isLatin ? 1 : COMMONEST - (SLOPE * rank) / letters.length;
    worth.set(letter, value);
    if (!worth.has(letter.toUpperCase())) worth.set(letter.toUpperCase(), value * CAPITAL);
  });
  return (text) => {
    const others = text.match(/[^\0-\x7f]/g) ?? [];
    const sum = others.reduce((total, character) => total + (worth.get(character) ?? -UNUSUAL), 0);
    const odd = countOf(text, CAPITAL_WITHIN) + countOf(text, SIGN_WITHIN) + (isLatin ? 0 : countOf(text, TWO_SCRIPTS));
    return (sum - OUT_OF_PLACE * odd) / Math.max(1, others.length);
  };
}
