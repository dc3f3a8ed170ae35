/**
 * Counts of n-grams of numbers: the references' n-grams are stored, the hypothesis's are clipped against them.
 * A trie whose children live in one hash table: an n-gram costs one probe, whatever its length.
 */

const SMALLEST_TABLE = 1 << 12;
/** Above this the table is given back after the sentence, so that one long line does not slow all others. */
const LARGEST_KEPT_TABLE = 1 << 16;
const ROOT = 0;

/** The n-grams of one sentence's references; `clear` makes it ready for the next sentence. */
export class NgramTrie {
  readonly order: number;
  /** Hash table of node numbers plus `base`; anything below `base` is a leftover of an earlier sentence. */
  private slots = new Int32Array(SMALLEST_TABLE);
  private base = 1;
  private size = 1;
  private parents = new Int32Array(SMALLEST_TABLE / 2);
  private symbols = new Int32Array(SMALLEST_TABLE / 2);
  /** Highest count in any one reference, count in the latest reference that has the n-gram, and which that is. */
  private highest = new Int32Array(SMALLEST_TABLE / 2);
  private counts = new Int32Array(SMALLEST_TABLE / 2);
  private seenIn = new Int32Array(SMALLEST_TABLE / 2);
  private texts = 0;

  /** @param order length of the longest n-gram counted */
  constructor(order: number) {
    this.order = order;
  }

  clear(): void {
    this.base += this.size;
    this.size = 1;
    this.texts = 0;
    if (this.slots.length > LARGEST_KEPT_TABLE) {
      this.slots = new Int32Array(0);
      this.resize(SMALLEST_TABLE);
    } else if (this.base > 0x3fff0000) {
      this.slots.fill(0);
      this.base = 1;
    }
  }

  /** Stores a reference: an n-gram's count becomes the highest that any reference has. */
  addReference(text: readonly number[]): void {
    const { order } = this;
    const reference = ++this.texts;
    for (let start = 0; start < text.length; start++) {
      if (this.size + order > this.parents.length) this.resize(this.slots.length * 2);
      const { counts, seenIn, highest } = this;
      const end = Math.min(text.length, start + order);
      let node = ROOT;
      for (let i = start; i < end; i++) {
        node = this.child(node, text[i]!);
        const count = seenIn[node] === reference ? counts[node]! + 1 : 1;
        seenIn[node] = reference;
        counts[node] = count;
        if (count > highest[node]!) highest[node] = count;
      }
    }
  }

  /**
   * Number of the hypothesis's n-grams that the references have too, one number for each order from 1;
   * each n-gram matches at most as often as in the reference that has it most often. Asked once a sentence.
   */
  matches(text: readonly number[]): number[] {
    const { order, seenIn, counts, highest } = this;
    const matched = new Array<number>(order).fill(0);
    const hypothesis = ++this.texts;
    for (let start = 0; start < text.length; start++) {
      const end = Math.min(text.length, start + order);
      let node = ROOT;
      for (let i = start; i < end; i++) {
        node = this.find(node, text[i]!);
        if (node === ROOT) break; // no reference has it, so none has a longer one
        const count = seenIn[node] === hypothesis ? counts[node]! + 1 : 1;
        seenIn[node] = hypothesis;
        counts[node] = count;
        if (count <= highest[node]!) matched[i - start]!++;
      }
    }
    return matched;
  }

  /** The node of an n-gram, its prefix's node and its last symbol given; ROOT when no reference has it. */
  private find(parent: number, symbol: number): number {
    const { slots, base, parents, symbols } = this;
    const mask = slots.length - 1;
    for (let slot = hash(parent, symbol) & mask; ; slot = (slot + 1) & mask) {
      const node = slots[slot]! - base;
      if (node < 0) return ROOT;
      if (parents[node] === parent && symbols[node] === symbol) return node;
    }
  }

  /** As `find`, but makes the node when there is none. The caller has seen to the room for it. */
  private child(parent: number, symbol: number): number {
    const { slots, base, parents, symbols } = this;
    const mask = slots.length - 1;
    let slot = hash(parent, symbol) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const node = slots[slot]! - base;
      if (node < 0) break;
      if (parents[node] === parent && symbols[node] === symbol) return node;
    }
    const node = this.size++;
    slots[slot] = base + node;
    parents[node] = parent;
    symbols[node] = symbol;
    this.highest[node] = 0;
    this.seenIn[node] = 0;
    return node;
  }

  /** Gives the table another size and puts the nodes there are into it again. */
  private resize(slotCount: number): void {
    const moved = (old: Int32Array) => {
      const grown = new Int32Array(slotCount / 2);
      grown.set(old.subarray(0, this.size));
      return grown;
    };
    this.parents = moved(this.parents);
    this.symbols = moved(this.symbols);
    this.highest = moved(this.highest);
    this.counts = moved(this.counts);
    this.seenIn = moved(this.seenIn);
    this.slots = new Int32Array(slotCount);
    this.base = 1;
    for (let node = 1; node < this.size; node++) {
      let slot = hash(this.parents[node]!, this.symbols[node]!) & (slotCount - 1);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (slotCount - 1);
      this.slots[slot] = this.base + node;
    }
  }
}

function hash(parent: number, symbol: number): number {
  let bits = Math.imul(parent, 0x2c1b3c6d) ^ Math.imul(symbol, 0x297a2d39);
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b);
  return bits ^ (bits >>> 13);
}
