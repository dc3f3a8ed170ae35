/** Attention of some decoder rows over their source sentences, forward and backward. The equations stand in src/model. */
import { exp, tanh } from '../../tensor/elementary-functions.ts';
import type { AttentionMemoryGradient, AttentionStep, AttentionStepGradient } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';

/** scores → softmax → weights; context = Σ weight · value. */
export function attentionForward(step: AttentionStep): void {
  const { query, keys, values, v, source, sentences, firstRow, weights, context } = step;
  for (let i = 0; i < query.rows; i++) {
    const sentence = sentences[firstRow + i]!;
    const length = source.lengths[sentence]!;
    const w = weights.offset + i * weights.stride;
    let highest = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < length; s++) {
      const score =
        v === null
          ? dot(query, i, keys, source.starts[s]! + sentence)
          : additiveScore(query, i, keys, source.starts[s]! + sentence, v);
      weights.data[w + s] = score;
      if (score > highest) highest = score;
    }
    softmaxRow(weights, w, length, highest);
    for (let j = 0; j < context.columns; j++) context.data[context.offset + i * context.stride + j] = 0;
    for (let s = 0; s < length; s++)
      addScaledRow(context, i, values, source.starts[s]! + sentence, weights.data[w + s]!);
  }
}

export function attentionBackward(step: AttentionStepGradient): void {
  const { query, keys, values, v, source, sentences, firstRow, weights, dContext, dScores, dQuery, dKeys, dV } = step;
  for (let i = 0; i < query.rows; i++) {
    const sentence = sentences[firstRow + i]!;
    const length = source.lengths[sentence]!;
    const dWeights: number[] = [];
    let mean = 0; // Σ weight · dWeight
    for (let s = 0; s < length; s++) {
      const dWeight = dot(dContext, i, values, source.starts[s]! + sentence);
      dWeights.push(dWeight);
      mean += weights.at(i, s) * dWeight;
    }
    for (let s = 0; s < length; s++) {
      const row = source.starts[s]! + sentence;
      const dScore = weights.at(i, s) * (dWeights[s]! - mean);
      dScores.data[dScores.offset + i * dScores.stride + s] = dScore;
      if (v === null || dV === null) addScaledRow(dQuery, i, keys, row, dScore);
      else additiveGradient({ query, keys, v, dQuery, dKeys, dV }, i, row, dScore);
    }
  }
}

/** dValue = Σ weight · dContext, dKey = Σ dScore · query over the target rows of the sentence, from the last one on. */
export function attentionMemoryBackward(gradient: AttentionMemoryGradient): void {
  const { target, source, sentences, weights, dContext, dValues, keys } = gradient;
  for (let b = 0; b < target.lengths.length; b++) {
    for (let t = target.lengths[b]! - 1; t >= 0; t--) {
      const i = target.starts[t]! + b;
      const sentence = sentences[i]!;
      for (let s = 0; s < source.lengths[sentence]!; s++) {
        const row = source.starts[s]! + sentence;
        addScaledRow(dValues, row, dContext, i, weights.at(i, s));
        if (keys !== null) addScaledRow(keys.dKeys, row, keys.query, i, keys.dScores.at(i, s));
      }
    }
  }
}

function additiveScore(query: Matrix, i: number, keys: Matrix, row: number, v: Matrix): number {
  let sum = 0;
  for (let j = 0; j < query.columns; j++) sum += v.at(0, j) * tanh(query.at(i, j) + keys.at(row, j));
  return sum;
}

type AdditivePart = { query: Matrix; keys: Matrix; v: Matrix; dQuery: Matrix; dKeys: Matrix; dV: Matrix };

function additiveGradient(
  { query, keys, v, dQuery, dKeys, dV }: AdditivePart,
  i: number,
  row: number,
  dScore: number,
): void {
  for (let j = 0; j < query.columns; j++) {
    const y = tanh(query.at(i, j) + keys.at(row, j));
    const d = dScore * v.at(0, j) * (1 - y * y);
    dV.data[dV.offset + j] = dV.data[dV.offset + j]! + dScore * y;
    const q = dQuery.offset + i * dQuery.stride + j;
    dQuery.data[q] = dQuery.data[q]! + d;
    const k = dKeys.offset + row * dKeys.stride + j;
    dKeys.data[k] = dKeys.data[k]! + d;
  }
}

function dot(a: Matrix, i: number, b: Matrix, k: number): number {
  let sum = 0;
  const x = a.offset + i * a.stride;
  const y = b.offset + k * b.stride;
  for (let j = 0; j < a.columns; j++) sum += a.data[x + j]! * b.data[y + j]!;
  return sum;
}

/** Row i of out += factor · row k of x. */
function addScaledRow(out: Matrix, i: number, x: Matrix, k: number, factor: number): void {
  const to = out.offset + i * out.stride;
  const from = x.offset + k * x.stride;
  for (let j = 0; j < out.columns; j++) out.data[to + j] = out.data[to + j]! + factor * x.data[from + j]!;
}

/** Scores → weights in place; what stands past the sentence's end becomes 0. */
function softmaxRow(weights: Matrix, start: number, length: number, highest: number): void {
  let sum = 0;
  for (let s = 0; s < length; s++) {
    const e = exp(weights.data[start + s]! - highest);
    weights.data[start + s] = e;
    sum += e;
  }
  for (let s = 0; s < weights.columns; s++) weights.data[start + s] = s < length ? weights.data[start + s]! / sum : 0;
}
