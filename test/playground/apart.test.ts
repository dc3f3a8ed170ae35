import { describe, expect, it } from 'vitest';
import { comparedLooks } from '../../src/playground/engine/apart.ts';

const look = (source: string, target: string, attention: number[][] | null) => ({
  tokens: { encoder: source.split(' '), decoder: target.split(' ') },
  trace: { attention },
});

describe('where two models part over one sentence', () => {
  it('when one writes a word more, then that one is its own, and attention is compared word by word', () => {
    const [ours, theirs] = comparedLooks(
      look('a b', 'x z', [
        [0.1, 0.9],
        [0.2, 0.8],
      ]),
      look('a b', 'x y z', [
        [0.3, 0.7],
        [0.4, 0.6],
        [0.5, 0.5],
      ]),
    );
    expect([[...ours.source], [...ours.target]]).toEqual([[], []]);
    expect([[...theirs.source], [...theirs.target]]).toEqual([[], [1]]);
    expect([ours.attention(0), ours.attention(1)]).toEqual([
      [0.3, 0.7],
      [0.5, 0.5],
    ]);
    expect([theirs.attention(1), theirs.attention(2)]).toEqual([null, [0.2, 0.8]]);
  });

  it('when they cut the sentence otherwise, or one has no attention, then there is none to compare', () => {
    const [ours, theirs] = comparedLooks(look('a b', 'x', [[0.1, 0.9]]), look('ab', 'x', [[1]]));
    expect([[...ours.source], [...theirs.source]]).toEqual([[0, 1], [0]]);
    expect([ours.attention(0), theirs.attention(0)]).toEqual([null, null]);
    expect(comparedLooks(look('a', 'x', [[1]]), look('a', 'x', null))[0].attention(0)).toBe(null);
  });
});
