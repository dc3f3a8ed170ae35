import * as everyday from '../../corpora/grammar/lexicon/everyday.ts';
import * as food from '../../corpora/grammar/lexicon/food.ts';
import * as people from '../../corpora/grammar/lexicon/people.ts';
import * as places from '../../corpora/grammar/lexicon/places.ts';
import * as qualities from '../../corpora/grammar/lexicon/qualities.ts';
import * as things from '../../corpora/grammar/lexicon/things.ts';
import * as time from '../../corpora/grammar/lexicon/time.ts';
import * as verbs from '../../corpora/grammar/lexicon/verbs.ts';

interface Entry {
  readonly en: string;
  readonly enPast?: string;
  readonly enPlural?: string;
}

/** Every entry of the lexicon's tables, once for each English name and kind of word. */
export function lexemes(): Entry[] {
  const found = new Map<string, Entry>();
  for (const [kind, module] of Object.entries({ everyday, food, people, places, qualities, things, time, verbs })) {
    for (const table of Object.values(module).flat()) {
      const entry = entryOf(table);
      if (entry !== undefined) found.set(`${kind} ${entry.en}`, entry);
    }
  }
  return [...found.values()];
}

function entryOf(value: unknown): Entry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('noun' in value) return value.noun as Entry;
  return 'en' in value ? (value as Entry) : undefined;
}

/** Whether the lower-case English text says the entry in any of its forms. */
export function isSaid({ en, enPast, enPlural }: Entry, text: string): boolean {
  const forms = [en.replace(/^be /, ''), enPast?.replace(/^was /, ''), enPlural];
  return forms.some((form) => form !== undefined && text.includes(` ${form.toLowerCase()} `));
}
