/**
 * Korean conjugation: a dictionary stem and an ending → one word, with contraction and the irregular classes
 * ㅂ, ㄷ, ㅅ, ㅎ, 르, ㅡ, ㄹ, 하다 and 이다.
 */

import type { KoreanStem } from '../lexicon/entry.ts';
import { alterLast, endsInConsonant, lastSyllable } from './hangul.ts';

/** Stem vowel + 어 in one syllable: 오 + 아 → 와. */
const CONTRACTED: Readonly<Record<string, string>> = {
  ㅏ: 'ㅏ',
  ㅓ: 'ㅓ',
  ㅐ: 'ㅐ',
  ㅔ: 'ㅔ',
  ㅕ: 'ㅕ',
  ㅗ: 'ㅘ',
  ㅜ: 'ㅝ',
  ㅣ: 'ㅕ',
  ㅚ: 'ㅙ',
};

/** The 아/어 form: 먹 → 먹어, 가 → 가, 마시 → 마셔, 돕 → 도와, 듣 → 들어, 공부하 → 공부해, 빠르 → 빨라. */
export function infinitive({ stem, irregular }: KoreanStem): string {
  const { vowel, final } = lastSyllable(stem);
  switch (irregular) {
    case '하':
      return alterLast(stem, { vowel: 'ㅐ' });
    case 'ㅂ':
      return alterLast(stem, { final: '' }) + (stem.endsWith('돕') ? '와' : '워');
    case 'ㄷ':
      return alterLast(stem, { final: 'ㄹ' }) + openVowel(vowel);
    case 'ㅅ':
      return alterLast(stem, { final: '' }) + openVowel(vowel);
    case 'ㅎ':
      return alterLast(stem, { final: '', vowel: vowel === 'ㅑ' ? 'ㅒ' : 'ㅐ' });
    case '르': {
      const before = stem.slice(0, -1);
      return alterLast(before, { final: 'ㄹ' }) + (openVowel(lastSyllable(before).vowel) === '아' ? '라' : '러');
    }
    case '이':
      return `${stem}어`;
    default:
      if (final === 'ㅆ' || stem.endsWith('아니')) return `${stem}어`;
      return final === '' ? contracted(stem, vowel) : stem + openVowel(vowel);
  }
}

function openVowel(vowel: string): '아' | '어' {
  return vowel === 'ㅏ' || vowel === 'ㅗ' || vowel === 'ㅑ' ? '아' : '어';
}

function contracted(stem: string, vowel: string): string {
  if (vowel === 'ㅡ') {
    const before = stem.slice(0, -1);
    const bright = before !== '' && !before.endsWith(' ') && openVowel(lastSyllable(before).vowel) === '아';
    return alterLast(stem, { vowel: bright ? 'ㅏ' : 'ㅓ' });
  }
  const joined = CONTRACTED[vowel];
  return joined === undefined ? `${stem}어` : alterLast(stem, { vowel: joined });
}

/** The stem before endings in (으): 먹 → 먹으, 가 → 가, 돕 → 도우, 듣 → 들으, 짓 → 지으, 빨갛 → 빨가. ㄹ stays bare. */
function linkingStem({ stem, irregular }: KoreanStem): string {
  const { final } = lastSyllable(stem);
  if (irregular === 'ㅂ') return `${alterLast(stem, { final: '' })}우`;
  if (irregular === 'ㄷ') return `${alterLast(stem, { final: 'ㄹ' })}으`;
  if (irregular === 'ㅅ') return `${alterLast(stem, { final: '' })}으`;
  if (irregular === 'ㅎ') return alterLast(stem, { final: '' });
  return final === '' || final === 'ㄹ' ? stem : `${stem}으`;
}

/** The stem with a final consonant put under it: 먹 + ㄹ → 먹을, 가 + ㄹ → 갈, 만들 + ㄴ → 만든. */
function underwritten(predicate: KoreanStem, final: 'ㄴ' | 'ㄹ'): string {
  return alterLast(linkingStem(predicate), { final });
}

/** The past stem: 먹었, 갔, 공부했; after 이다 이었 or, after a vowel, 였. */
export function pastStem(predicate: KoreanStem): KoreanStem {
  if (predicate.irregular === '이') {
    const noun = predicate.stem.slice(0, -1);
    return { stem: endsInConsonant(noun) ? `${noun}이었` : `${noun}였`, irregular: '' };
  }
  const open = infinitive(predicate);
  return { stem: lastSyllable(open).final === '' ? alterLast(open, { final: 'ㅆ' }) : `${open}ㅆ`, irregular: '' };
}

/** The stem that honours its subject: 가 → 가시, 읽 → 읽으시, 만들 → 만드시. */
export function honorificStem(predicate: KoreanStem): KoreanStem {
  if (predicate.irregular === '이') {
    const noun = predicate.stem.slice(0, -1);
    return { stem: endsInConsonant(noun) ? `${noun}이시` : `${noun}시`, irregular: '' };
  }
  const linked = linkingStem(predicate);
  const bare = lastSyllable(linked).final === 'ㄹ' ? alterLast(linked, { final: '' }) : linked;
  return { stem: `${bare}시`, irregular: '' };
}

/** The stem with an ending; endings are named by their form after a consonant: 고, 지만, 아서, 으면, 을 때, 는 것 … */
export function inflect(predicate: KoreanStem, ending: string): string {
  if (ending === '요') return polite(predicate);
  if (/^[아어]/.test(ending)) return open(predicate) + ending.slice(1);
  if (ending.startsWith('을')) return underwritten(predicate, 'ㄹ') + ending.slice(1);
  if (ending.startsWith('은')) return underwritten(predicate, 'ㄴ') + ending.slice(1);
  if (ending.startsWith('으')) return linkingStem(predicate) + ending.slice(1);
  if (ending.startsWith('는')) return beforeNasal(predicate.stem) + ending;
  return predicate.stem + ending;
}

/** The 아/어 form before more endings: 이다 gives (이)라. */
function open(predicate: KoreanStem): string {
  if (predicate.irregular !== '이') return infinitive(predicate);
  const noun = predicate.stem.slice(0, -1);
  return endsInConsonant(noun) ? `${noun}이라` : `${noun}라`;
}

/** ㄹ falls before ㄴ: 만들 + 는 → 만드는. */
function beforeNasal(stem: string): string {
  return lastSyllable(stem).final === 'ㄹ' ? alterLast(stem, { final: '' }) : stem;
}

/** The polite ending: 먹어요, 가요, 하세요 (of 하시), 학생이에요, 의사예요. */
function polite(predicate: KoreanStem): string {
  const { stem, irregular } = predicate;
  if (irregular === '이') {
    const noun = stem.slice(0, -1);
    return noun + (endsInConsonant(noun) ? '이에요' : '예요');
  }
  if (stem.endsWith('아니')) return `${stem}에요`;
  if (stem.endsWith('시') && isHonorific(stem)) return `${stem.slice(0, -1)}세요`;
  return `${infinitive(predicate)}요`;
}

/** 마시 (drink) ends in 시 but honours no one. */
function isHonorific(stem: string): boolean {
  return !/(^| )마시$/.test(stem);
}
