/** Known words that somebody may have meant with one that a model does not know. */
import { editDistance } from '../../did-you-mean.ts';

const MOST = 3;
const SHORT = 4;

/**
 * Up to three, the likeliest first: words that begin so, as one types them, then those few edits away. A short word may
 * differ in one letter, and none may share nothing with what was typed.
 */
export function knownLike(word: string, known: readonly string[]): string[] {
  const typed = word.toLowerCase();
  const most = typed.length <= SHORT ? Math.min(1, typed.length - 1) : Math.max(2, typed.length / 3);
  const ranked = known
    .map((candidate) => ({ candidate, distance: distanceOf(typed, candidate.toLowerCase(), most) }))
    .filter(({ candidate, distance }) => distance <= most && /\p{L}/u.test(candidate));
  ranked.sort((a, b) => a.distance - b.distance || a.candidate.length - b.candidate.length);
  return ranked.slice(0, MOST).map(({ candidate }) => candidate);
}

/** Edits, not counted where the lengths alone need more than `most`; a word that only needs its end typed is nearest. */
function distanceOf(typed: string, candidate: string, most: number): number {
  if (typed.length > 1 && candidate.startsWith(typed)) return 0.5;
  const apart = Math.abs(typed.length - candidate.length);
  return apart > most ? apart : editDistance(typed, candidate);
}

/** A sentence with another word in place of one of its own, and not of a part of a longer one. */
export function withWord(sentence: string, word: string, other: string): string {
  const literally = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${literally}(?![\\p{L}\\p{N}])`, 'u');
  return whole.test(sentence) ? sentence.replace(whole, () => other) : sentence.replace(word, () => other);
}
