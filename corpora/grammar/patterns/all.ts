/** Every sentence pattern, in the order in which they are drawn. */

import { ACTION_PATTERNS } from './actions.ts';
import type { Pattern } from './build.ts';
import { COUNTING_PATTERNS } from './counting.ts';
import { COURTESY_PATTERNS } from './courtesies.ts';
import { DESCRIPTION_PATTERNS } from './descriptions.ts';
import { EVERYDAY_PATTERNS } from './everyday.ts';
import { FOREIGNER_PATTERNS } from './foreigners.ts';
import { JOINED_PATTERNS } from './joined.ts';
import { MANNER_PATTERNS } from './manners.ts';
import { ORDER_PATTERNS } from './orders.ts';
import { POSITION_PATTERNS } from './positions.ts';
import { POSSESSION_PATTERNS } from './possessions.ts';
import { QUESTION_PATTERNS } from './questions.ts';
import { REASON_PATTERNS } from './reasons.ts';
import { SCHEDULE_PATTERNS } from './schedules.ts';
import { SHORT_PATTERNS } from './short.ts';
import { STATE_PATTERNS } from './states.ts';
import { WEATHER_PATTERNS } from './weather.ts';
import { WISH_PATTERNS } from './wishes.ts';

/** Those whose every word a model may learn. */
export const PATTERNS_OF_KNOWN_WORDS: readonly Pattern[] = [
  ...COURTESY_PATTERNS,
  ...ORDER_PATTERNS,
  ...STATE_PATTERNS,
  ...WEATHER_PATTERNS,
  ...SCHEDULE_PATTERNS,
  ...COUNTING_PATTERNS,
  ...POSITION_PATTERNS,
  ...ACTION_PATTERNS,
  ...WISH_PATTERNS,
  ...QUESTION_PATTERNS,
  ...DESCRIPTION_PATTERNS,
  ...POSSESSION_PATTERNS,
  ...REASON_PATTERNS,
  ...JOINED_PATTERNS,
  ...SHORT_PATTERNS,
  ...MANNER_PATTERNS,
  ...EVERYDAY_PATTERNS,
];

/** With those about people and cities that nobody knows. */
export const PATTERNS: readonly Pattern[] = [...PATTERNS_OF_KNOWN_WORDS, ...FOREIGNER_PATTERNS];
