/** French clauses: clitic pronouns, negation around the verb, passé composé, futur proche, est-ce que. */

import type { Clause, NounPhrase, Slot } from '../meaning.ts';
import { imparfait, pastParticiple, present } from './conjugation.ts';
import { agreed, type FrenchAgreement, frenchAgreement, nounPhrase } from './noun-phrase.ts';

/**
 * Says a slot: noun phrases may be marked with a preposition (`de`, `à`), clauses with
 * `infinitive`, `imperative`, `hortative` (to us), `rest` (no subject) or nothing.
 */
export function realise(slot: Slot, mark: string): string {
  if (slot.kind === undefined) return mark === '' ? slot.fr : `${mark} ${slot.fr}`;
  if (slot.kind !== 'clause') return nounPhrase(slot, mark === '' ? {} : { preposition: mark });
  if (mark === 'infinitive') return joined(infinitiveGroup(slot), behindVerb(slot));
  if (mark === 'imperative') return joined(imperativeGroup(slot), behindVerb(slot));
  if (mark === 'hortative') return joined(hortativeGroup(slot), behindVerb(slot));
  if (mark === 'rest') return joined(finiteGroup(slot), behindVerb(slot));
  return clause(slot);
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

const ASKING: Record<NonNullable<Clause['question']>, string> = {
  polar: 'est-ce que',
  where: 'où est-ce que',
  when: 'quand est-ce que',
  what: "qu'est-ce que",
  why: 'pourquoi est-ce que',
  how: 'comment est-ce que',
  who: 'avec qui est-ce que',
};

function clause(meaning: Clause): string {
  const { subject, verb, question } = meaning;
  const who = nounPhrase(subject);
  const said = joined(finiteGroup(meaning), tail(meaning));
  if (question === 'where' && verb.fr === 'être') {
    return subject.kind === 'pronoun' ? `où ${said}-${who}` : joined('où', said, who);
  }
  return joined(question && ASKING[question], who, said, complements(meaning));
}

function behindVerb(meaning: Clause): string {
  return joined(tail(meaning), complements(meaning));
}

/** What stays behind the verb: "faim" of "avoir faim" (pas de photos of "prendre des photos"), or an agreeing adjective. */
function tail(meaning: Clause): string {
  const { verb, subject, degree, than, group, negative = false } = meaning;
  const { tail: words } = headAndTail(verb.fr);
  const rest = negative ? words.replace(/^(du|de la|des|une?) /, 'de ') : words;
  if (verb.frAgreeing === undefined) return joined(isSaidBefore(meaning) ? '' : meaning.manner?.fr, rest);
  const agreeing = frenchAgreement(subject);
  const { gender, plural } = agreeing;
  const most = plural ? 'les plus' : gender === 'f' ? 'la plus' : 'le plus';
  const grade = degree && { very: 'très', too: 'trop', more: 'plus', most }[degree];
  const compared = than && nounPhrase(than, { preposition: 'que' });
  return joined(rest, grade, agreed(verb.frAgreeing, agreeing), compared, group?.fr);
}

interface Head {
  readonly head: string;
  readonly tail: string;
  /** "se", or "y" of "y avoir". */
  readonly clitic: 'se' | 'y' | undefined;
}

function headAndTail(infinitive: string): Head {
  const [, before, head = '', rest = ''] = /^(se |s'|y )?(\S+)(?: (.*))?$/.exec(infinitive) ?? [];
  return { head, tail: rest, clitic: before === undefined ? undefined : before === 'y ' ? 'y' : 'se' };
}

const REFLEXIVE = ['me', 'se', 'nous', 'vous', 'se'] as const;

/** The pronoun before the verb: reflexive, direct (le, la, les) or indirect (lui, leur). */
function clitic(meaning: Clause): string {
  const { verb, object, recipient, subject } = meaning;
  const own = headAndTail(verb.fr).clitic;
  if (own === 'y') return 'y';
  if (own === 'se') return REFLEXIVE[frenchAgreement(subject).person];
  if (object?.kind === 'pronoun' && verb.frObject === '') return objectClitic(object, false);
  return recipient?.kind === 'pronoun' ? objectClitic(recipient, true) : '';
}

function objectClitic(phrase: NounPhrase & { kind: 'pronoun' }, indirect: boolean): string {
  if (phrase.name === 'I') return 'me';
  if (phrase.name === 'we') return 'nous';
  if (phrase.name === 'you') return 'vous';
  if (phrase.name === 'they') return indirect ? 'leur' : 'les';
  if (indirect) return 'lui';
  return frenchAgreement(phrase).gender === 'f' ? 'la' : 'le';
}

const MODALS = { want: 'vouloir', can: 'pouvoir', must: 'devoir', like: 'aimer' } as const;

/** "bien" stands before an infinitive, other adverbs behind it: elle sait bien nager, elle peut nager vite. */
function isSaidBefore({ modality, manner }: Clause): boolean {
  return modality !== undefined && manner?.fr === 'bien';
}

/** Everything that inflects, with negation around the finite verb. */
function finiteGroup(meaning: Clause): string {
  const { verb, tense, modality, negative, frequency } = meaning;
  const { person } = frenchAgreement(meaning.subject);
  const { head } = headAndTail(verb.fr);
  const own = clitic(meaning);
  const never = frequency?.fr === 'jamais';
  const around = (before: string, finite: string, ...after: string[]) =>
    joined(
      negative ? 'ne' : '',
      before,
      finite,
      negative ? (never ? 'jamais' : 'pas') : '',
      ...(never ? [] : [frequency?.fr ?? '']),
      ...after,
    );
  if (modality !== undefined) {
    const well = isSaidBefore(meaning) ? meaning.manner!.fr : '';
    // Whoever can do it well knows how to.
    const modal = modality === 'can' && well !== '' ? 'savoir' : MODALS[modality];
    if (tense === 'past' && modality === 'can') return around('', present('avoir', person), 'pu', own, head);
    return around('', tense === 'past' ? imparfait(modal, person) : present(modal, person), well, own, head);
  }
  if (tense === 'future') return around('', present('aller', person), own, head);
  if (tense === 'progressive') return around('', present('être', person), 'en train de', own, head);
  if (tense === 'past' && verb.stative) return around(own, imparfait(head, person));
  if (tense === 'past') {
    const auxiliary = present(takesEtre(verb) ? 'être' : 'avoir', person);
    return around(own, auxiliary, agreedParticiple(meaning, head));
  }
  return around(own, present(head, person));
}

/** Verbs of motion and all reflexive ones. */
function takesEtre({ fr, frEtre }: Clause['verb']): boolean {
  return frEtre || headAndTail(fr).clitic === 'se';
}

/** With être the participle agrees with the subject, with avoir with a direct object before it. */
function agreedParticiple({ verb, subject, object }: Clause, head: string): string {
  const participle = pastParticiple(head);
  if (takesEtre(verb)) return inflectParticiple(participle, frenchAgreement(subject));
  if (object?.kind === 'pronoun' && verb.frObject === '') return inflectParticiple(participle, frenchAgreement(object));
  return participle;
}

/** vu, vue, vus, vues; pris stays pris in the masculine plural. */
export function inflectParticiple(participle: string, { gender, plural }: Omit<FrenchAgreement, 'person'>): string {
  const stem = gender === 'f' ? `${participle.replace(/û$/, 'u')}e` : participle;
  return plural && !stem.endsWith('s') ? `${stem}s` : stem;
}

function infinitiveGroup(meaning: Clause): string {
  return joined(clitic(meaning), headAndTail(meaning.verb.fr).head);
}

/** The command to "vous": fermez, ne fermez pas, reposez-vous. */
function imperativeGroup(meaning: Clause): string {
  const { head, clitic: own } = headAndTail(meaning.verb.fr);
  const order = present(head, 3);
  if (meaning.negative) return joined('ne', own === 'se' ? 'vous' : '', order, 'pas');
  return own === 'se' ? `${order}-vous` : order;
}

/** The proposal to "us": chantons, reposons-nous. */
function hortativeGroup({ verb }: Clause): string {
  const { head, clitic: own } = headAndTail(verb.fr);
  return own === 'se' ? `${present(head, 2)}-nous` : present(head, 2);
}

function complements(meaning: Clause): string {
  const { verb, object, recipient, company, negative = false } = meaning;
  const direct = object !== undefined && !(object.kind === 'pronoun' && verb.frObject === '');
  return joined(
    direct ? nounPhrase(object, { negative, ...(verb.frObject !== '' && { preposition: verb.frObject }) }) : '',
    recipient !== undefined && recipient.kind !== 'pronoun' ? nounPhrase(recipient, { preposition: 'à' }) : '',
    meaning.goal?.fr,
    meaning.means?.fr,
    company && nounPhrase(company, { preposition: 'avec' }),
    meaning.place?.fr,
    meaning.time?.fr,
  );
}
