/** A search that must begin with given words: at their places every other word is impossible. */
import type { NextWords, Step } from './step.ts';

/** `beginnings[i]` are the first words of sentence i, none where it is free. Their probabilities stay as they are. */
export function beginningWith(step: Step, beginnings: readonly ArrayLike<number>[]): Step {
  const longest = Math.max(...beginnings.map(({ length }) => length));
  let t = 0;
  return (rows) => {
    const words = step(rows);
    if (t >= longest) return words;
    const given = Array.from(rows.sentences, (sentence) => beginnings[sentence]![t]);
    t++;
    return { ...words, logProbabilities: onlyThese(words.logProbabilities, given) };
  };
}

/** A copy in which of each row that has a given word nothing else is left. */
function onlyThese(
  { data, offset, stride, columns }: NextWords['logProbabilities'],
  given: readonly (number | undefined)[],
): NextWords['logProbabilities'] {
  const left = new Float64Array(given.length * columns);
  given.forEach((id, row) => {
    for (let j = 0; j < columns; j++) {
      const isOpen = id === undefined || id === j;
      left[row * columns + j] = isOpen ? data[offset + row * stride + j]! : Number.NEGATIVE_INFINITY;
    }
  });
  return { data: left, offset: 0, stride: columns, columns };
}
