/** Pairs of sentences that differ in one word: what moves with it in the translation, and what stays? */

interface OneWordPair {
  readonly words: readonly [string, string];
  readonly sentences: readonly [string, string];
}

export const ONE_WORD_PAIRS: readonly OneWordPair[] = [
  inPlace('My neighbor rested at home because it was _.', 'hot', 'cold'),
  inPlace('_ hungry.', 'I am', 'My grandmother is'),
  inPlace('She _ coffee.', 'drinks', 'drank'),
  inPlace('Where is the _?', 'station', 'bank'),
  inPlace('I bought three _.', 'books', 'apples'),
  inPlace('I bought a book at the _ yesterday.', 'market', 'library'),
];

function inPlace(frame: string, one: string, other: string): OneWordPair {
  const filled = (word: string) => frame.replace('_', word);
  return { words: [one, other], sentences: [filled(one), filled(other)] };
}
