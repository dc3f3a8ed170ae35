import { describe, expect, it } from 'vitest';
import { pairsOf, pairsText } from '../../src/playground/client/training.ts';

describe('pairs that are pasted into the page', () => {
  it('when lines are blank, invisible on a side or without a tab, then they are left out, and so is a header', () => {
    const lines = ['source\ttarget', 'I go.\tJe vais.', '', 'no tab', 'a\t\u200b', ' I see. \t Je vois. \tmore'];
    const pairs = pairsOf(lines.join('\n'));
    expect(pairsText(pairs)).toBe('I go.\tJe vais.\nI see.\tJe vois.\n');
    expect(pairsOf(pairsText(pairs))).toEqual(pairs);
  });

  it('when the first pair is a pair like the others, or the only one, then it is no header', () => {
    expect(pairsOf('English\t영어\nhouse\t집')).toHaveLength(2);
    expect(pairsOf('source\ttarget')).toHaveLength(1);
  });
});
