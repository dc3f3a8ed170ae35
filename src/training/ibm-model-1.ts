/**
 * IBM model 1: which word is the translation of which, learnt from sentence pairs alone. Each word of the target comes
 * from one word of the source or from none, NULL, all of them being equally likely beforehand.
 *
 *   p(target | source) = Πᵢ Σⱼ p(targetᵢ | sourceⱼ) / (S + 1)
 *
 * Its maximum is found by expectation-maximisation: count how often each word would come from each other, at the
 * probabilities so far, and take the shares of these counts as the next ones. Only +, · and / are used, in a fixed
 * order, so every machine learns the same.
 *
 * @see Brown et al. 1993 (Computational Linguistics 19:2), §4.1
 */
import type { Ids } from '../model/batch.ts';
import { EOS, PAD } from '../special-ids.ts';
import { eachInSlices, inTurns } from '../turns.ts';
import { createBuffer } from '../wasm/memory.ts';
import { type EncodedPairs, type Ragged, rowAt, rowCount } from './ragged.ts';

/** p(target word | source word) of all that stood in a pair together. Plain data, in memory that threads can share. */
export interface WordTranslations {
  /** The cells of target word w are [starts[w], starts[w + 1]). */
  readonly starts: Int32Array;
  /** The source word of each cell, ascending within a row; PAD stands for NULL. */
  readonly sources: Int32Array;
  readonly probabilities: Float64Array;
}

const ITERATIONS = 5;
/** Pairs of words that are counted at most: of a great corpus only so many sentences are read, evenly spread. */
const MOST_CELLS = 2 ** 24;
const NULL_WORD = PAD;

/** Learns one direction; the sides exchanged give the other. */
export async function learnTranslations(pairs: EncodedPairs): Promise<WordTranslations> {
  const read = sample(pairs);
  const table = await inTurns(emptyTable(read));
  const cells = await inTurns(findCells(table, read));
  const sourceWords = table.sources.reduce((most, word) => Math.max(most, word), 0) + 1;
  for (let i = 0; i < ITERATIONS; i++) await inTurns(reestimate(table, cells, { read, sourceWords }));
  return table;
}

/**
 * How sure it is, for each word of a target sentence and its end, that it comes from each word of the source and its end.
 *
 * Shapes  target [T], source [S] → [T + 1, S + 1], by rows; what a row lacks to 1 comes from NULL
 */
export function alignmentOf(table: WordTranslations, target: Ids, source: Ids): Float64Array {
  const [height, width] = [target.length + 1, source.length + 1];
  const shares = new Float64Array(height * width);
  for (let i = 0; i < height; i++) {
    const word = target[i] ?? EOS;
    let sum = probability(table, word, NULL_WORD);
    for (let j = 0; j < width; j++) {
      const p = probability(table, word, source[j] ?? EOS);
      shares[i * width + j] = p;
      sum += p;
    }
    if (sum > 0) for (let j = 0; j < width; j++) shares[i * width + j] = shares[i * width + j]! / sum;
  }
  return shares;
}

/** Sentences with their ends; the source side with NULL before them. */
interface Sentences {
  readonly sources: readonly Int32Array[];
  readonly targets: readonly Int32Array[];
}

function sample({ sources, targets }: EncodedPairs): Sentences {
  const count = rowCount(sources);
  const cellsIn = (i: number) => (length(sources, i) + 2) * (length(targets, i) + 1);
  let cells = 0;
  for (let i = 0; i < count; i++) cells += cellsIn(i);
  const stride = Math.max(1, Math.ceil(cells / MOST_CELLS));
  const indices = Array.from({ length: Math.ceil(count / stride) }, (_, i) => i * stride);
  return {
    sources: indices.map((i) => Int32Array.of(NULL_WORD, ...rowAt(sources, i), EOS)),
    targets: indices.map((i) => Int32Array.of(...rowAt(targets, i), EOS)),
  };
}

const length = ({ starts }: Ragged, i: number): number => starts[i + 1]! - starts[i]!;

/** A cell for every two words that stand in a pair together, all equally likely. */
function* emptyTable({ sources, targets }: Sentences): Generator<void, WordTranslations> {
  const words = targets.reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), 0) + 1;
  const ends = new Int32Array(words + 1);
  targets.forEach((row, i) => {
    for (const word of row) ends[word + 1] = ends[word + 1]! + sources[i]!.length;
  });
  for (let w = 0; w < words; w++) ends[w + 1] = ends[w + 1]! + ends[w]!;
  const all = new Int32Array(ends[words]!);
  const next = ends.slice();
  yield* eachInSlices(targets, (row, i) => {
    for (const word of row) {
      all.set(sources[i]!, next[word]);
      next[word] = next[word]! + sources[i]!.length;
    }
  });
  const starts = new Int32Array(createBuffer(4 * (words + 1)));
  let count = 0;
  for (let w = 0; w < words; w++) {
    const row = all.subarray(ends[w], ends[w + 1]).sort();
    for (let k = 0; k < row.length; k++) if (k === 0 || row[k] !== row[k - 1]) all[count++] = row[k]!;
    starts[w + 1] = count;
    if (row.length > 0) yield;
  }
  const kept = new Int32Array(createBuffer(4 * count));
  kept.set(all.subarray(0, count));
  return { starts, sources: kept, probabilities: new Float64Array(createBuffer(8 * count)).fill(1) };
}

/** The cell of every target word with every source word, sentence by sentence. */
function* findCells(table: WordTranslations, { sources, targets }: Sentences): Generator<void, Int32Array> {
  const cells = new Int32Array(targets.reduce((sum, row, i) => sum + row.length * sources[i]!.length, 0));
  let at = 0;
  yield* eachInSlices(targets, (row, i) => {
    for (const word of row) for (const source of sources[i]!) cells[at++] = cellOf(table, word, source);
  });
  return cells;
}

/** One round: expected counts at the probabilities so far, then their shares. */
function* reestimate(
  { sources, probabilities }: WordTranslations,
  cells: Int32Array,
  { read, sourceWords }: { read: Sentences; sourceWords: number },
): Generator<void> {
  const counts = new Float64Array(probabilities.length);
  const totals = new Float64Array(sourceWords);
  let at = 0;
  yield* eachInSlices(read.targets, (words, i) => {
    const width = read.sources[i]!.length;
    for (let row = 0; row < words.length; row++, at += width) {
      let sum = 0;
      for (let k = at; k < at + width; k++) sum += probabilities[cells[k]!]!;
      for (let k = at; k < at + width; k++) {
        const cell = cells[k]!;
        const share = probabilities[cell]! / sum;
        counts[cell] = counts[cell]! + share;
        totals[sources[cell]!] = totals[sources[cell]!]! + share;
      }
    }
  });
  for (let cell = 0; cell < counts.length; cell++) probabilities[cell] = counts[cell]! / totals[sources[cell]!]!;
}

function probability(table: WordTranslations, target: number, source: number): number {
  const cell = cellOf(table, target, source);
  return cell < 0 ? 0 : table.probabilities[cell]!;
}

/** −1 where the two never stood in a pair together. */
function cellOf({ starts, sources }: WordTranslations, target: number, source: number): number {
  if (target + 1 >= starts.length) return -1;
  let low = starts[target]!;
  let high = starts[target + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sources[middle]! < source) low = middle + 1;
    else high = middle;
  }
  return low < starts[target + 1]! && sources[low] === source ? low : -1;
}
