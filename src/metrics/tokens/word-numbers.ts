/** Numbers for words, so that n-grams and edit distances compare integers instead of strings. */

/** Gives each different word a small number; `clear` forgets all of them. */
export class WordNumbers {
  private readonly numbers = new Map<string, number>();

  clear(): void {
    this.numbers.clear();
  }

  of(words: readonly string[]): number[] {
    const { numbers } = this;
    return words.map((word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, numbers.size);
      return numbers.size - 1;
    });
  }
}
