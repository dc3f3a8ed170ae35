/** Known words that somebody may have meant with one that a model does not know. */
import { editDistance } from '../../did-you-mean.ts';

const MOST = 3;

/** Up to three, the likeliest first: words that begin so, as one types them, then those few edits away. */
export function knownLike(word: string, known: readonly string[]): string[] {
  const typed = word.toLowerCase();
  const ranked = known
    .filter((candidate) => /\p{L}/u.test(candidate))
    .map((candidate) => ({ candidate, distance: distanceOf(typed, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, typed.length / 3));
  ranked.sort((a, b) => a.distance - b.distance || a.candidate.length - b.candidate.length);
  return ranked.slice(0, MOST).map(({ candidate }) => candidate);
}

/** Edits; a word that only needs its end typed is nearer than any other. */
function distanceOf(typed: string, candidate: string): number {
  if (typed.length > 1 && candidate.startsWith(typed)) return 0.5;
  return editDistance(typed, candidate);
}
