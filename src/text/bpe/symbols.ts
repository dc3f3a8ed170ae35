/** Subword symbols by number, so that pairs of them are found by one number too. */

/** Marks the last symbol of a word, so that "er" inside a word and "er" at its end are different symbols. */
export const END_OF_WORD = '</w>';

/** More symbols than there are characters and merges; the square of it is still exact in a number. */
const MOST_SYMBOLS = 1 << 26;

export class Symbols {
  private readonly ids = new Map<string, number>();
  readonly texts: string[] = [];

  id(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    this.ids.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  /** The symbols that a word starts from: its characters, the last one marked. */
  ofWord(word: string): number[] {
    const characters = Array.from(word);
    characters[characters.length - 1] += END_OF_WORD;
    return characters.map((character) => this.id(character));
  }
}

/** The number of a pair of symbols. */
export function pairKey(left: number, right: number): number {
  return left * MOST_SYMBOLS + right;
}
