import { describe, expect, it } from 'vitest';
import { knownLike } from '../../src/playground/engine/known-words.ts';

const KNOWN = ['hungry', 'hunt', 'station', 'stations', 'statue', '￭.', 'cat', 'Korea'];

describe('words that may have been meant', () => {
  it.each([
    ['hungri', ['hungry']],
    ['hung', ['hungry', 'hunt']],
    ['stasion', ['station', 'stations']],
    ['korea', ['Korea']],
    ['xylophone', []],
  ])('%s → %j', (word, expected) => {
    expect(knownLike(word, KNOWN)).toEqual(expected);
  });
});
