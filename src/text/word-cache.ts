/** What was found out about a word, kept while there is room: most words of a text have been seen before. */

const MOST_WORDS = 1 << 16;
/** Longer ones are hardly words, seldom come again, and would fill the memory. */
const LONGEST_WORD = 64;

export class WordCache<T> {
  private readonly known = new Map<string, T>();

  /** The value for a word, made when it is not at hand. A full cache starts anew, so that memory stays flat. */
  get(word: string, make: (word: string) => T): T {
    if (word.length > LONGEST_WORD) return make(word);
    const found = this.known.get(word);
    if (found !== undefined) return found;
    if (this.known.size >= MOST_WORDS) this.known.clear();
    const made = make(word);
    this.known.set(word, made);
    return made;
  }
}
