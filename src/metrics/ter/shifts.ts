/**
 * Tercom's greedy search for block shifts: move a run of hypothesis words that the reference has elsewhere, while
 * that saves edits. The limits and the ranking are Tercom's as sacreBLEU has them, so the counts are equal.
 */
import type { Alignment } from './alignment.ts';
import { EditMatrix, type Move } from './edit-matrix.ts';

const LONGEST_SHIFT = 10;
const FURTHEST_SHIFT = 50;
/** Shifts weighed for one sentence; when they are used up, the shift being searched for is given up. */
const MOST_CANDIDATES = 1000;

const matrix = new EditMatrix();

/**
 * Edits that turn the hypothesis into the reference: shifts, insertions, deletions and replacements, each 1.
 *
 * Example [d e f a b c], [a b c d e f] → 1
 * @see    Snover et al. 2006, §3 (TER)
 */
export function countEdits(hypothesis: readonly number[], reference: readonly number[]): number {
  if (reference.length === 0 || hypothesis.length === 0) return Math.max(hypothesis.length, reference.length);
  const words = [...hypothesis];
  const distance = matrix.load(words, reference);
  const search: Search = { words, reference, places: placesOf(reference), distance, weighed: 0 };
  for (let shifts = 0; ; shifts++) {
    const move = search.distance === 0 ? undefined : bestShift(search);
    if (move === undefined) return shifts + search.distance;
    const { a, m, b } = move;
    words.splice(a, b - a, ...words.slice(m, b), ...words.slice(a, m));
    search.distance = matrix.fill(words, move);
  }
}

interface Search {
  readonly words: number[];
  readonly reference: readonly number[];
  /** Where in the reference each word stands, in order. */
  readonly places: ReadonlyMap<number, readonly number[]>;
  /** Edits of the words as they stand. */
  distance: number;
  /** Candidates so far, over all shifts of the sentence. */
  weighed: number;
}

function placesOf(reference: readonly number[]): Map<number, number[]> {
  const places = new Map<number, number[]>();
  reference.forEach((word, position) => {
    const known = places.get(word);
    if (known === undefined) places.set(word, [position]);
    else known.push(position);
  });
  return places;
}

/** A run of words that hypothesis and reference share, at different places. */
interface Match {
  readonly start: number;
  readonly referenceStart: number;
  readonly length: number;
}

/** The best shift so far: most edits saved, then longest, then earliest start, then earliest target. */
interface Best {
  saved: number;
  length: number;
  start: number;
  target: number;
  move: Move | undefined;
}

/** The shift that saves most edits; none when no shift saves any or the candidates are used up. */
function bestShift(search: Search): Move | undefined {
  const { words, reference, places } = search;
  const alignment = matrix.alignment();
  const best: Best = { saved: 0, length: 0, start: 0, target: 0, move: undefined };
  const { hypothesisErrors } = alignment;
  for (let start = 0; start < words.length; start++) {
    if (hypothesisErrors[start] === hypothesisErrors[Math.min(words.length, start + LONGEST_SHIFT)]) continue;
    for (const referenceStart of places.get(words[start]!) ?? []) {
      if (referenceStart < start - FURTHEST_SHIFT) continue;
      if (referenceStart > start + FURTHEST_SHIFT) break;
      const longest = Math.min(LONGEST_SHIFT, words.length - start, reference.length - referenceStart);
      for (let length = 1; length <= longest; length++) {
        if (words[start + length - 1] !== reference[referenceStart + length - 1]) break;
        const match = { start, referenceStart, length };
        if (!isWorthMoving(match, alignment)) continue;
        weighTargets(match, { search, alignment, best });
        if (search.weighed >= MOST_CANDIDATES) return undefined;
      }
    }
  }
  return best.move;
}

/** Both sides must have an error there, and the run must not stand where it would go. */
function isWorthMoving({ start, referenceStart, length }: Match, alignment: Alignment): boolean {
  const { aligned, hypothesisErrors, referenceErrors } = alignment;
  if (hypothesisErrors[start + length] === hypothesisErrors[start]) return false;
  if (referenceErrors[referenceStart + length] === referenceErrors[referenceStart]) return false;
  const at = aligned[referenceStart]!;
  return at < start || at >= start + length;
}

/** Tries the run at each place that the reference's words around it point to. */
function weighTargets(
  { start, referenceStart, length }: Match,
  { search, alignment, best }: { search: Search; alignment: Alignment; best: Best },
): void {
  let previous = -1;
  for (let offset = -1; offset < length; offset++) {
    const position = referenceStart + offset;
    const target = position < 0 ? 0 : alignment.aligned[position]! + 1;
    if (target === previous) continue;
    previous = target;
    search.weighed++;
    const wins = length !== best.length ? length > best.length : start === best.start && target < best.target;
    const needed = best.move !== undefined && wins ? best.saved : best.saved + 1;
    const move = moveOf({ start, length, target }, search.words.length);
    if (move.m === move.b) continue; // stays where it is
    const saved = search.distance - matrix.distanceAfter(move);
    if (saved >= needed) Object.assign(best, { saved, length, start, target, move });
  }
}

/**
 * The exchange of neighbours that a shift is. A target inside the run moves it right by as many words, as Tercom does,
 * but not past the end.
 *
 * Example start 4, length 2, target 1 → words 1–3 change places with words 4–5
 */
function moveOf({ start, length, target }: { start: number; length: number; target: number }, wordCount: number): Move {
  if (target < start) return { a: target, m: start, b: start + length };
  const end = target > start + length ? target : Math.min(target + length, wordCount);
  return { a: start, m: start + length, b: end };
}
