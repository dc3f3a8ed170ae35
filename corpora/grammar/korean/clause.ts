/** Korean clauses: subject, time, company, place, object, and the verb last with everything that inflects it. */

import type { KoreanStem } from '../lexicon/entry.ts';
import { agreement, type Clause, type Slot } from '../meaning.ts';
import { honorificStem, inflect, pastStem } from './conjugation.ts';
import { endsInConsonant } from './hangul.ts';
import { nounPhrase } from './noun-phrase.ts';
import { attach } from './particles.ts';

/**
 * Says a slot: noun phrases and fixed phrases take a particle, clauses `ending` (no subject) or `particle+ending`.
 * Example  the clause "I eat rice" with 은+요 → 저는 밥을 먹어요; with 고 → 밥을 먹고
 */
export function realise(slot: Slot, mark: string): string {
  if (slot.kind === undefined) return attach(slot.ko, mark);
  if (slot.kind !== 'clause') return nounPhrase(slot, mark);
  const [first, second] = mark.split('+');
  const subject = second === undefined ? '' : spokenSubject(slot, first!);
  return [subject, verbPhrase(slot, second ?? first!)].filter((part) => part !== '').join(' ');
}

function spokenSubject({ subject, verb }: Clause, particle: string): string {
  const unsaid = verb.sensation && subject.kind === 'pronoun' && subject.name === 'I';
  return unsaid ? '' : nounPhrase(subject, particle);
}

