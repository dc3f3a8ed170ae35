/** Two lists of words: which are in both, in order, and which only in one. */

export interface DiffWord {
  readonly word: string;
  readonly in: 'both' | 'before' | 'after';
}

/** The longest common subsequence stays; what went stands before what came. */
export function diffWords(before: readonly string[], after: readonly string[]): DiffWord[] {
  const common = commonLengths(before, after);
  const found: DiffWord[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      found.push({ word: before[i]!, in: 'both' });
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      found.push({ word: before[i++]!, in: 'before' });
    } else found.push({ word: after[j++]!, in: 'after' });
  }
  return found;
}

/** [i][j]: the longest common subsequence of what stands from i and from j on. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const isSame = before[i] === after[j];
      table[i]![j] = isSame ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}
