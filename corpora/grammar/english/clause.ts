/** English noun phrases and clauses: do-support, auxiliaries, questions. */

import { NUMBERS } from '../lexicon/time.ts';
import { agreement, type Clause, type Nominal, type NounPhrase, type Pronoun, type Slot } from '../meaning.ts';
import { article, comparative, participle, superlative, thirdPerson } from './morphology.ts';

const SUBJECTS: Record<Pronoun['name'], string> = {
  I: 'I',
  you: 'you',
  he: 'he',
  she: 'she',
  we: 'we',
  they: 'they',
  it: 'it',
  weather: 'it',
  who: 'who',
};

const OBJECTS: Partial<Record<Pronoun['name'], string>> = { I: 'me', he: 'him', she: 'her', we: 'us', they: 'them' };

/** Says a slot; clauses may be marked `to` or `ing` (no subject), `rest` (inflected, no subject), `simple` (never progressive). */
export function realise(slot: Slot, mark: string): string {
  if (slot.kind === undefined) return slot.en;
  if (slot.kind === 'clause') return clause(slot, mark);
  return mark === 'object' ? object(slot) : subject(slot);
}

function subject(phrase: NounPhrase): string {
  if (phrase.kind === 'pronoun') return SUBJECTS[phrase.name];
  if (phrase.kind === 'pair') return `${nominal(phrase.first)} and ${nominal(phrase.second)}`;
  return nominal(phrase);
}

function object(phrase: NounPhrase): string {
  return phrase.kind === 'pronoun' ? (OBJECTS[phrase.name] ?? SUBJECTS[phrase.name]) : subject(phrase);
}

/** An apple, the red car, two friends, these books. */
export function nominal({ noun, determiner, adjective, plural, count }: Nominal): string {
  const words = [adjective?.en, plural ? noun.enPlural : noun.en].filter((word) => word !== undefined).join(' ');
  if (count !== undefined) return [owner(determiner), NUMBERS[count - 1]!.en, words].filter(Boolean).join(' ');
  switch (determiner) {
    case 'a':
      return plural ? `some ${words}` : `${article(words)} ${words}`;
    case 'some':
    case 'generic':
    case 'none':
      return words;
    case 'this':
      return `${plural ? 'these' : 'this'} ${words}`;
    case 'that':
      return `${plural ? 'those' : 'that'} ${words}`;
    default:
      return `${determiner} ${words}`;
  }
}

function owner(determiner: Nominal['determiner']): string {
  return ['my', 'your', 'his', 'her', 'our', 'their', 'the'].includes(determiner) ? determiner : '';
}

/** The verb group: an auxiliary (if any) and the rest; `plain` is the affirmative without do-support. */
interface VerbGroup {
  readonly auxiliary: string;
  readonly rest: string;
  readonly plain: string;
}

function clause(meaning: Clause, mark: string): string {
  const { verb } = meaning;
  if (mark === 'to') return [verb.en, complements(meaning)].filter(Boolean).join(' ');
  if (mark === 'ing') return [participle(verb.en), complements(meaning)].filter(Boolean).join(' ');
  const { auxiliary, rest, plain } = verbGroup(meaning, mark === 'simple');
  const who = mark === 'rest' ? '' : subject(meaning.subject);
  const often = meaning.frequency?.en ?? '';
  const negation = meaning.negative && often !== 'never' ? 'not' : '';
  const joined = (...parts: string[]) => [...parts, complements(meaning)].filter(Boolean).join(' ');
  if (meaning.question !== undefined) {
    const asked = meaning.question === 'polar' ? '' : meaning.question;
    return joined(asked === 'who' ? 'who' : asked, auxiliary, who, often, rest) + (asked === 'who' ? ' with' : '');
  }
  if (auxiliary !== 'do' && auxiliary !== 'does' && auxiliary !== 'did') {
    if (auxiliary === 'can' && negation !== '') return joined(who, 'cannot', rest);
    return joined(who, auxiliary, negation, often, rest);
  }
  return negation === '' ? joined(who, often, plain) : joined(who, auxiliary, negation, often, rest);
}

/** "be tall" in its degree: be very tall, be taller, be the tallest. */
function graded(predicate: string, degree: Clause['degree']): string {
  const adjective = predicate.slice('be '.length);
  if (degree === undefined) return predicate;
  if (degree === 'more') return `be ${comparative(adjective)}`;
  return degree === 'most' ? `be the ${superlative(adjective)}` : `be ${degree} ${adjective}`;
}

function verbGroup({ verb, tense, modality, subject: phrase, degree }: Clause, simple: boolean): VerbGroup {
  const { person, plural } = agreement(phrase);
  const first = person === 1 && !plural;
  const third = person === 3 && !plural;
  const be = tense === 'past' ? (first || third ? 'was' : 'were') : first ? 'am' : third ? 'is' : 'are';
  const base = modality === 'want' || modality === 'like' ? `${modality} to ${verb.en}` : graded(verb.en, degree);
  const fixed = (auxiliary: string, rest: string): VerbGroup => ({ auxiliary, rest, plain: '' });
  if (modality === 'can') return fixed(tense === 'past' ? 'could' : 'can', base);
  if (modality === 'must') return fixed('must', base);
  if (tense === 'future') return fixed('will', base);
  if (tense === 'progressive') return fixed(be, participle(verb.en));
  if (base === 'be' || base.startsWith('be ')) return fixed(be, base.slice(3));
  if (verb.enProgressive && tense === 'present' && !simple) return fixed(be, participle(verb.en));
  if (tense === 'past') {
    const past =
      modality === undefined
        ? verb.enPast
        : base.replace(/^(want|like)/, (head) => (head === 'like' ? 'liked' : 'wanted'));
    return { auxiliary: 'did', rest: base, plain: past };
  }
  return { auxiliary: third ? 'does' : 'do', rest: base, plain: third ? thirdPerson(base) : base };
}

function complements(meaning: Clause): string {
  const { object: thing, recipient, goal, means, company, place, time, than, group, manner, recipientFirst } = meaning;
  const parts = [
    than && `than ${object(than)}`,
    group?.en,
    recipientFirst && recipient && object(recipient),
    thing && object(thing),
    !recipientFirst && recipient && `to ${object(recipient)}`,
    manner?.en,
    goal?.en,
    means?.en,
    company && `with ${object(company)}`,
    place?.en,
    time?.en,
  ];
  return parts.filter(Boolean).join(' ');
}
