/** Checks of what should be a sentence and its translation, and is something else, or has something before or around it. */
import { type Check, onEitherSide } from './check.ts';
import { hasLabel, WITHOUT_LABELS } from './labels.ts';
import { EXTREME_RATIO, extremelyUnequal } from './length-ratio.ts';
import { hasLostLetters, isInQuotes, isNothing, turnedRound } from './symptoms.ts';

export const SENTENCE_CHECKS: readonly Check[] = [
  {
    code: 'nothing',
    severity: 'warning',
    fromShare: 0.001,
    name: 'cells without a value',
    meaning: 'with a side such as NULL, nan or #NAME?, written for a cell without a value',
    wayOut: 'leave them out',
    prepare: onEitherSide(isNothing),
  },
  {
    code: 'quoted',
    severity: 'warning',
    fromShare: 0,
    name: 'quoted cells',
    meaning: 'with cells in quotes and quotes doubled, as spreadsheets write them',
    wayOut: 'a copy of the file whose name ends in .csv is read without them',
    prepare: onEitherSide((text) => /^".*""[^"]+"".*"$/.test(text)),
  },
  {
    code: 'in-quotes',
    severity: 'warning',
    fromShare: 0.5,
    name: 'sides in quotes',
    meaning: 'with both sides in quotes, as some programs write cells',
    wayOut: 'a copy of the file whose name ends in .csv is read without them',
    prepare: () => (source, target) => isInQuotes(source) && isInQuotes(target),
  },
  {
    code: 'labels',
    severity: 'warning',
    fromShare: 0.9,
    name: 'labels before each sentence',
    meaning: 'with a number, a mark or a label before a sentence, such as 12. or en:, as nearly all lines have',
    wayOut: `take them off: ${WITHOUT_LABELS}`,
    prepare: onEitherSide(hasLabel),
  },
  {
    code: 'numbers',
    severity: 'warning',
    fromShare: 0.05,
    name: 'sides that are numbers',
    meaning: 'with a side that is numbers or marks alone',
    wayOut: '--columns says which columns are the sentences',
    prepare: onEitherSide((text) => !/\p{L}/u.test(text) && !hasLostLetters(text)),
  },
  {
    code: 'length-ratio',
    severity: 'warning',
    fromShare: 0.001,
    name: 'extreme length ratios',
    meaning: `more than ${EXTREME_RATIO} times as unequal in length as usual, maybe no translations`,
    wayOut: 'look at them, and leave out what is none',
    prepare: extremelyUnequal,
  },
  {
    code: 'untranslated',
    severity: 'warning',
    fromShare: 0.01,
    name: 'untranslated pairs',
    meaning: 'with the same text on both sides, maybe untranslated',
    wayOut: `leave them out: awk -F'\\t' '$1 != $2' old.tsv > new.tsv`,
    prepare: () => (source, target) => source.trim() === target.trim(),
  },
  {
    code: 'turned',
    severity: 'warning',
    fromShare: 0.001,
    name: 'sides turned round',
    meaning: 'whose sides are turned round, by their letters',
    wayOut: 'put each side where it belongs, or leave them out',
    prepare: turnedRound,
  },
];
