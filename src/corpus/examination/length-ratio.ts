/** Pairs that are far more unequal in length than is usual in a corpus. */
import { median } from '../../median.ts';
import type { Pairs } from '../corpus.ts';
import { characterCount } from './side.ts';

/** A pair this many times as unequal as the median pair is hardly a translation. */
export const EXTREME_RATIO = 4;
/** Short sentences may well be unequal: "No." */
const RATIO_COUNTS_FROM = 30;

export function extremelyUnequal(train: Pairs): (source: string, target: string) => boolean {
  const usual = medianRatio(train);
  return (source, target) => {
    const [s, t] = [characterCount(source), characterCount(target)];
    const ratio = t / s / usual;
    return Math.max(s, t) >= RATIO_COUNTS_FROM && Math.max(ratio, 1 / ratio) > EXTREME_RATIO;
  };
}

/** Characters of the target for one of the source. */
function medianRatio({ sources, targets }: Pairs): number {
  if (sources.length === 0) return 1;
  return median(Float64Array.from(sources, (source, i) => characterCount(targets[i]!) / characterCount(source)));
}
