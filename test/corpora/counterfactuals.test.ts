import { describe, expect, it } from 'vitest';
import { type Counterfactual, counterfactuals } from '../../corpora/grammar/counterfactuals.ts';
import { disguisedSentences, generateSplit } from '../../corpora/grammar/generate.ts';
import { KNOWN_NAMES } from '../../corpora/grammar/lexicon/foreigners.ts';
import { wordsOf } from '../../corpora/grammar/split.ts';

const known = new Set(generateSplit().train.map(({ en }) => en));
const pairs = counterfactuals(200, 11, known);
const sentencesOf = ({ before, after }: Counterfactual) => [before, after];

describe('pairs of sentences that differ in one word', () => {
  it('when they are drawn, then just that word differs, and no sentence stands twice or in train', () => {
    for (const { before, after, words, at } of pairs) {
      const [old, now] = [wordsOf(before.en), wordsOf(after.en)];
      expect(old.filter((word, i) => word !== now[i])).toEqual([words[0]]);
      expect([old[at], now[at]]).toEqual(words);
    }
    const all = pairs.flatMap(sentencesOf).map(({ en }) => en);
    expect(new Set(all).size).toBe(400);
    expect(all.filter((en) => known.has(en))).toEqual([]);
  });

  it('when they are drawn again, then they are the same, and others with another seed', () => {
    expect(counterfactuals(50, 11, known)).toEqual(pairs.slice(0, 50));
    expect(counterfactuals(50, 12, known)).not.toEqual(pairs.slice(0, 50));
  });

  it('when they are counted by pattern, then they are of many kinds', () => {
    expect(new Set(pairs.map(({ before }) => before.pattern)).size).toBeGreaterThan(40);
  });
});

describe('sentences with made-up names', () => {
  it('when they are drawn, then each name stands in all three languages, with the same letters, and in no other sentence', () => {
    const seen = new Set<string>();
    for (const { en, ko, fr } of disguisedSentences(5, 200)) {
      const names = new Set(wordsOf(ko).filter((word) => /^\p{Lu}\p{sc=Latin}+$/u.test(word)));
      expect(names.size).toBeGreaterThan(0);
      for (const name of names) {
        if (KNOWN_NAMES.includes(name)) continue;
        expect(wordsOf(en)).toContain(name);
        expect(wordsOf(fr)).toContain(name);
        expect(seen.has(name)).toBe(false);
        seen.add(name);
      }
    }
  });
});
