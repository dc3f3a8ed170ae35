/** What single pairs are looked at for. Each check says which pairs it finds, what that means, and the way out. */
import { dropInvisible } from '../../text/invisible.ts';
import { compose } from '../../text/normalise.ts';
import type { Finding, Pairs } from '../corpus.ts';
import { MEND_RETURNS } from '../files/layout.ts';
import { decodingCommand, hasEntity } from './entities.ts';
import { hasEscape, unescapingCommand } from './escapes.ts';
import { hasLabel, WITHOUT_LABELS } from './labels.ts';
import { EXTREME_RATIO, extremelyUnequal } from './length-ratio.ts';
import { hasOtherForms, USUAL_FORMS } from './letter-forms.ts';
import { isMojibake } from './mojibake.ts';
import { hasLostLetters, hasTag, isInQuotes, isNothing, turnedRound } from './symptoms.ts';

export interface Check {
  readonly code: string;
  readonly severity: Finding['severity'];
  /** Fewer than this share of the pairs is not worth a line. */
  readonly fromShare: number;
  /** What is looked for, where a report says that it was not found. */
  readonly name: string;
  /** Behind the word "pairs". */
  readonly meaning: string;
  /** What to do about it, by what stands in the texts; nothing where training does it. */
  readonly wayOut?: string | ((texts: readonly string[]) => string);
  prepare(train: Pairs): (source: string, target: string) => boolean;
}

const onEitherSide = (test: (text: string) => boolean) => () => (source: string, target: string) =>
  test(source) || test(target);

export const CHECKS: readonly Check[] = [
  {
    code: 'mojibake',
    severity: 'warning',
    fromShare: 0,
    name: 'mojibake',
    meaning: 'of mojibake, text that was decoded by a wrong encoding',
    wayOut: 'take the file as it was before it was converted, with --encoding where it is not UTF-8',
    prepare: onEitherSide(isMojibake),
  },
  {
    code: 'damaged',
    severity: 'warning',
    fromShare: 0,
    name: 'control characters',
    meaning: 'with control characters or U+FFFD, as text has that was converted wrongly',
    wayOut: 'convert the file anew, or leave these lines out',
    prepare: onEitherSide((text) => /[\p{Cc}\uFFFD]/u.test(text.replace(/[\t\n\v\f\r\u0085]/g, ' '))),
  },
  {
    code: 'invisible',
    severity: 'note',
    fromShare: 0,
    name: 'invisible characters',
    meaning: 'with invisible characters such as U+200B, which are dropped before training',
    prepare: onEitherSide((text) => dropInvisible(text) !== text && !/\p{Cc}/u.test(text)),
  },
  {
    code: 'lost',
    severity: 'warning',
    fromShare: 0,
    name: 'lost letters',
    meaning: 'with ? in the place of letters, as a program writes what its encoding has not',
    wayOut: 'they are lost: take the file as it was before it was converted',
    prepare: onEitherSide(hasLostLetters),
  },
  {
    code: 'returns',
    severity: 'warning',
    fromShare: 0,
    name: 'mixed line ends',
    meaning: 'with \\r within, where a line seems to end',
    wayOut: `let \\n end all lines: ${MEND_RETURNS}`,
    prepare: onEitherSide((text) => text.trim().includes('\r')),
  },
  {
    code: 'escapes',
    severity: 'warning',
    fromShare: 0,
    name: 'escapes',
    meaning: 'with escapes such as \\n, \\u00e9 or %C3%A9 in the place of characters',
    wayOut: (texts) => `decode them: ${unescapingCommand(texts)}`,
    prepare: onEitherSide(hasEscape),
  },
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
    code: 'entities',
    severity: 'warning',
    fromShare: 0,
    name: 'HTML entities',
    meaning: 'with HTML entities such as &quot; in the place of characters',
    wayOut: (texts) => `decode them: ${decodingCommand(texts)}`,
    prepare: onEitherSide(hasEntity),
  },
  {
    code: 'tags',
    severity: 'warning',
    fromShare: 0,
    name: 'HTML tags',
    meaning: 'with HTML tags such as <br>',
    wayOut: `take them out: sed 's/<[^<>]*>//g' old.tsv > new.tsv`,
    prepare: onEitherSide(hasTag),
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
  {
    code: 'forms',
    severity: 'note',
    fromShare: 0,
    name: 'full-width letters and their like',
    meaning: 'with letters or digits in full width, half width or as ligatures, which to a model are others',
    wayOut: `unless they are meant so, write them as usual: ${USUAL_FORMS}`,
    prepare: onEitherSide(hasOtherForms),
  },
  {
    code: 'decomposed',
    severity: 'note',
    fromShare: 0,
    name: 'decomposed characters',
    meaning: 'with decomposed characters (Unicode NFD), which are composed before training',
    prepare: onEitherSide((text) => /[^\0-\u02ff]/.test(text) && compose(text) !== text),
  },
];

/** What is looked for besides, in a set as a whole. */
const SET_CHECKS = ['empty sides', 'odd columns', 'repeated pairs', 'overlap with train', 'words that train lacks'];

/** For a report that says that nothing of it was found. */
export const CHECK_NAMES: readonly string[] = [...SET_CHECKS, ...CHECKS.map(({ name }) => name)];
