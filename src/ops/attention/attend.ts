/**
 * Attention once the scores are known:
 *
 *   weights = softmax(scores)      context = Σ weight · value
 */
import { exp } from '../../tensor/elementary-functions.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import { op } from '../../tensor/op.ts';
import { addScaledRow, dot, eachPair, type Looking, type SentenceRows } from './source-rows.ts';

export interface AttendStep {
  readonly looking: Looking;
  /** [N, S] before: scores. After: their softmax, 0 past the sentence's end up to the matrix's width. */
  readonly weights: Matrix;
  readonly values: Matrix; // [R, M]
  readonly context: Matrix; // [N, M] out
}

export interface AttendStepGradient {
  readonly looking: Looking;
  readonly weights: Matrix; // [N, S]
  readonly values: Matrix; // [R, M]
  readonly dContext: Matrix; // [N, M]
  readonly dScores: Matrix; // [N, S] out, as far as the sentences go
}

/**
 * What all rows of all target steps give back to what they attended to.
 *
 * Shapes  T: all target rows; R: all source rows
 */
export interface AttendMemoryGradient {
  /** The rows of the target sentences; row `starts[0] + b` and all others of sentence b look at one source sentence. */
  readonly target: SentenceRows;
  readonly source: SentenceRows;
  readonly sourceSlotOfRow: Int32Array;
  readonly weights: Matrix; // [T, S]
  readonly dContext: Matrix; // [T, M]
  readonly dValues: Matrix; // [R, M] +=
  /** `null` for scores whose keys have their gradient by now. */
  readonly keys: { readonly query: Matrix; readonly dScores: Matrix; readonly dKeys: Matrix } | null;
}

export const attend = op<AttendStep>(
  'attend',
  { weights: '[N, S]', values: '[R, M]', context: '[N, M]' },
  ({ weights, values, context, looking }) => {
    const { source, sourceSlotOfRow, firstRow } = looking;
    for (let i = 0; i < weights.rows; i++) {
      softmaxRow(weights, i, source.lengths[sourceSlotOfRow[firstRow + i]!]!);
      for (let j = 0; j < context.columns; j++) context.set(i, j, 0);
    }
    eachPair(looking, weights.rows, (i, s, row) => addScaledRow(context, i, values, row, weights.at(i, s)));
  },
);

/** dweight = dcontext · value; dscore = weight · (dweight − Σ weight · dweight). */
export const attendBackward = op<AttendStepGradient>(
  'attendBackward',
  { weights: '[N, S]', values: '[R, M]', dContext: '[N, M]', dScores: '[N, S]' },
  ({ weights, values, dContext, dScores, looking }) => {
    const means = new Float64Array(weights.rows); // Σ weight · dweight
    const dWeights = new Float64Array(weights.rows * weights.columns);
    eachPair(looking, weights.rows, (i, s, row) => {
      const dWeight = dot(dContext, i, values, row);
      dWeights[i * weights.columns + s] = dWeight;
      means[i] = means[i]! + weights.at(i, s) * dWeight;
    });
    eachPair(looking, weights.rows, (i, s) => {
      const dWeight = dWeights[i * weights.columns + s]!;
      dScores.set(i, s, weights.at(i, s) * (dWeight - means[i]!));
    });
  },
);

/** dvalue += Σ weight · dcontext, and dkey += Σ dscore · query: sentence by sentence, its last target row first. */
export const attendMemoryBackward = op<AttendMemoryGradient>(
  'attendMemoryBackward',
  { weights: '[T, S]', dContext: '[T, M]', dValues: '[R, M]' },
  ({ target, source, sourceSlotOfRow, weights, dContext, dValues, keys }) => {
    for (let b = 0; b < target.lengths.length; b++) {
      for (let t = target.lengths[b]! - 1; t >= 0; t--) {
        const i = target.starts[t]! + b;
        const slot = sourceSlotOfRow[i]!;
        for (let s = 0; s < source.lengths[slot]!; s++) {
          const row = source.starts[s]! + slot;
          addScaledRow(dValues, row, dContext, i, weights.at(i, s));
          if (keys !== null) addScaledRow(keys.dKeys, row, keys.query, i, keys.dScores.at(i, s));
        }
      }
    }
  },
);

/**
 * 2⁻⁶⁴: a smaller weight is 0. In a sum of floats nobody sees it, and what comes of it on the way back would be subnormal
 * numbers, at which a processor takes a hundred times as long.
 */
export const LEAST_WEIGHT = 2 ** -64;

/** Scores → weights in place; what stands past the sentence's end becomes 0. */
function softmaxRow(weights: Matrix, row: number, length: number): void {
  const start = weights.offset + row * weights.stride;
  let highest = Number.NEGATIVE_INFINITY;
  for (let s = 0; s < length; s++) if (weights.data[start + s]! > highest) highest = weights.data[start + s]!;
  let sum = 0;
  for (let s = 0; s < length; s++) {
    const e = exp(weights.data[start + s]! - highest);
    weights.data[start + s] = e;
    sum += e;
  }
  for (let s = 0; s < weights.columns; s++) {
    const weight = s < length ? weights.data[start + s]! / sum : 0;
    weights.data[start + s] = weight < LEAST_WEIGHT ? 0 : weight;
  }
}
