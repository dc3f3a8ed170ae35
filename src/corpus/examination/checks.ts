/** What single pairs are looked at for. Each check says which pairs it finds and what that means. */
import { median } from '../../median.ts';
import { dropInvisible } from '../../text/invisible.ts';
import type { Finding, Pairs } from '../corpus.ts';
import { characterCount } from './side.ts';

export interface Check {
  readonly code: string;
  readonly severity: Finding['severity'];
  /** Fewer than this share of the pairs is not worth a line. */
  readonly fromShare: number;
  /** Behind the word "pairs". */
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
    meaning: 'with control characters or U+FFFD, as text has that was converted wrongly',
    prepare: onEitherSide((text) => /[\p{Cc}\uFFFD]/u.test(text.replace(/[\t\n\v\f\r\u0085]/g, ' '))),
  },
  {
    code: 'invisible',
    severity: 'note',
    fromShare: 0,
    meaning: 'with invisible characters such as U+200B, which are dropped before training',
    prepare: onEitherSide((text) => dropInvisible(text) !== text && !/\p{Cc}/u.test(text)),
  },
  {
    code: 'length-ratio',
    severity: 'warning',
    fromShare: 0.001,
    meaning: `more than ${EXTREME_RATIO} times as unequal in length as usual, maybe no translations`,
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
    meaning: 'with the same text on both sides, maybe untranslated',
    prepare: () => (source, target) => source === target,
  },
  {
    code: 'decomposed',
    severity: 'note',
    fromShare: 0,
    meaning: 'with decomposed characters (Unicode NFD), which are composed before training',
    prepare: onEitherSide((text) => /[^\0-\u02ff]/.test(text) && text.normalize('NFC') !== text),
  },
];

/** Characters of the target for one of the source. */
function medianRatio({ sources, targets }: Pairs): number {
  if (sources.length === 0) return 1;
  return median(Float64Array.from(sources, (source, i) => characterCount(targets[i]!) / characterCount(source)));
}
