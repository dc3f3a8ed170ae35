/** Particles whose shape depends on the sound before them. */

import { endsInConsonant, lastSyllable } from './hangul.ts';

/** After a consonant, after a vowel. */
const SHAPES: Readonly<Record<string, readonly [string, string]>> = {
  은: ['은', '는'],
  이: ['이', '가'],
  을: ['을', '를'],
  과: ['과', '와'],
  이에요: ['이에요', '예요'],
};

/**
 * The word with its particle: 책 + 을 → 책을, 사과 + 을 → 사과를.
 * 으로 counts ㄹ as a vowel (지하철로); 저 and 누구 have subject forms of their own (제가, 누가).
 */
export function attach(word: string, particle: string): string {
  if (particle === '') return word;
  if (particle === '이') {
    if (word === '저') return '제가';
    if (word === '누구') return '누가';
  }
  if (particle === '으로') {
    const { final } = lastSyllable(word);
    return word + (final === '' || final === 'ㄹ' ? '로' : '으로');
  }
  const shapes = SHAPES[particle];
  return word + (shapes === undefined ? particle : shapes[endsInConsonant(word) ? 0 : 1]);
}
