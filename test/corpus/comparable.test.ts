import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, comparableHash, pairHash } from '../../src/corpus/comparable.ts';

/** What nobody can see is dropped: test/text/invisible.test.ts holds that. */
const isSeen = (text: string) => !/[\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(text);

describe('texts that count as the same', () => {
  it('when texts differ in spaces, composition or, where it is folded, case, then they are the same', () => {
    expect(comparable('  e\u0301 \t b\u00a0')).toBe('é b');
    expect(comparable('한'.normalize('NFD'))).toBe('한');
    expect(comparableHash('Go  Home', true)).toBe(comparableHash('go home', true));
    expect(comparableHash('Go Home', false)).not.toBe(comparableHash('go home', false));
  });

  it('when any text is compared, then it is as if it were normalised in full (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).filter(isSeen), (text) => {
        expect(comparable(text)).toBe(text.normalize('NFC').trim().replace(/\s+/g, ' '));
      }),
    );
  });

  it('when 90,000 pairs of like texts are hashed, then all numbers are safe integers and none meet', () => {
    const texts = Array.from({ length: 300 }, (_, i) => comparableHash(`a${i}`, false));
    const hashes = texts.flatMap((source) => texts.map((target) => pairHash(source, target)));
    expect(hashes.every(Number.isSafeInteger)).toBe(true);
    expect(new Set(hashes).size).toBe(90_000);
  });
});
