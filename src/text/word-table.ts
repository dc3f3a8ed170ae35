/** Words of texts by number, found by their characters: no string is made of a word that has been seen before. */
import { mixBits } from '../random.ts';

/** Slots for one word, so that few words meet in the same one. */
const ROOM = 2;

export class WordTable {
  /** In the order in which they were first seen. */
  readonly words: string[] = [];
  /** Side by side the hash of a word, and its number and 1; 0 is free. Its length is a power of two. */
  private slots = new Int32Array(1 << 10);

  /** The number of the word that stands in a text from `start` to `end`, which it is given where it is new. */
  add(text: string, start = 0, end = text.length): number {
    const hash = hashOf(text, start, end);
    const slot = this.slotOf(hash, text, start, end);
    const found = this.slots[slot + 1]! - 1;
    if (found >= 0) return found;
    this.slots[slot] = hash;
    this.slots[slot + 1] = this.words.push(text.slice(start, end));
    if (this.words.length * 2 * ROOM >= this.slots.length) this.grow();
    return this.words.length - 1;
  }

  /** The number of a word; -1 for one that is not in the table. */
  find(text: string, start = 0, end = text.length): number {
    return this.slots[this.slotOf(hashOf(text, start, end), text, start, end) + 1]! - 1;
  }

  /** Where a word is, or the free place where it would be. */
  private slotOf(hash: number, text: string, start: number, end: number): number {
    const { slots, words } = this;
    for (let slot = firstSlot(hash, slots); ; slot = (slot + 2) & (slots.length - 1)) {
      const number = slots[slot + 1]! - 1;
      if (number < 0) return slot;
      if (slots[slot] === hash && isAt(words[number]!, text, start, end)) return slot;
    }
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    for (let from = 0; from < this.slots.length; from += 2) {
      if (this.slots[from + 1] === 0) continue;
      let slot = firstSlot(this.slots[from]!, slots);
      while (slots[slot + 1] !== 0) slot = (slot + 2) & (slots.length - 1);
      slots[slot] = this.slots[from]!;
      slots[slot + 1] = this.slots[from + 1]!;
    }
    this.slots = slots;
  }
}

const firstSlot = (hash: number, slots: Int32Array) => (hash << 1) & (slots.length - 1);

function hashOf(text: string, start: number, end: number): number {
  let hash = 0x9e3779b9;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x5f356495);
  return mixBits(hash) | 0;
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}
