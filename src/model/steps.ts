/**
 * How a batch of sentences of unequal lengths lies in memory without any padding: longest sentence first,
 * one time step after the other, each step holding only the sentences that still go on.
 *
 *   lengths 3 2 1   →   rows  a₀ b₀ c₀ | a₁ b₁ | a₂        starts 0 3 5 6   sizes 3 2 1
 *
 * So the sentences of step t are always the first `sizes[t]` ones, and a padded position is never computed.
 */
import type { Arena } from '../tensor/arena.ts';

export interface Steps {
  /** Number of time steps: the longest length. */
  readonly count: number;
  readonly batchSize: number;
  /** Rows of all steps together: the sum of the lengths. */
  readonly rows: number;
  /** First row of each step. */
  readonly starts: Int32Array;
  /** Sentences in each step, never growing. */
  readonly sizes: Int32Array;
  /** Length of each sentence, never growing. */
  readonly lengths: Int32Array;
}

/** Lays out sentences whose lengths never grow and are at least 1. */
export function createSteps(lengths: ArrayLike<number>, arena: Arena): Steps {
  const count = lengths[0] ?? 0;
  const starts = arena.integers(count);
  const sizes = arena.integers(count);
  const own = arena.integers(lengths.length);
  let rows = 0;
  let active = lengths.length;
  for (let t = 0; t < count; t++) {
    while (lengths[active - 1]! <= t) active--;
    starts[t] = rows;
    sizes[t] = active;
    rows += active;
  }
  own.set(lengths);
  return { count, batchSize: lengths.length, rows, starts, sizes, lengths: own };
}

/** The row of token t of sentence b is `starts[t] + b`: writes `value(b, t)` there for every token. */
export function fillSteps(out: Int32Array, steps: Steps, value: (sentence: number, step: number) => number): void {
  for (let t = 0; t < steps.count; t++) {
    for (let b = 0; b < steps.sizes[t]!; b++) out[steps.starts[t]! + b] = value(b, t);
  }
}
