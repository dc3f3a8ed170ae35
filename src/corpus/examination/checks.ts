/** What single pairs are looked at for, and the names of all that a corpus is looked at for. */
import { CHARACTER_CHECKS } from './character-checks.ts';
import type { Check } from './check.ts';
import { SENTENCE_CHECKS } from './sentence-checks.ts';

export const CHECKS: readonly Check[] = [...CHARACTER_CHECKS, ...SENTENCE_CHECKS];

/** What is looked for besides, in a set as a whole. */
const SET_CHECKS = [
  'empty sides',
  'odd columns',
  'shifted lines',
  'repeated pairs',
  'overlap with train',
  'words that train lacks',
];

/** For a report that says that nothing of it was found. */
export const CHECK_NAMES: readonly string[] = [...SET_CHECKS, ...CHECKS.map(({ name }) => name)];
