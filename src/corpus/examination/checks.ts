/** What single pairs are looked at for. Each check says which pairs it finds and what that means. */
import type { Finding, Pairs } from '../corpus.ts';
import { characterCount } from './side.ts';

export interface Check {
  readonly code: string;
  readonly severity: Finding['severity'];
  /** Fewer than this share of the pairs is not worth a line. */
  readonly fromShare: number;
  /** Behind the number of pairs, which is what the sentence begins with. */
  readonly meaning: string;
  prepare(train: Pairs): (source: string, target: string) => boolean;
}

/** A pair this many times as unequal as the median pair is hardly a translation. */
const EXTREME_RATIO = 4;
/** Short sentences may well be unequal: "No." */
const RATIO_COUNTS_FROM = 30;

const onEitherSide = (test: (text: string) => boolean) => () => (source: string, target: string) =>
  test(source) || test(target);

export const CHECKS: readonly Check[] = [
  {
    code: 'damaged',
    severity: 'warning',
    fromShare: 0,
    meaning: 'hold control characters or U+FFFD, as text does that was converted wrongly',
    prepare: onEitherSide((text) => /[\p{Cc}\uFFFD]/u.test(text.replace(/[\t\n\v\f\r\u0085]/g, ' '))),
  },
  {
    code: 'length-ratio',
    severity: 'warning',
    fromShare: 0.001,
    meaning: `are more than ${EXTREME_RATIO} times as long on one side as pairs usually are, so may be no translations`,
    prepare: (train) => {
      const usual = medianRatio(train);
      return (source, target) => {
        const [s, t] = [characterCount(source), characterCount(target)];
        const ratio = t / s / usual;
        return Math.max(s, t) >= RATIO_COUNTS_FROM && Math.max(ratio, 1 / ratio) > EXTREME_RATIO;
      };
    },
  },
  {
    code: 'untranslated',
    severity: 'warning',
    fromShare: 0.01,
    meaning: 'have the same text on both sides, so may be untranslated',
    prepare: () => (source, target) => source === target,
  },
  {
    code: 'decomposed',
    severity: 'note',
    fromShare: 0,
    meaning: 'hold decomposed characters (Unicode NFD), which are composed before they are learnt from',
    prepare: onEitherSide((text) => /[^\0-\u02ff]/.test(text) && text.normalize('NFC') !== text),
  },
];

/** Characters of the target for one of the source. */
function medianRatio({ sources, targets }: Pairs): number {
  const ratios = Float64Array.from(sources, (source, i) => characterCount(targets[i]!) / characterCount(source)).sort();
  return ratios[ratios.length >> 1] ?? 1;
}
