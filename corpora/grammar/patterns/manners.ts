/** How well, how fast and how much people do things: she can swim well, he walks slowly, we eat a lot. */

import type { Chooser } from '../choose.ts';
import type { Phrase } from '../lexicon/entry.ts';
import { LANGUAGES } from '../lexicon/things.ts';
import { MANNERS } from '../lexicon/time.ts';
import type { Clause } from '../meaning.ts';
import { clause, np, type Pattern, someone, YOU } from './build.ts';

const [well, fast, slowly, aLot] = MANNERS as [Phrase, Phrase, Phrase, Phrase];
/** What is done how. */
const DONE: readonly [manner: Phrase, verbs: readonly string[]][] = [
  [well, ['swim', 'cook', 'dance', 'sing', 'speak', 'play tennis', 'play soccer', 'play basketball', 'sleep', 'drive']],
  [well, ['swim', 'cook', 'dance', 'sing', 'speak']],
  [fast, ['run', 'walk', 'eat', 'swim', 'drive']],
  [slowly, ['walk', 'eat', 'drive', 'speak slowly', 'swim']],
  [aLot, ['eat', 'sleep', 'work', 'study', 'exercise', 'walk', 'travel', 'read', 'cry', 'laugh']],
];

function done(choose: Chooser): { verb: string } & Pick<Clause, 'manner' | 'object'> {
  const [manner, verbs] = choose.from(DONE);
  const verb = choose.from(verbs);
  if (verb === 'speak slowly') return { verb };
  return { verb, manner, ...(verb === 'speak' && { object: np(choose.from(LANGUAGES), 'none') }) };
}

export const MANNER_PATTERNS: readonly Pattern[] = [
  {
    name: 'done so',
    weight: 28,
    en: '{c}.',
    ko: '{c:은+요}.',
    fr: '{c}.',
    slots: (choose) => {
      const { verb, ...how } = done(choose);
      const able = choose.chance(50) && how.manner !== aLot;
      const can = able ? { modality: 'can' as const, negative: choose.chance(35) } : {};
      return { c: clause(verb, { subject: someone(choose), ...how, ...can }) };
    },
  },
  {
    name: 'done so, asked',
    weight: 12,
    en: '{c}?',
    ko: '{c:은+요}?',
    fr: '{c} ?',
    slots: (choose) => {
      const { verb, ...how } = done(choose);
      const can = choose.chance(60) && how.manner !== aLot ? { modality: 'can' as const } : {};
      return {
        c: clause(verb, { subject: choose.chance(60) ? YOU : someone(choose), question: 'polar', ...how, ...can }),
      };
    },
  },
];
