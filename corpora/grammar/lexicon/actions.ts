/** Selectional restrictions: what is done to what, and where. Feeds every pattern about doing things. */

import { koreanStem, type Noun, type Phrase, type Verb } from './entry.ts';
import { COUNTED_FOOD, DISHES, DRINKS, FRUITS, GROCERIES, SNACKS, VEGETABLES } from './food.ts';
import { KIN, NAMES } from './people.ts';
import { EATERIES, INSTITUTIONS, OUTINGS, type Place, ROOMS, SHOPS, SIGHTS, STOPS } from './places.ts';
import {
  ANIMALS,
  BELONGINGS,
  BROADCASTS,
  CLOTHES,
  CULTURE,
  FURNITURE,
  GIFTS,
  INSTRUMENTS,
  LANGUAGES,
  OPENINGS,
  READING,
  SHOWS,
  SUBJECTS,
  TABLEWARE,
  TRANSPORT,
  VEHICLES,
  WILD_ANIMALS,
  WRITINGS,
} from './things.ts';
import { verb } from './verbs.ts';

/** How an object is determined: `amount` (some bread, an apple), `person` (by the noun), or a fixed determiner. */
export type ObjectKind = 'amount' | 'person' | 'generic' | 'a' | 'the' | 'my' | 'this' | 'none' | 'some';

export interface Action {
  readonly verb: Verb;
  readonly nouns: readonly Noun[];
  readonly kinds: readonly ObjectKind[];
  readonly places: readonly (Place | Phrase)[];
}

const HOME: Phrase = { en: 'at home', ko: '집에서', fr: 'à la maison' };
const named = <T extends { en: string }>(list: readonly T[], ...names: string[]) =>
  list.filter((n) => names.includes(n.en));
const placed = (list: readonly Place[], ...names: string[]) => list.filter((p) => names.includes(p.noun.en));
const [school, library, university, office] = INSTITUTIONS as [Place, Place, Place, Place];
const [park, beach] = OUTINGS as [Place, Place];
const [kitchen, livingRoom, bedroom, classroom, garden] = ROOMS as [Place, Place, Place, Place, Place];
const STUDY = [school, library, university, HOME];
const FOOD_SHOPS = placed(SHOPS, 'market', 'supermarket');
const THINGS = [...BELONGINGS, ...CLOTHES];
const WARES = THINGS.filter(({ en }) => !/passport|key|card/.test(en));

/** French prepares a dish and cooks in general. */
const PREPARE: Verb = { ...verb('cook'), fr: 'préparer' };

/** Korean washes dishes, clothes and cars with three verbs. */
const LAUNDER: Verb = { ...verb('wash'), ko: koreanStem('빨다') };
const WIPE: Verb = { ...verb('wash'), ko: koreanStem('닦다') };

function act(
  name: string | Verb,
  nouns: readonly Noun[],
  kinds: string,
  places: readonly (Place | Phrase)[] = [],
): Action {
  return { verb: typeof name === 'string' ? verb(name) : name, nouns, kinds: kinds.split(' ') as ObjectKind[], places };
}

