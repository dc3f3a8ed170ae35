/** Weather now, then, in a season; asked about. */

import type { Chooser } from '../choose.ts';
import type { Phrase, Verb } from '../lexicon/entry.ts';
import { LANDS } from '../lexicon/places.ts';
import { FUTURE_TIMES, MONTHS, PAST_TIMES, SEASONS } from '../lexicon/time.ts';
import { WEATHER_EVENTS, WEATHER_STATES } from '../lexicon/verbs.ts';
import { clause, inLand, type Pattern, WEATHER } from './build.ts';

const STATEMENT = { en: '{c}.', ko: '{c:은+요}.', fr: '{c}.' } as const;
const ASKED = { en: '{c}?', ko: '{c:은+요}?', fr: '{c} ?' } as const;
const WEATHERS = [...WEATHER_EVENTS, ...WEATHER_EVENTS, ...WEATHER_STATES];
const TODAY: Phrase = { en: 'today', ko: '오늘', fr: "aujourd'hui" };
const NOW: Phrase = { en: 'now', ko: '지금', fr: 'maintenant' };

/** A land, so many times in a hundred: rain comes down in it (한국에), while it itself is cold (한국은). */
function somewhere(weather: Verb, choose: Chooser, percent: number): { place?: Phrase } {
  return choose.chance(percent) ? { place: inLand(choose.from(LANDS), weather.koDescriptive ? '은' : '에') } : {};
}

export const WEATHER_PATTERNS: readonly Pattern[] = [
  {
    name: 'weather now',
    weight: 14,
    ...STATEMENT,
    slots: (choose) => {
      const weather = choose.from(WEATHERS);
      const place = somewhere(weather, choose, 60);
      const time = choose.from([TODAY, NOW]);
      return { c: clause(weather, { subject: WEATHER, time, negative: choose.chance(25), ...place }) };
    },
  },
  {
    name: 'weather then',
    weight: 22,
    ...STATEMENT,
    slots: (choose) => {
      const tense = choose.from(['past', 'past', 'future'] as const);
      const time = choose.from(tense === 'past' ? PAST_TIMES : FUTURE_TIMES);
      const weather = choose.from(WEATHERS);
      const place = somewhere(weather, choose, 35);
      return { c: clause(weather, { subject: WEATHER, tense, time, negative: choose.chance(15), ...place }) };
    },
  },
  {
    name: 'weather asked',
    weight: 8,
    ...ASKED,
    slots: (choose) => {
      const tense = choose.from(['present', 'past', 'future'] as const);
      const time = tense === 'present' ? TODAY : choose.from(tense === 'past' ? PAST_TIMES : FUTURE_TIMES);
      return { c: clause(choose.from(WEATHERS), { subject: WEATHER, tense, time, question: 'polar' }) };
    },
  },
  {
    name: 'climate',
    weight: 12,
    en: '{c:simple}.',
    ko: '{c:은+요}.',
    fr: '{c}.',
    slots: (choose) => {
      const time = choose.from([...SEASONS, ...MONTHS]);
      const unlikely = /Nov|Dec|Jan|Feb|winter/.test(time.en)
        ? /dark|hot|warm/
        : /Mar|spring|Oct|aut|Apr/.test(time.en)
          ? /dark|hot|snow/
          : /dark|cold|snow/;
      const weather = choose.from(WEATHERS.filter(({ en }) => !unlikely.test(en)));
      return { c: clause(weather, { subject: WEATHER, time, ...somewhere(weather, choose, 75) }) };
    },
  },
];
