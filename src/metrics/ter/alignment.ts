/** Which words of a hypothesis stand against which of a reference, read off the matrix of their edit distances. */

/** Which words stand against which, and running counts of the words in error. */
export interface Alignment {
  /** Of each reference word, the hypothesis word it stands against, or the last one before the gap it would fill. */
  readonly aligned: Int32Array;
  /** Errors among the words before a position, one entry more than there are words. */
  readonly hypothesisErrors: Int32Array;
  readonly referenceErrors: Int32Array;
}

/**
 * The way back through the matrix: equal or replaced words first, then extra words, then missing ones.
 *
 * `distance(i, j)` is D − j for the first i words of the hypothesis and j of the reference; `differ(i, j)` is 0 where
 * word i − 1 of the one equals word j − 1 of the other, else 1.
 */
export function traceAlignment(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  distance: (i: number, j: number) => number,
  differ: (i: number, j: number) => number,
): Alignment {
  const aligned = new Int32Array(columns);
  const hypothesisErrors = new Int32Array(rows + 1);
  const referenceErrors = new Int32Array(columns + 1);
  let i = rows;
  let j = columns;
  while (i > 0 || j > 0) {
    const here = i === 0 ? 0 : distance(i, j);
    const cost = i > 0 && j > 0 ? differ(i, j) : 1;
    if (i > 0 && j > 0 && distance(i - 1, j - 1) + cost - 1 === here) {
      aligned[--j] = --i;
      referenceErrors[j + 1] = cost;
      hypothesisErrors[i + 1] = cost;
    } else if (i > 0 && distance(i - 1, j) + 1 === here) {
      hypothesisErrors[i--] = 1;
    } else {
      aligned[--j] = i - 1;
      referenceErrors[j + 1] = 1;
    }
  }
  return { aligned, hypothesisErrors: runningSum(hypothesisErrors), referenceErrors: runningSum(referenceErrors) };
}

function runningSum(values: Int32Array): Int32Array {
  for (let k = 1; k < values.length; k++) values[k]! += values[k - 1]!;
  return values;
}
