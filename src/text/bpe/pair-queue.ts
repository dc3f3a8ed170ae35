/** The pair to merge next: the most frequent one, of equals the last one by code point. */
import { compareCodePoints } from '../code-points.ts';

export interface SymbolPair {
  readonly left: number;
  readonly right: number;
  /** Times that the pair stands in the text now. */
  count: number;
  /** Words that it stood in at some time; some may be named twice. */
  readonly words: number[];
}

interface Entry {
  readonly pair: SymbolPair;
  /** Its count when it was put in. */
  readonly count: number;
}

/**
 * A binary heap. Counts that fall are put right only when their pair comes to the top:
 * most pairs never do. Counts that rise must be put in again.
 */
export class PairQueue {
  private readonly heap: Entry[] = [];
  private readonly texts: readonly string[];

  constructor(texts: readonly string[]) {
    this.texts = texts;
  }

  push(pair: SymbolPair): void {
    const entry = { pair, count: pair.count };
    let i = this.heap.push(entry) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.isBefore(entry, this.heap[parent]!)) break;
      this.heap[i] = this.heap[parent]!;
      i = parent;
    }
    this.heap[i] = entry;
  }

  /** Takes out the pair to merge next; `null` when none is left. */
  pop(): SymbolPair | null {
    for (;;) {
      const top = this.heap[0];
      if (top === undefined) return null;
      this.dropTop();
      if (top.count === top.pair.count) return top.pair;
      if (top.pair.count > 0) this.push(top.pair);
    }
  }

  private dropTop(): void {
    const entry = this.heap.pop()!;
    const length = this.heap.length;
    if (length === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= length) break;
      if (child + 1 < length && this.isBefore(this.heap[child + 1]!, this.heap[child]!)) child++;
      if (!this.isBefore(this.heap[child]!, entry)) break;
      this.heap[i] = this.heap[child]!;
      i = child;
    }
    this.heap[i] = entry;
  }

  private isBefore(a: Entry, b: Entry): boolean {
    if (a.count !== b.count) return a.count > b.count;
    const byLeft = compareCodePoints(this.texts[a.pair.left]!, this.texts[b.pair.left]!);
    return (byLeft || compareCodePoints(this.texts[a.pair.right]!, this.texts[b.pair.right]!)) > 0;
  }
}
