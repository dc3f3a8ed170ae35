/**
 * What anybody types first, word for word in three languages, with its final mark and without it: most people leave it
 * out. Drawn into train alone, since such sentences are learnt as they are.
 */

import { type Phrase, rows } from '../lexicon/entry.ts';
import type { Sentence } from '../split.ts';
import { MEETING } from './meeting.ts';
import { OUTSIDE } from './outside.ts';
import { TALK } from './talk.ts';
import { typedForms } from './typed-forms.ts';

/** Every entry as it is written in the tables. */
export const PHRASES: readonly Phrase[] = [MEETING, TALK, OUTSIDE].flatMap((table) =>
  rows(table).map(([en = '', ko = '', fr = '']) => ({ en, ko, fr })),
);

/** Every entry in each of its forms, greetings with another mark too: Hello! Hello. Hello, hello! hello. hello */
export function phraseBook(): Sentence[] {
  return PHRASES.flatMap((phrase) => typedForms({ ...phrase, pattern: 'phrase book' }));
}
