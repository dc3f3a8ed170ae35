/**
 * What anybody types first, word for word in three languages, with its final mark and without it: most people leave it
 * out. Drawn into train alone, since such sentences are learnt as they are.
 */

import { type Phrase, rows } from '../lexicon/entry.ts';
import type { Sentence } from '../split.ts';
import { MEETING } from './meeting.ts';
import { OUTSIDE } from './outside.ts';
import { TALK } from './talk.ts';

/** Every entry as it is written in the tables. */
export const PHRASES: readonly Phrase[] = [MEETING, TALK, OUTSIDE].flatMap((table) =>
  rows(table).map(([en = '', ko = '', fr = '']) => ({ en, ko, fr })),
);

/** Every entry in each of its forms: Hello! Hello. Hello, hello! hello. hello */
export function phraseBook(): Sentence[] {
  const forms = PHRASES.flatMap((phrase) => [
    phrase,
    ...(phrase.en.endsWith('?') ? [] : [marked(phrase, '.'), marked(phrase, '!')]),
    marked(phrase, ''),
  ]).flatMap((form) => [form, { ...form, en: form.en.charAt(0).toLowerCase() + form.en.slice(1) }]);
  const first = new Map(forms.map((form) => [form.en, form]).reverse() as [string, Phrase][]);
  return [...first.values()].map((form) => ({ ...form, pattern: 'phrase book' }));
}

/** The sentence with another mark at its end, or with none. */
export function marked({ en, ko, fr }: Phrase, mark: '' | '.' | '!'): Phrase {
  const ended = (text: string, space = '') => text.replace(/ ?[.!?]$/, mark === '!' ? `${space}!` : mark);
  return { en: ended(en), ko: ended(ko), fr: ended(fr, ' ') };
}
