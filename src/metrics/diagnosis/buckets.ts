/** Scores of parts of a test set: by length, and by the share of rare words. */
import { type Metric, type SentenceStatistics, sumStatistics } from '../metric.ts';
import { countUnits, dominantScript, isSpaced, unitsOf } from './script.ts';

/** The sentences whose number lies in (above, upTo]. */
export interface Bucket {
  readonly label: string;
  readonly sentences: readonly number[];
}

/** Upper bounds, in words; characters where words are not set apart count half. */
const LENGTH_BOUNDS = [5, 10, 15, 20, 30, 40];
/** Upper bounds, in percent of a sentence's words. */
const RARITY_BOUNDS = [0, 10, 20, 30, 50];

/** Sentences by length of the source, or of the reference when there are no sources. Empty buckets are left out. */
export function lengthBuckets(lines: readonly string[]): Bucket[] {
  const script = dominantScript(lines);
  const scale = isSpaced(script) ? 1 : 2;
  const bounds = LENGTH_BOUNDS.map((bound) => bound * scale);
  const labels = [
    ...bounds.map((bound, i) => `${i === 0 ? 0 : bounds[i - 1]! + 1}–${bound}`),
    `${bounds.at(-1)! + 1}+`,
  ];
  return fill(
    lines.map((line) => countUnits(line, script)),
    bounds,
    labels,
  );
}

/** Sentences by the share of their words that are rare: seen only once in these lines. */
export function rarityBuckets(lines: readonly string[]): Bucket[] {
  const script = dominantScript(lines);
  const words = lines.map((line) => unitsOf(line.toLowerCase(), script));
  const counts = countWords(words);
  const shares = words.map((line) => {
    const rare = line.filter((word) => counts.get(word) === 1).length;
    return line.length === 0 ? 0 : (100 * rare) / line.length;
  });
  const labels = [
    'none',
    ...RARITY_BOUNDS.slice(1).map((bound, i) => `${i === 0 ? '1' : RARITY_BOUNDS[i]}–${bound} %`),
  ];
  return fill(shares, RARITY_BOUNDS, [...labels, `over ${RARITY_BOUNDS.at(-1)} %`]);
}

function countWords(lines: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) for (const word of line) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function fill(numbers: readonly number[], bounds: readonly number[], labels: readonly string[]): Bucket[] {
  const buckets = labels.map((label) => ({ label, sentences: [] as number[] }));
  numbers.forEach((number, sentence) => {
    const index = bounds.findIndex((bound) => number <= bound);
    buckets[index < 0 ? bounds.length : index]!.sentences.push(sentence);
  });
  return buckets.filter((bucket) => bucket.sentences.length > 0);
}

/** The score of a bucket's sentences together. */
export function bucketScore(metric: Metric, statistics: SentenceStatistics, bucket: Bucket): number {
  return metric.score(sumStatistics(statistics, bucket.sentences)).score;
}
