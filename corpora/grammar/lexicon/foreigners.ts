/**
 * Names that keep their letters in every language, and those made up to stand in the corpus once: a vocabulary leaves
 * these out, so models learn what is done with a name that they have never seen. All begin with a consonant, since
 * French writes d'Anna, and nobody can know that of a word that he does not know.
 */

import type { Chooser } from '../choose.ts';
import type { Noun, Phrase } from './entry.ts';

const GIVEN_NAMES =
  'Carlos Maria Hans Nadia Peter Laura Ben Sofia David Clara Kenji Fatima Lucas Julia Victor Sara Bruno Mei Martin Dana'.split(
    ' ',
  );
const SURNAMES = 'Garcia Smith Kowalski Tanaka Martinez Brown Novak Silva Meyer Larsen'.split(' ');
const CITY_NAMES =
  'Madrid Toronto Boston Chicago Dublin Bordeaux Lille Marseille Nairobi Sydney Mumbai Hanoi Denver Toulouse Zurich Manila'.split(
    ' ',
  );
/** The names that stand in the corpus often. */
export const KNOWN_NAMES: readonly string[] = [...GIVEN_NAMES, ...SURNAMES, ...CITY_NAMES];
const REPLACED = new RegExp(`\\b(${KNOWN_NAMES.join('|')})\\b`, 'g');

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

/**
 * The sentence with made-up names, none of them used before, for its foreign ones: for all, or for some, so that a model
 * learns to tell known names from unknown ones beside them.
 */
export function disguised(sentence: Phrase, choose: Chooser, used: Set<string>): Phrase {
  const found = [...new Set(sentence.en.match(REPLACED))];
  const kept = found.length > 1 && choose.chance(50) ? choose.from(found) : undefined;
  const names = new Map(found.map((name) => [name, name === kept ? name : madeUp(choose, used)]));
  const exchange = (text: string) => text.replace(REPLACED, (name) => names.get(name)!);
  return { en: exchange(sentence.en), ko: exchange(sentence.ko), fr: exchange(sentence.fr) };
}

function madeUp(choose: Chooser, used: Set<string>): string {
  for (;;) {
    const syllables = Array.from(
      { length: choose.from([1, 2, 2, 3]) },
      () => choose.from(ONSETS) + choose.from(VOWELS),
    );
    const word = syllables.join('') + choose.from(CODAS);
    const name = word.charAt(0).toUpperCase() + word.slice(1);
    if (name.length > 3 && !used.has(name)) {
      used.add(name);
      return name;
    }
  }
}
