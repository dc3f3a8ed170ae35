import { describe, expect, it } from 'vitest';
import { exampleNeighbours, nearestTokens } from '../../src/inspect/neighbours.ts';
import { sampleCheckpoint } from '../checkpoint/sample-checkpoint.ts';

const VOCABULARY = ['<pad>', '<unk>', '<s>', '</s>', 'red', 'blue', '￭.', 'against', 'never'];
const ROWS = [
  [3, 4],
  [3, 4],
  [3, 4],
  [3, 4],
  [3, 4],
  [6, 8],
  [4, -3],
  [-3, -4],
  [0, 0],
];
const EMBEDDING = { name: 'source.embedding', shape: [9, 2], data: Float32Array.from(ROWS.flat()) };

describe('neighbours', () => {
  it('when embeddings point the same way, at right angles or against each other, then cosines are 1, 0 and −1, and length does not count', () => {
    expect(nearestTokens(EMBEDDING, VOCABULARY, 4, 10)).toEqual([
      { token: 'blue', cosine: 1 },
      { token: '￭.', cosine: 0 },
      { token: 'against', cosine: -1 },
    ]);
    expect(nearestTokens(EMBEDDING, VOCABULARY, 4, 1)).toHaveLength(1);
  });

  it('when examples are chosen, then words are, no marks and no special tokens, on each side that has embeddings', () => {
    const vocabularies = { source: VOCABULARY, target: VOCABULARY };
    const target = { ...EMBEDDING, name: 'target.embedding' };
    const both = exampleNeighbours(sampleCheckpoint({ vocabularies, tensors: [EMBEDDING, target] }), 2);
    expect(both.map(({ side, token }) => `${side} ${token}`)).toEqual([
      'source blue',
      'source never',
      'target blue',
      'target never',
    ]);
    const tied = exampleNeighbours(sampleCheckpoint({ vocabularies, tensors: [target] }), 9);
    expect(tied.map(({ side, token }) => `${side} ${token}`)).toEqual([
      'target red',
      'target blue',
      'target against',
      'target never',
    ]);
    expect(tied.at(-1)?.neighbours).toEqual([]);
  });

  it('when a checkpoint holds no embeddings that fit its vocabularies, then there are no examples', () => {
    expect(exampleNeighbours(sampleCheckpoint())).toEqual([]);
  });
});
