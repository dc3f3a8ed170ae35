import { describe, expect, it } from 'vitest';
import { knownLike, withWord } from '../../src/playground/engine/known-words.ts';

const KNOWN = ['hungry', 'hunt', 'station', 'stations', 'statue', '￭.', 'cat', 'Korea'];

describe('words that may have been meant', () => {
  it.each([
    ['hungri', ['hungry']],
    ['hung', ['hungry', 'hunt']],
    ['stasion', ['station', 'stations']],
    ['korea', ['Korea']],
    ['xylophone', []],
    ['car', ['cat']],
    ['cod', []],
    ['나', []],
    ['😀', []],
  ])('%s → %j', (word, expected) => {
    expect(knownLike(word, KNOWN)).toEqual(expected);
  });
});

describe('a word put in place of another', () => {
  it.each([
    ['at home I sat hom', 'hom', 'home', 'at home I sat home'],
    ['Hom, sweet Hom', 'Hom', 'home', 'home, sweet Hom'],
    ['it costs $5', '$', 'five', 'it costs five5'],
    ['집에서 집에', '집에', 'home', '집에서 home'],
  ])('%s: %s → %s', (sentence, word, other, expected) => {
    expect(withWord(sentence, word, other)).toBe(expected);
  });
});
