import { describe, expect, it } from 'vitest';
import { count, counted, duration, figure } from '../../src/amounts.ts';
import { columnsOf, toWidth } from '../../src/cli/text-width.ts';
import { visible } from '../../src/cli/visible.ts';

describe('columns of a terminal', () => {
  it('when characters are Hangul, kana or Chinese, then each takes two; combining marks and jamo vowels none', () => {
    expect(['abc', '역 a', 'かな', '中文', 'e\u0301', '\u1112\u1161\u11ab', '，'].map(columnsOf)).toEqual([
      3, 4, 4, 4, 1, 2, 2,
    ]);
  });

  it('when signs are drawn as one picture, then they take two columns together, and are cut only as a whole', () => {
    expect(['🚀', '🫠', '👩‍👩‍👧', '🇰🇷', '👍🏽'].map(columnsOf)).toEqual([2, 2, 2, 2, 2]);
    expect(toWidth('👩‍👩‍👧👩‍👩‍👧', 3)).toBe('👩‍👩‍👧…');
  });

  it('when a text is made to fit, then it takes exactly that many columns', () => {
    for (const text of ['', 'abc', '배가 고파요', 'a배b고', 'long enough to be cut']) {
      for (const width of [1, 2, 5, 8, 30]) expect(columnsOf(toWidth(text, width)), `${text} in ${width}`).toBe(width);
    }
    expect(toWidth('배가 고파요', 6)).toBe('배가 …');
  });

  it('when control characters come, then they are shown and not sent', () => {
    expect(visible('a\u001b[31mb\u0007\tc')).toBe('a\\x1b[31mb\\x07 c');
  });
});

describe('amounts', () => {
  it('when seconds grow, then the unit does too', () => {
    expect([0.04, 9.96, 59.6, 75, 3675, Number.POSITIVE_INFINITY].map(duration)).toEqual([
      '0.0 s',
      '10.0 s',
      '1 min 0 s',
      '1 min 15 s',
      '1 h 1 min',
      '?',
    ]);
  });

  it('when counts are large, then thousands are parted; one thing has no plural s', () => {
    expect([count(999), count(1234567), counted(1, 'line'), counted(0, 'line')]).toEqual([
      '999',
      '1,234,567',
      '1 line',
      '0 lines',
    ]);
  });

  it('when a figure is too small or no number, then that is still to be seen', () => {
    expect([figure(1.23456, 2), figure(0.0000012, 4), figure(0, 2), figure(Number.NaN, 2), figure(-1 / 0, 1)]).toEqual([
      '1.23',
      '1.2e-6',
      '0.00',
      'NaN',
      '-∞',
    ]);
  });
});
