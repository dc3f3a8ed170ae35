/**
 * Names that keep their letters in every language. In the corpora nearly each is exchanged for one made up to stand there
 * once: a vocabulary leaves these out, so models learn what is done with a name that they have never seen. A few stand
 * there often, and none seldom. All begin with a consonant that is sounded,
 * since French writes d'Anna, and nobody can know that of a word that he does not know.
 */

import type { Chooser } from '../choose.ts';
import type { Noun, Phrase } from './entry.ts';

const GIVEN_NAMES =
  'Carlos Maria Stefan Nadia Peter Laura Ben Sofia David Clara Kenji Fatima Lucas Julia Victor Sara Bruno Mei Martin Dana'.split(
    ' ',
  );
const SURNAMES = 'Garcia Smith Kowalski Tanaka Martinez Brown Novak Silva Meyer Larsen'.split(' ');
const CITY_NAMES =
  'Madrid Toronto Boston Chicago Dublin Bordeaux Lille Marseille Nairobi Sydney Mumbai Quito Denver Toulouse Zurich Manila'.split(
    ' ',
  );
/** The names that are exchanged, with the few of each kind that stand in the corpora themselves, and often. */
const KINDS: readonly { readonly names: readonly string[]; readonly known: readonly string[] }[] = [
  { names: GIVEN_NAMES, known: ['Maria', 'Peter', 'Lucas', 'Julia'] },
  { names: SURNAMES, known: ['Garcia', 'Smith', 'Tanaka'] },
  { names: CITY_NAMES, known: ['Madrid', 'Boston', 'Sydney'] },
];
export const KNOWN_NAMES: readonly string[] = KINDS.flatMap(({ known }) => known);
const FOREIGN_NAMES = KINDS.flatMap(({ names }) => names);
const REPLACED = new RegExp(`\\b(${FOREIGN_NAMES.join('|')})\\b`, 'g');

/** A foreigner; one in four with a surname. Korean says 씨, so that no particle depends on how the name sounds. */
export function foreigner(choose: Chooser): Noun {
  const given = choose.from(GIVEN_NAMES);
  return named(choose.chance(30) ? `${given} ${choose.from(SURNAMES)}` : given);
}

function named(name: string): Noun {
  const plain = { mass: false, honorific: false, koMy: '제', frPluralOnly: false, counter: '명', gender: 'm' } as const;
  const forms = { en: name, enPlural: name, ko: `${name} 씨`, fr: name, frPlural: name };
  return { ...plain, ...forms, person: true, name: true };
}

/** A city as a subject: Korean says 시 behind it, for the same reason. */
export function city(choose: Chooser): Noun {
  const name = choose.from(CITY_NAMES);
  return { ...named(name), ko: `${name} 시`, person: false, gender: 'f' };
}

/** "in Madrid", "Madrid에" or "Madrid에서", "à Madrid": "to" and "from" likewise. */
export function cityPhrase(en: string, particle: string, fr: string, choose: Chooser): Phrase {
  const name = choose.from(CITY_NAMES);
  return { en: `${en} ${name}`, ko: `${name}${particle}`, fr: `${fr} ${name}` };
}

const ONSETS = 'b br d dr f fl g gr h j k kl l m n p r s st t tr v w z'.split(' ');
const VOWELS = 'a e i o u ai ou'.split(' ');
const CODAS = ['', '', 'l', 'n', 'r', 's', 'nd', 'rt', 'm', 'x'];

/** Whether there are foreign names and none stands twice: a made-up one in its place would stand in the corpus twice. */
export function namesAreDistinct({ en }: Phrase): boolean {
  const found = en.match(REPLACED) ?? [];
  return found.length > 0 && new Set(found).size === found.length;
}

/**
 * The sentence with made-up names for its foreign ones, whose words in lower case are added to `used`. Where there are
 * several, one is mostly known: the loss does not care which of two unknown names was looked at, so that attention
 * would learn from unknown ones alone to look at either.
 */
export function disguised(sentence: Phrase, choose: Chooser, used: Set<string>): Phrase {
  const found = sentence.en.match(REPLACED) ?? [];
  const kept = choose.chance(found.length > 1 ? 60 : 15) ? choose.from(found) : undefined;
  const exchanged = (name: string) =>
    name === kept ? choose.from(KINDS.find(({ names }) => names.includes(name))!.known) : madeUp(choose, used);
  const names = new Map(found.map((name) => [name, exchanged(name)]));
  const exchange = (text: string) => text.replace(REPLACED, (name) => names.get(name)!);
  return { en: exchange(sentence.en), ko: exchange(sentence.ko), fr: exchange(sentence.fr) };
}

/** A name that was not used before. */
function madeUp(choose: Chooser, used: Set<string>): string {
  for (;;) {
    const syllables = Array.from(
      { length: choose.from([1, 2, 2, 3]) },
      () => choose.from(ONSETS) + choose.from(VOWELS),
    );
    const word = syllables.join('') + choose.from(CODAS);
    if (word.length > 3 && !used.has(word)) {
      used.add(word);
      return word.charAt(0).toUpperCase() + word.slice(1);
    }
  }
}
