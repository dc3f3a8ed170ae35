/** Checks of what stands in the place of characters: the wrong ones, none that can be seen, or the way that others are written. */
import { dropInvisible } from '../../text/invisible.ts';
import { compose } from '../../text/normalise.ts';
import { MEND_RETURNS } from '../files/layout.ts';
import { OTHER_ENDS } from '../other-ends.ts';
import { type Check, onEitherSide } from './check.ts';
import { decodingCommand, hasEntity } from './entities.ts';
import { hasEscape, unescapingCommand } from './escapes.ts';
import { hasOtherForms, USUAL_FORMS } from './letter-forms.ts';
import { isMojibake } from './mojibake.ts';
import { hasLostLetters, hasTag } from './symptoms.ts';

export const CHARACTER_CHECKS: readonly Check[] = [
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
    code: 'ends',
    severity: 'note',
    fromShare: 0,
    name: 'other line ends',
    meaning: 'with U+2028, U+0085, \\v or the like within, where other programs end a line',
    wayOut: 'nmt takes them for spaces; a space in their place is the same everywhere',
    prepare: onEitherSide((text) => OTHER_ENDS.test(text.trim())),
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
