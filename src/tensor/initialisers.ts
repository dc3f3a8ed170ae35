/** First values of the weights, each drawn from a stream of its own: (seed, position of the parameter). */
import { uniform } from '../random.ts';
import type { Matrix } from './matrix.ts';

/** How a parameter gets its first values. `key` is the parameter's own random stream. */
export type Initialiser = (weights: Matrix, key: number) => void;

export const zeros: Initialiser = (weights) => fill(weights, () => 0);

/** U(−bound, bound). */
export function uniformWithin(bound: number): Initialiser {
  return (weights, key) => fill(weights, (i) => (2 * uniform(key, i) - 1) * bound);
}

/**
 * U(−a, a) with a = √(6 / (inputs + outputs)), for each of `blocks` gates side by side.
 *
 * @see Glorot & Bengio 2010, eq. 16
 */
export function xavier(blocks = 1): Initialiser {
  return (weights, key) => {
    const bound = Math.sqrt(6 / (weights.rows + weights.columns / blocks));
    fill(weights, (i) => (2 * uniform(key, i) - 1) * bound);
  };
}

/**
 * Each of `blocks` square gates becomes an orthogonal matrix, so that the state neither grows nor shrinks at first.
 *
 * @see Saxe, McClelland & Ganguli 2014, arXiv 1312.6120
 */
export function orthogonal(blocks = 1): Initialiser {
  return (weights, key) => {
    const size = weights.columns / blocks;
    for (let block = 0; block < blocks; block++) {
      const rows = orthonormalRows(weights.rows, size, key, block * weights.rows * size);
      for (let i = 0; i < weights.rows; i++) {
        for (let j = 0; j < size; j++) weights.set(i, block * size + j, rows[i]![j]!);
      }
    }
  };
}

/** A bias of 0, but `value` in the columns of one gate: the forget gate that starts open (Jozefowicz 2015, §2.2). */
export function gateBias(gate: number, hiddenSize: number, value: number): Initialiser {
  return (weights) => fill(weights, (i) => (i >= gate * hiddenSize && i < (gate + 1) * hiddenSize ? value : 0));
}

function fill(weights: Matrix, value: (index: number) => number): void {
  for (let i = 0; i < weights.rows; i++) {
    for (let j = 0; j < weights.columns; j++) weights.set(i, j, value(i * weights.columns + j));
  }
}

/** Random rows made orthonormal one after the other (Gram–Schmidt); drawn anew where rows outnumber columns. */
function orthonormalRows(count: number, size: number, key: number, first: number): Float64Array[] {
  const rows: Float64Array[] = [];
  for (let i = 0; i < count; i++) {
    const row = Float64Array.from({ length: size }, (_, j) => 2 * uniform(key, first + i * size + j) - 1);
    for (let k = i - (i % size); k < i; k++) {
      const other = rows[k]!;
      let dot = 0;
      for (let j = 0; j < size; j++) dot += row[j]! * other[j]!;
      for (let j = 0; j < size; j++) row[j] = row[j]! - dot * other[j]!;
    }
    let norm = 0;
    for (let j = 0; j < size; j++) norm += row[j]! * row[j]!;
    const scale = 1 / Math.sqrt(norm);
    for (let j = 0; j < size; j++) row[j] = row[j]! * scale;
    rows.push(row);
  }
  return rows;
}