/** With an object. */
export const TRANSITIVE_ACTIONS: readonly Action[] = [
  act('eat', [...DISHES, ...FRUITS, ...SNACKS], 'amount amount this the', [...EATERIES, school, HOME, park]),
  act('eat', [...DISHES, ...FRUITS, ...SNACKS], 'amount', [...EATERIES, HOME]),
  act('drink', DRINKS, 'some some this', [EATERIES[1]!, office, HOME]),
  act(PREPARE, named(DISHES, 'meat', 'fish', 'chicken', 'beef', 'pork'), 'some', [kitchen, HOME]),
  act(PREPARE, named(VEGETABLES, 'potato', 'carrot', 'mushroom', 'egg'), 'this the', [kitchen]),
  act(
    'make',
    [...named(DISHES, 'bread', 'soup', 'salad', 'cake', 'pizza', 'kimchi', 'ice cream'), ...GROCERIES.slice(4, 5)],
    'some',
    [HOME],
  ),
  act('make', [...SNACKS, ...named(GIFTS, 'toy', 'doll')], 'a', [HOME]),
  act('buy', [...GROCERIES, ...DISHES, ...DRINKS.slice(1)], 'some', FOOD_SHOPS),
  act('buy', COUNTED_FOOD, 'a', FOOD_SHOPS),
  act('buy', [...WARES, ...GIFTS], 'a this the', placed(SHOPS, 'store', 'department store')),
  act('buy', READING, 'a this the', placed(SHOPS, 'bookstore')),
  act('buy', [...FURNITURE, ...VEHICLES], 'a this'),
  act('read', READING, 'a the this my', [library, school, HOME, bedroom, park]),
  act('write', WRITINGS, 'a this the', [office, library, HOME]),
  act('watch', BROADCASTS, 'generic', [HOME, livingRoom, bedroom]),
  act('see', SHOWS, 'a this the'),
  act('see', [...ANIMALS, ...WILD_ANIMALS], 'a', placed(OUTINGS, 'zoo')),
  act('listen to', CULTURE.slice(0, 3), 'some', [HOME, livingRoom]),
  act('study', SUBJECTS, 'generic', STUDY),
  act('learn', LANGUAGES, 'generic'),
  act('learn', INSTRUMENTS, 'the'),
  act('teach', SUBJECTS, 'generic', [school, university]),
  act('speak', LANGUAGES, 'none', [school, HOME, classroom]),
  act('play', INSTRUMENTS, 'the', [HOME, school]),
  act('meet', [...NAMES, ...KIN], 'person', [...EATERIES, park, ...STOPS.slice(0, 2), library]),
  act('help', [...NAMES, ...KIN], 'person', [HOME, school]),
  act('invite', [...NAMES, ...KIN.slice(8)], 'person'),
  act('call', [...NAMES, ...KIN], 'person'),
  act('wait for', [...NAMES, ...KIN], 'person', [...STOPS.slice(0, 4), EATERIES[1]!]),
  act('wait for', TRANSPORT.slice(0, 3), 'the', STOPS.slice(0, 1)),
  act(
    'visit',
    [...SIGHTS.slice(3), ...placed(INSTITUTIONS, 'museum', 'church', 'factory', 'university')].map((p) => p.noun),
    'the this',
  ),
  act('look for', [...BELONGINGS, ...CLOTHES], 'my the', [bedroom, HOME]),
  act('open', OPENINGS, 'the this'),
  act('close', OPENINGS, 'the this'),
  act('wash', TABLEWARE.slice(0, 6), 'the this my'),
  act(LAUNDER, CLOTHES, 'the this my'),
  act(WIPE, VEHICLES, 'the this my'),
  act(
    'clean',
    ROOMS.slice(0, 4).map((p) => p.noun),
    'the',
  ),
  act(
    'repair',
    [
      ...VEHICLES,
      ...named(FURNITURE, 'computer', 'lamp', 'television', 'refrigerator', 'chair'),
      ...named(BELONGINGS, 'watch', 'camera', 'phone', 'umbrella'),
    ],
    'the this my',
  ),
  act(
    'use',
    [...named(FURNITURE, 'computer', 'desk', 'lamp'), ...named(BELONGINGS, 'phone', 'camera', 'pen', 'card', 'towel')],
    'this my',
  ),
  act('draw', [...ANIMALS, ...WILD_ANIMALS, ...named(GIFTS, 'flower')], 'a', [school, HOME, park]),
  act('carry', [...named(FURNITURE, 'box', 'table', 'chair'), ...named(BELONGINGS, 'suitcase', 'bag')], 'the this my'),
  act('bring', [...GIFTS, ...SNACKS, ...named(BELONGINGS, 'umbrella', 'camera', 'towel', 'ticket')], 'a my'),
  act('wear', CLOTHES.slice(1, 7), 'a this my'),
  act('choose', [...GIFTS, ...READING, ...CLOTHES], 'a this'),
  act('take', TRANSPORT.slice(0, 4), 'the', [...STOPS.slice(0, 1)]),
  act('drive', VEHICLES.slice(0, 1), 'a this my'),
  act('paint', [...OPENINGS, ...named(FURNITURE, 'table', 'chair', 'desk', 'box')], 'the this'),
  act('understand', [...READING.slice(0, 5), ...WRITINGS, ...SHOWS.slice(0, 1)], 'this the'),
];

/** Done once, in the past: losing, finding, breaking. */
export const MISHAPS: readonly Action[] = [
  act('lose', THINGS, 'my my the', [...STOPS, park, beach, school, ...placed(SHOPS, 'market')]),
  act('find', [...THINGS, ...READING], 'my a', [bedroom, park, school, livingRoom, garden]),
  act(
    'break',
    [...TABLEWARE.slice(0, 2), ...TABLEWARE.slice(5), ...named(FURNITURE, 'mirror', 'lamp'), ...OPENINGS.slice(0, 1)],
    'a the this',
  ),
];

/** Without an object. */
export const INTRANSITIVE_ACTIONS: readonly Action[] = [
  act('sleep', [], '', [bedroom, livingRoom, HOME]),
  act('work', [], '', [...INSTITUTIONS.filter((p) => p.noun.en !== 'church'), ...EATERIES, ...SHOPS, HOME]),
  act('swim', [], '', placed(OUTINGS, 'swimming pool', 'sea', 'beach')),
  act('run', [], '', [park, beach, ...placed(OUTINGS, 'gym')]),
  act('walk', [], '', [park, beach, garden]),
  act('dance', [], '', [HOME, school, livingRoom]),
  act('sing', [], '', [HOME, school, park, ...placed(INSTITUTIONS, 'church')]),
  act('cry', [], '', [bedroom, HOME]),
  act('laugh', [], ''),
  act('smile', [], ''),
  act('come', [], ''),
  act('go out', [], ''),
  act('come back', [], ''),
  act('wait', [], '', [...STOPS, ...EATERIES, office]),
  act('rest', [], '', [HOME, park, livingRoom, garden, beach]),
  act('exercise', [], '', [park, HOME, ...placed(OUTINGS, 'gym')]),
  act('take a walk', [], '', [park, beach, garden]),
  act('take a shower', [], '', [HOME]),
  act('have breakfast', [], '', [HOME, ...EATERIES]),
  act('have lunch', [], '', [HOME, school, office, ...EATERIES]),
  act('have dinner', [], '', [HOME, ...EATERIES]),
  act('do the dishes', [], '', [HOME]),
  act('do the laundry', [], '', [HOME]),
  act('go shopping', [], '', placed(SHOPS, 'market', 'supermarket', 'department store')),
  act('play soccer', [], '', [park, school, beach]),
  act('play tennis', [], '', [park, school]),
  act('play basketball', [], '', [park, school, ...placed(OUTINGS, 'gym')]),
  act('take pictures', [], '', [...OUTINGS.slice(0, 2), garden, ...placed(INSTITUTIONS, 'museum')]),
  act('ride a bicycle', [], '', [park, beach]),
  act('go fishing', [], '', [...SIGHTS.slice(2, 3), ...placed(OUTINGS, 'sea')]),
  act('study', [], '', STUDY),
  act('cook', [], '', [kitchen, HOME]),
];
