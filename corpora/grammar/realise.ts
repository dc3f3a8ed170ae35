/** From a pattern and its meaning to one sentence in three languages. */

import { realise as english } from './english/clause.ts';
import { realise as french } from './french/clause.ts';
import { elide } from './french/sandhi.ts';
import { realise as korean } from './korean/clause.ts';
import type { Phrase } from './lexicon/entry.ts';
import type { Slots } from './meaning.ts';
import { capitalise, fill } from './template.ts';

export interface Templates {
  readonly en: string;
  readonly ko: string;
  readonly fr: string;
}

/** The sentence in English, Korean and French. */
export function realise(templates: Templates, slots: Slots): Phrase {
  return {
    en: capitalise(fill(templates.en, slots, english)),
    ko: fill(templates.ko, slots, korean),
    fr: capitalise(elide(fill(templates.fr, slots, french))),
  };
}
