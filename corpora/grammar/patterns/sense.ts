/**
 * What the world does not allow although grammar does: breakfast tonight, helping oneself, buying a sofa every day.
 * Fed by the patterns' draws; a draw that makes no sense is drawn again.
 */

import { agreement, type Clause, type NounPhrase, type Slots } from '../meaning.ts';

/** Meals and sleep at their hours: what a time must not say next to a verb. */
const UNTIMELY: readonly [verb: RegExp, time: RegExp][] = [
  [/^have breakfast/, /night|evening|afternoon|lunch|dinner|work|school|at (one|two|three|four|five|eleven|twelve)\b/],
  [/^have breakfast/, /half past (one|two|three|four|five|ten|eleven|twelve)/],
  [/^have lunch/, /night|evening|morning|lunch|dinner|work|at (three|four|five|six|seven|eight|nine|ten)\b/],
  [/^have lunch/, /half past (two|three|four|five|six|seven|eight|nine|ten)/],
  [/^have dinner/, /morning|afternoon|lunch|dinner|at night|at (one|two|three|four|ten|eleven|twelve)\b/],
  [/^have dinner/, /half past (one|two|three|four|nine|ten|eleven|twelve)/],
  [/^get up/, /at (one|two|three|four|ten|eleven|twelve)\b|half past (one|two|three|four|ten|eleven|twelve)/],
  [
    /^go to bed/,
    /at (one|two|three|four|five|six|seven|twelve)\b|half past (one|two|three|four|five|six|seven|twelve)/,
  ],
];

/** Done once in a while, so never every day. */
const RARE = /^(buy|choose|repair|paint|understand|look for|see|bring|carry|visit|make|draw|invite|write|open|close)$/;
/** Such verbs with a fixed object, so that "buys bread every day" remains. */
const PARTICULAR = new Set(['this', 'that', 'a', 'the', 'my', 'none']);
/** Not willed, so never wanted, planned, asked for or liked. */
const UNWILLED = /^(cry|understand)$/;
/** Done alone, or not on purpose: nobody is asked with whom. */
const ALONE = /^(sleep|go to bed|get up|take a shower|cry|rest|understand|look for|find|lose|wash|wear|choose)$/;
const CHILDREN = /^(boy|girl|child)$/;

/** Whether everything that the slots say can be so. */
export function makesSense(slots: Slots): boolean {
  const clauses = Object.values(slots).filter((slot) => slot.kind === 'clause');
  const [first, second] = clauses;
  const repeated = second !== undefined && first!.verb.en === second.verb.en && first!.verb.en !== 'like';
  // One may cry because one is sad, but "he cooked and cried" tells no story.
  const pointless = second !== undefined && !('why' in slots) && clauses.some(({ verb }) => UNWILLED.test(verb.en));
  return !repeated && !pointless && clauses.every(isPossible);
}

function isPossible(clause: Clause): boolean {
  const { verb, time } = clause;
  const untimely = UNTIMELY.some(([who, when]) => who.test(verb.en) && when.test(time?.en ?? ''));
  return (
    !untimely &&
    !meetsItself(clause) &&
    !isOddHabit(clause) &&
    !isUnwilled(clause) &&
    !isTooYoung(clause) &&
    !isAlone(clause) &&
    !isTimeless(clause)
  );
}

/** The same person twice in one clause: "my mother helps my mother". */
function meetsItself({ subject, object, recipient, company, than }: Clause): boolean {
  const actors = peopleOf(subject);
  return [object, recipient, company, than].some(
    (other) => other !== undefined && peopleOf(other).some((name) => actors.includes(name)),
  );
}

function peopleOf(phrase: NounPhrase): string[] {
  if (phrase.kind === 'pair') return [phrase.first.noun.en, phrase.second.noun.en];
  // "We" are I and others.
  if (phrase.kind === 'pronoun') return phrase.name === 'it' ? [] : [phrase.name === 'we' ? 'I' : phrase.name];
  return phrase.noun.person ? [phrase.noun.en] : [];
}

function isOddHabit({ verb, tense, modality, object, time, frequency, question }: Clause): boolean {
  if (tense !== 'present' || modality !== undefined || object?.kind !== 'noun') return false;
  const habitual = time !== undefined || frequency !== undefined || question === 'polar';
  const { noun, determiner } = object;
  const daily = noun.mass || ['window', 'door', 'letter', 'email'].includes(noun.en);
  const sameAgain = /^(eat|drink|cook)$/.test(verb.en) && (determiner === 'this' || determiner === 'the');
  return habitual && (sameAgain || (RARE.test(verb.en) && PARTICULAR.has(determiner) && !daily));
}

/** English "I read" is now or then; nobody can tell which without more. */
function isTimeless({ verb, subject, tense, modality, time, frequency, question, negative }: Clause): boolean {
  const { person, plural } = agreement(subject);
  const told = time ?? frequency ?? question ?? (person === 3 && !plural ? 'reads' : undefined);
  return verb.en === 'read' && tense === 'present' && modality === undefined && !negative && told === undefined;
}

function isAlone({ verb, company, question }: Clause): boolean {
  return (company !== undefined || question === 'who') && ALONE.test(verb.en);
}

function isUnwilled({ verb, tense, modality }: Clause): boolean {
  if (verb.en === 'see' && tense === 'progressive') return true;
  if (verb.en === 'look for' && modality === 'can') return true;
  if (!UNWILLED.test(verb.en)) return false;
  if (modality === 'can') return verb.en === 'cry';
  return modality !== undefined || tense === 'future' || (tense === 'progressive' && verb.en !== 'cry');
}

/** Children are not called "young" and have no profession yet. */
function isTooYoung({ subject, verb }: Clause): boolean {
  const child = subject.kind === 'noun' && CHILDREN.test(subject.noun.en);
  return child && (verb.en === 'be young' || (/^be an? /.test(verb.en) && verb.ko.irregular === '이'));
}
