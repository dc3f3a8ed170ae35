/** Korean noun phrases: 이 빨간 사과 세 개를. */

import type { Adjective } from '../lexicon/entry.ts';
import { NUMBERS } from '../lexicon/time.ts';
import type { Determiner, Nominal, NounPhrase, Pronoun } from '../meaning.ts';
import { inflect } from './conjugation.ts';
import { attach } from './particles.ts';

const DETERMINERS: Partial<Record<Determiner, string>> = {
  this: '이',
  that: '저',
  your: '당신의',
  his: '그의',
  her: '그녀의',
  our: '우리',
  their: '그들의',
};

const PRONOUNS: Record<Pronoun['name'], string> = {
  I: '저',
  you: '',
  he: '그',
  she: '그녀',
  we: '우리',
  they: '그들',
  it: '',
  weather: '',
  who: '누구',
};

/** Beside someone else who does it, "you" must be said. */
const BESIDE_A_SUBJECT = /^(을|에게|과|보다)$/;

/** The phrase with its particle; "you" as a subject, "it" and the weather are not said, and 에게 honours its elders as 께. */
export function nounPhrase(phrase: NounPhrase, particle = ''): string {
  if (phrase.kind === 'pronoun') {
    const word = phrase.name === 'you' && BESIDE_A_SUBJECT.test(particle) ? '당신' : PRONOUNS[phrase.name];
    return word === '' ? '' : attach(word, particle);
  }
  if (phrase.kind === 'pair') return `${attach(nominal(phrase.first), '과')} ${nounPhrase(phrase.second, particle)}`;
  return attach(nominal(phrase), particle === '에게' && phrase.noun.honorific ? '께' : particle);
}

function nominal({ noun, determiner, adjective, plural, count }: Nominal): string {
  const owner = determiner === 'my' ? noun.koMy : (DETERMINERS[determiner] ?? '');
  const many = plural && noun.person && count === undefined && !noun.name ? '들' : '';
  const counted = count === undefined ? '' : `${NUMBERS[count - 1]!.native} ${noun.counter}`;
  const quality = adjective === undefined ? '' : attributive(adjective);
  return [owner, quality, noun.ko + many, counted].filter((part) => part !== '').join(' ');
}

/** The adjective before its noun: 큰, 빨간, 재미있는; 새 for "new". */
export function attributive({ ko }: Adjective): string {
  if (ko.stem === '새') return '새';
  return inflect(ko, /[있없]$/.test(ko.stem) ? '는' : '은');
}