/** Everything but the subject. */
function verbPhrase(clause: Clause, ending: string): string {
  const { verb, question, object, recipient, company } = clause;
  const parts = [
    clause.time?.ko,
    question === 'when' ? '언제' : '',
    clause.frequency?.ko,
    question === 'why' ? '왜' : question === 'how' ? '어떻게' : '',
    company && `${nounPhrase(company, '과')} 함께`,
    question === 'who' ? '누구와 함께' : '',
    clause.means?.ko,
    clause.place?.ko,
    question === 'where' ? whereTo(clause) : '',
    recipient && nounPhrase(recipient, '에게'),
    clause.goal?.ko,
    object && nounPhrase(object, verb.koObject),
    question === 'what' ? attach('무엇', verb.koObject) : '',
    clause.than && nounPhrase(clause.than, '보다'),
    clause.group?.ko,
    inflected(clause, ending),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

function whereTo({ verb }: Clause): string {
  return ['go', 'be', 'live'].includes(verb.en) ? '어디에' : '어디에서';
}

const DEGREES = { very: '아주', too: '너무', more: '더', most: '가장' } as const;

/** A command not to (-지 마세요) is a denial already, so the verb before it is not denied again. */
function inflected(meaning: Clause, ending: string): string {
  const clause = inManner(ending === '요' ? seenFromOutside(meaning) : meaning);
  const { degree } = clause;
  if (ending === '지') return inflect(predicate({ ...clause, negative: false }), ending);
  const stem = degree === undefined ? predicate(clause) : beforeLastWord(predicate(clause), DEGREES[degree]);
  const adnominal = ending === '는' || ending.startsWith('는 ');
  if (clause.tense === 'future') return inflect(stem, ending === '요' ? '을 거예요' : ending);
  const tenseless = adnominal || ending === '고' || ending.startsWith('아서') || ending.startsWith('은');
  const past = clause.tense === 'past' && !tenseless;
  if (adnominal && clause.verb.koDescriptive && !/[있없]$/.test(stem.stem))
    return inflect(stem, ending.replace('는', '은'));
  return inflect(past ? pastStem(stem) : stem, ending);
}

/** What a third person feels is only seen, so Korean says that he shows it: 추워해요. */
function seenFromOutside(clause: Clause): Clause {
  const { verb, subject, modality } = clause;
  if (verb.koOutward === undefined || modality !== undefined || agreement(subject).person !== 3) return clause;
  return { ...clause, verb: { ...verb, ko: verb.koOutward, koDescriptive: false } };
}

/** The adverb before the last word of the verb; what is done well is one's good doing of it: 수영을 잘하다. */
function inManner(clause: Clause): Clause {
  const { verb, manner } = clause;
  if (manner === undefined) return clause;
  const adverb = manner.ko;
  const said = (stem: KoreanStem): KoreanStem =>
    adverb === '잘' && stem.irregular === '하'
      ? {
          ...stem,
          stem: stem.stem.replace(/^(\S+)하$/, (_, deed: string) => `${attach(deed, '을')} 하`).replace(/하$/, '잘하'),
        }
      : beforeLastWord(stem, adverb);
  return {
    ...clause,
    verb: { ...verb, ko: said(verb.ko), koHonorific: verb.koHonorific && said(verb.koHonorific) },
  };
}

/** The verb with modality, negation and honour, before tense and ending. */
function predicate(clause: Clause): KoreanStem {
  const { verb, modality, tense, recipient } = clause;
  const { honorific } = agreement(clause.subject);
  const toElder = recipient?.kind === 'noun' && recipient.noun.honorific;
  const base = toElder ? { ...verb.ko, stem: verb.ko.stem.replace(/주$/, '드리') } : verb.ko;
  const extended = modality !== undefined || tense === 'progressive';
  const honoured =
    honorific && (verb.koHonorific ?? (modality === 'must' || !extended ? honorificStem(base) : undefined));
  if (!extended) return clause.negative ? denied(clause, honorific) : honoured || base;
  return auxiliary(clause, honoured || base, honorific);
}

/** -고 있다, -고 싶다, -(으)ㄹ 수 있다, -아야 하다, -는 것을 좋아하다, with negation and honour on the last verb. */
function auxiliary(clause: Clause, main: KoreanStem, honorific: boolean): KoreanStem {
  const { modality, negative = false, tense } = clause;
  const regular = (stem: string): KoreanStem => ({ stem, irregular: stem.endsWith('하') ? '하' : '' });
  const honour = (stem: KoreanStem) => (honorific ? honorificStem(stem) : stem);
  if (modality === 'can') {
    if (negative && tense === 'past') return unable(main);
    return honour(regular(inflect(main, negative ? '을 수 없' : '을 수 있')));
  }
  if (modality === 'must') return regular(inflect(main, '아야 하'));
  const third = agreement(clause.subject).person === 3;
  const stem =
    modality === 'want'
      ? inflect(main, third ? '고 싶어 하' : '고 싶')
      : modality === 'like'
        ? inflect(main, '는 것을 좋아하')
        : inflect(main, honorific && !negative ? '고 계시' : '고 있');
  if (negative) return honour(regular(`${stem}지 않`));
  return stem.endsWith('계시') ? regular(stem) : honour(regular(stem));
}

/** 못 before a short verb, -지 못하다 after a long one. */
function unable(main: KoreanStem): KoreanStem {
  return isLong(main) ? { stem: `${main.stem}지 못하`, irregular: '하' } : beforeLastWord(main, '못');
}

/**
 * The denial: a verb of its own (없다, 모르다), 이/가 아니다 (but 현대적이지 않다), 안 before a short verb,
 * -지 않다 after a long one and after what qualifies: 안 갔어요, 크지 않았어요.
 */
function denied({ verb }: Clause, honorific: boolean): KoreanStem {
  const honour = (stem: KoreanStem) => (honorific ? honorificStem(stem) : stem);
  if (verb.koNegative !== undefined) return honour(verb.koNegative);
  const qualifies = verb.ko.stem.endsWith('적이');
  if (verb.ko.irregular === '이' && !qualifies) {
    const noun = verb.ko.stem.slice(0, -1);
    return honour({ stem: `${noun}${endsInConsonant(noun) ? '이' : '가'} 아니`, irregular: '' });
  }
  const isQuality = verb.koDescriptive && !verb.sensation;
  if (qualifies || isQuality || isLong(verb.ko)) return honour({ stem: `${verb.ko.stem}지 않`, irregular: '' });
  return beforeLastWord(honorific ? (verb.koHonorific ?? honorificStem(verb.ko)) : verb.ko, '안');
}

function isLong({ stem, irregular }: KoreanStem): boolean {
  return irregular === '하' || stem.split(' ').at(-1)!.length > 2;
}

function beforeLastWord({ stem, irregular }: KoreanStem, word: string): KoreanStem {
  const at = stem.lastIndexOf(' ') + 1;
  return { stem: `${stem.slice(0, at)}${word} ${stem.slice(at)}`, irregular };
}
