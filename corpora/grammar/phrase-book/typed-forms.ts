/** One sentence as it is typed by different people: without its mark, without a capital, contracted. */

import { contracted } from '../english/contractions.ts';
import type { Phrase } from '../lexicon/entry.ts';
import type { Sentence } from '../split.ts';

/** As it is written and as it is typed in haste, whole and contracted: I am tired. i am tired, I'm tired. i'm tired */
export function shortForms(sentence: Sentence): Sentence[] {
  return distinct(
    [sentence, spoken(sentence)].flatMap((form) => [form, { ...marked(form, ''), en: lowered(marked(form, '').en) }]),
  );
}

/** With each mark that it may have and without one, with a capital, without and in nothing else, and contracted. */
export function typedForms(sentence: Sentence): Sentence[] {
  const isQuestion = sentence.en.endsWith('?');
  const marks = isQuestion ? [sentence] : [sentence, marked(sentence, '.'), marked(sentence, '!')];
  const bare = marked(sentence, '');
  const loud = [sentence, bare].map((form) => ({ ...form, en: form.en.toUpperCase() }));
  const written = [...marks, bare, spoken(sentence), spoken(bare)];
  return distinct([...written.flatMap((form) => [form, { ...form, en: lowered(form.en) }]), ...loud]);
}

function spoken(sentence: Sentence): Sentence {
  return { ...sentence, en: contracted(sentence.en) };
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The first of each English side. */
function distinct(forms: readonly Sentence[]): Sentence[] {
  return [...new Map(forms.map((form) => [form.en, form] as const).reverse()).values()].reverse();
}

/** The sentence with another mark at its end, or with none. */
export function marked<T extends Phrase>(sentence: T, mark: '' | '.' | '!'): T {
  const ended = (text: string, space = '') => text.replace(/ ?[.!?]$/, mark === '!' ? `${space}!` : mark);
  return { ...sentence, en: ended(sentence.en), ko: ended(sentence.ko), fr: ended(sentence.fr, ' ') };
}
