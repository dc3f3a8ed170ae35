/**
 * Byte pair encoding as the paper has it: count every pair of neighbours, make the most frequent one a symbol, begin
 * again. Too slow for a corpus, and short enough to read: learn.ts is tested to learn the same merges.
 */
import { compareCodePoints } from '../code-points.ts';
import { END_OF_WORD } from './symbols.ts';

interface CountedPair {
  readonly left: string;
  readonly right: string;
  count: number;
}

/**
 * At most `most` merges, each written "left right"; of equally frequent pairs the last one by code point.
 *
 * Example {low: 5, lower: 2}, 2 merges → "l o" (7 times), then "lo w</w>" (5 times)
 * @see    Sennrich, Haddow & Birch 2016, Algorithm 1, P16-1162
 */
export function learnMergesSimply(wordCounts: ReadonlyMap<string, number>, most: number): string[] {
  let words = [...wordCounts].map(([word, count]) => ({ symbols: symbolsOf(word), count }));
  const merges: string[] = [];
  while (merges.length < most) {
    const pairs = new Map<string, CountedPair>();
    for (const { symbols, count } of words) {
      symbols.slice(1).forEach((right, i) => {
        const pair = pairs.get(`${symbols[i]} ${right}`) ?? { left: symbols[i]!, right, count: 0 };
        pair.count += count;
        pairs.set(`${pair.left} ${right}`, pair);
      });
    }
    const [best] = [...pairs.values()].sort(byRank);
    if (best === undefined || best.count < 2) break;
    merges.push(`${best.left} ${best.right}`);
    words = words.map(({ symbols, count }) => ({ symbols: mergeIn(symbols, best), count }));
  }
  return merges;
}

const byRank = (a: CountedPair, b: CountedPair) =>
  b.count - a.count || compareCodePoints(b.left, a.left) || compareCodePoints(b.right, a.right);

/** Example "low" → [l, o, w</w>] */
function symbolsOf(word: string): string[] {
  const characters = Array.from(word);
  return [...characters.slice(0, -1), characters.at(-1)! + END_OF_WORD];
}

/** Example [t, h, e], the pair t and h → [th, e] */
function mergeIn(symbols: readonly string[], { left, right }: CountedPair): string[] {
  const result: string[] = [];
  for (let i = 0; i < symbols.length; i++) {
    if (symbols[i] === left && symbols[i + 1] === right) result.push(left + symbols[++i]);
    else result.push(symbols[i]!);
  }
  return result;
}
