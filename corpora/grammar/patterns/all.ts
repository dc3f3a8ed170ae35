/** Every sentence pattern, in the order in which the corpus draws them. */

import { ACTION_PATTERNS } from './actions.ts';
import type { Pattern } from './build.ts';
import { DESCRIPTION_PATTERNS } from './descriptions.ts';
import { JOINED_PATTERNS } from './joined.ts';
import { MOMENT_PATTERNS } from './moments.ts';
import { QUESTION_PATTERNS } from './questions.ts';
import { SOCIAL_PATTERNS } from './social.ts';
import { STATE_PATTERNS } from './states.ts';
import { WISH_PATTERNS } from './wishes.ts';

export const PATTERNS: readonly Pattern[] = [
  ...SOCIAL_PATTERNS,
  ...STATE_PATTERNS,
  ...MOMENT_PATTERNS,
  ...ACTION_PATTERNS,
  ...WISH_PATTERNS,
  ...QUESTION_PATTERNS,
  ...DESCRIPTION_PATTERNS,
  ...JOINED_PATTERNS,
];
