/** The words in which a hypothesis and its reference differ, as an edit script that can be shown. */

/** `extra` stands in the hypothesis only, `missing` in the reference only. */
type DifferenceKind = 'equal' | 'replaced' | 'extra' | 'missing';

/** A run of words; one of the two sides is empty for `extra` and `missing`. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly hypothesis: readonly string[];
  readonly reference: readonly string[];
}

/** A larger table of word pairs is not worth its memory: such lines are shown as one replacement. */
const LARGEST_TABLE = 4_000_000;

/**
 * The fewest edits that turn the hypothesis into the reference, neighbours of a kind joined.
 *
 * Example [the cat sat], [the black cat lay] → equal the, missing black, equal cat, replaced sat by lay
 */
export function alignDifferences(hypothesis: readonly string[], reference: readonly string[]): Difference[] {
  let start = 0;
  let [endH, endR] = [hypothesis.length, reference.length];
  while (start < endH && start < endR && hypothesis[start] === reference[start]) start++;
  while (endH > start && endR > start && hypothesis[endH - 1] === reference[endR - 1])
    [endH, endR] = [endH - 1, endR - 1];
  const same = (words: readonly string[]): Difference => ({ kind: 'equal', hypothesis: words, reference: words });
  const middle = [hypothesis.slice(start, endH), reference.slice(start, endR)] as const;
  const isLarge = middle[0].length * middle[1].length > LARGEST_TABLE;
  const edits: Difference[] = isLarge
    ? [{ kind: 'replaced', hypothesis: middle[0], reference: middle[1] }]
    : editScript(middle[0], middle[1]);
  return joined([same(hypothesis.slice(0, start)), ...edits, same(hypothesis.slice(endH))]);
}

/** One edit a word, by dynamic programming from the end, so that the script reads off from the start. */
function editScript(hypothesis: readonly string[], reference: readonly string[]): Difference[] {
  const [rows, columns] = [hypothesis.length, reference.length];
  const width = columns + 1;
  const cost = new Uint32Array((rows + 1) * width);
  const isEqual = (i: number, j: number): boolean => hypothesis[i] === reference[j];
  for (let i = rows; i >= 0; i--) {
    for (let j = columns; j >= 0; j--) {
      const at = i * width + j;
      if (i === rows || j === columns) cost[at] = rows - i + columns - j;
      else {
        const replaced = cost[at + width + 1]! + (isEqual(i, j) ? 0 : 1);
        cost[at] = Math.min(replaced, cost[at + width]! + 1, cost[at + 1]! + 1);
      }
    }
  }
  const script: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < rows || j < columns) {
    const at = i * width + j;
    const both = i < rows && j < columns && cost[at] === cost[at + width + 1]! + (isEqual(i, j) ? 0 : 1);
    const takesHypothesis = both || (i < rows && cost[at] === cost[at + width]! + 1);
    const kind = both ? (isEqual(i, j) ? 'equal' : 'replaced') : takesHypothesis ? 'extra' : 'missing';
    const takesReference = both || !takesHypothesis;
    script.push({
      kind,
      hypothesis: takesHypothesis ? [hypothesis[i++]!] : [],
      reference: takesReference ? [reference[j++]!] : [],
    });
  }
  return script;
}

/** Neighbours of a kind become one run; empty runs go. */
function joined(script: readonly Difference[]): Difference[] {
  const runs: Difference[] = [];
  for (const edit of script) {
    if (edit.hypothesis.length + edit.reference.length === 0) continue;
    const last = runs.at(-1);
    if (last?.kind !== edit.kind) runs.push(edit);
    else {
      const hypothesis = last.hypothesis.concat(edit.hypothesis);
      const reference = last.reference.concat(edit.reference);
      runs[runs.length - 1] = { kind: edit.kind, hypothesis, reference };
    }
  }
  return runs;
}
