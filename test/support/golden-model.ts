/** What PyTorch computed (test/golden/make-model.py says how, model.json with which version), and how to hold ours against it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ModelConfig } from '../../src/config.ts';
import { referenceKernels } from '../../src/ops/reference.ts';
import type { Arena } from '../../src/tensor/arena.ts';
import { Matrix, type Variable } from '../../src/tensor/matrix.ts';
import type { Parameter } from '../../src/tensor/parameters.ts';

export type Rows = readonly (readonly number[])[];

export interface GoldenCell {
  readonly lengths: readonly number[];
  readonly input: Rows;
  readonly hidden: Rows;
  readonly bias: readonly number[];
  readonly hiddenBias?: readonly number[];
  readonly dInput: Rows;
  readonly dHidden: Rows;
  readonly dBias: readonly number[];
  readonly dHiddenBias?: readonly number[];
  readonly sentences: readonly {
    readonly x: Rows;
    readonly dX: Rows;
    readonly h0: readonly number[];
    readonly dH0: readonly number[];
    readonly c0?: readonly number[];
    readonly dC0?: readonly number[];
    readonly lastCell?: readonly number[];
    readonly outputs: Rows;
    readonly pull: Rows;
  }[];
}

export interface GoldenAttention {
  readonly kind: 'dot' | 'general' | 'additive';
  readonly parameters: Readonly<Record<string, Rows>>;
  readonly gradients: Readonly<Record<string, Rows>>;
  readonly sentences: readonly {
    readonly memory: Rows;
    readonly dMemory: Rows;
    readonly queries: Rows;
    readonly dQueries: Rows;
    readonly pull: Rows;
    readonly weights: Rows;
    readonly contexts: Rows;
  }[];
}

export interface GoldenLoss {
  readonly smoothing: number;
  readonly logits: Rows;
  readonly targets: readonly number[];
  readonly losses: readonly number[];
  readonly gradient: Rows;
}

export interface GoldenTraining {
  readonly config: Pick<ModelConfig, 'cell' | 'attention' | 'inputFeeding' | 'bridge' | 'readout'>;
  readonly pairs: readonly (readonly [number[], number[]])[];
  readonly smoothing: number;
  readonly learningRate: number;
  readonly beta2: number;
  readonly clipNorm: number;
  readonly losses: readonly number[];
  readonly gradientNorms: readonly number[];
  readonly start: Readonly<Record<string, Rows>>;
  readonly end: Readonly<Record<string, Rows>>;
}

export interface Golden {
  readonly madeBy: { readonly torch: string };
  readonly cells: Readonly<Record<'rnn' | 'gru' | 'lstm', GoldenCell>>;
  readonly attentions: Readonly<Record<GoldenAttention['kind'], GoldenAttention>>;
  readonly losses: readonly GoldenLoss[];
  readonly training: readonly GoldenTraining[];
}

export const golden: Golden = JSON.parse(readFileSync(join(import.meta.dirname, '../golden/model.json'), 'utf8'));

export function fill(matrix: Matrix, rows: Rows): Matrix {
  rows.forEach((row, i) => {
    matrix.data.set(row, matrix.offset + i * matrix.stride);
  });
  return matrix;
}

/** A parameter with the given value, no gradient yet, on the reference kernels. */
export function parameter(arena: Arena, name: string, rows: Rows): Parameter {
  const value = fill(arena.matrix(rows.length, rows[0]!.length), rows);
  const gradient = fill(new Matrix(new Float64Array(value.data.length), value.rows, value.columns), []);
  const packed = referenceKernels.createPacked(value, false, null);
  return { name, value, gradient, packed, packedTransposed: referenceKernels.createPacked(value, true, null) };
}

/** A variable with the given value and gradient 0. */
export function variable(arena: Arena, rows: Rows): Variable {
  const made = arena.variable(rows.length, rows[0]!.length);
  fill(made.value, rows);
  return made;
}

/** Every element within `bound` of what PyTorch has. */
export function expectNear(got: readonly (readonly number[])[], expected: Rows, bound: number): void {
  expect(got.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  let worst = 0;
  expected.forEach((row, i) => {
    row.forEach((value, j) => {
      const difference = Math.abs(value - got[i]![j]!);
      worst = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference);
    });
  });
  expect(worst).toBeLessThan(bound);
}
