/**
 * The promise that the same seed gives the same weights on every machine, kernel by kernel: a chain through all of them,
 * and the checksum of its bits. A change of the checksum is a change of every model's bits: say so in the changelog.
 */

import { beforeEach, describe, expect, it } from 'vitest';
import { adam } from '../../src/ops/adam/adam.ts';
import { ADDITIVE } from '../../src/ops/attention/additive-score.ts';
import { attend, attendBackward, attendMemoryBackward } from '../../src/ops/attention/attend.ts';
import { DOT } from '../../src/ops/attention/dot-score.ts';
import { gruBackward, gruForward } from '../../src/ops/gru/gru.ts';
import { crossEntropy, logSoftmax } from '../../src/ops/loss/cross-entropy.ts';
import { lstmBackward, lstmForward } from '../../src/ops/lstm/lstm.ts';
import { uniform } from '../../src/random.ts';
import { chooseTile } from '../../src/runtime/tile-choice.ts';
import type { Kernels } from '../../src/tensor/kernels.ts';
import type { Matrix } from '../../src/tensor/matrix.ts';
import {
  ARITHMETIC,
  bitsOf,
  matrix,
  narrow,
  resetMemory,
  separateNarrow,
  separateWide,
  take,
  tall,
  wide,
} from './fixture.ts';

const CHECKSUMS = { fused: '80fde383', separate: 'f1420ca2' } as const;

const [T, B, E, H, V] = [3, 7, 19, 13, 45];
const source = { starts: Int32Array.from([0, 7, 14]), lengths: new Int32Array(B).fill(T) };
const sentences = Int32Array.from({ length: B }, (_, i) => i);

function checksum(matrices: readonly Matrix[]): string {
  let hash = 0x811c9dc5;
  for (const m of matrices) for (const bits of bitsOf(m)) hash = Math.imul(hash ^ bits, 0x01000193) ^ (hash >>> 15);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A little of everything, each step on the results of those before. */
function chain(kernels: Kernels): Matrix[] {
  let stream = 0;
  const make = (rows: number, columns: number) => {
    const key = stream++;
    return matrix(rows, columns, (i) => Math.fround(2 * uniform(key, i) - 1));
  };
  const multiply = (out: Matrix, a: Matrix, weights: Matrix, transposed: boolean) => {
    const room = take(kernels.packedLength(weights.rows, weights.columns, transposed));
    const packed = kernels.createPacked(weights, transposed, room);
    kernels.pack(packed);
    kernels.product(out, a, packed, out);
  };
  const [x, wx, gates] = [make(T * B, E), make(E, 4 * H), make(T * B, 4 * H)];
  const [previous, cell, hidden] = [make(T * B, H), make(T * B, H), make(T * B, H)];
  multiply(gates, x, wx, false);
  kernels.dropout(previous, 0.3, 99);
  kernels.run(lstmForward)({ gates, previousCell: previous, cell, hidden });
  const [inputPart, hiddenPart, state] = [make(T * B, 3 * H), make(T * B, 3 * H), make(T * B, H)];
  kernels.run(gruForward)({ gates: inputPart, hiddenProduct: hiddenPart, previousHidden: hidden, hidden: state });
  const [query, v, weights, context] = [make(B, H), make(1, H), make(B, T), make(B, H)];
  const looking = { source, sourceSlotOfRow: sentences, firstRow: 0 };
  const values = hidden;
  const [dQuery, dKeys, dValues, dV] = [make(B, H), make(T * B, H), make(T * B, H), make(1, H)];
  const dScores = matrix(B, T, () => 0);
  const target = { starts: Int32Array.from([0]), lengths: new Int32Array(B).fill(1) };
  for (const { forward, backward, keysAtTheEnd } of [ADDITIVE, DOT]) {
    const scored = { looking, query, keys: state, v };
    kernels.run(forward)({ ...scored, scores: weights });
    kernels.run(attend)({ looking, weights, values, context });
    kernels.run(attendBackward)({ looking, weights, values, dContext: context, dScores });
    kernels.run(backward)({ ...scored, dScores, dQuery, dKeys, dV });
    const keys = keysAtTheEnd ? { query, dScores, dKeys } : null;
    const whole = { target, source, sourceSlotOfRow: sentences, weights, dContext: context, dValues, keys };
    kernels.run(attendMemoryBackward)(whole);
  }
  const [table, logits, losses] = [make(V, H), make(B, V), make(1, B)];
  multiply(logits, context, table, true);
  kernels.run(crossEntropy)({ logits, targets: sentences, smoothing: 0.1, scale: 0.5, losses: losses.data });
  kernels.tanh(dKeys);
  kernels.tanhGradient(dKeys, state, dValues, true);
  kernels.run(gruBackward)({ gates: inputPart, hiddenProduct: hiddenPart, previousHidden: hidden, dHidden: dKeys });
  kernels.run(lstmBackward)({ gates, previousCell: previous, cell, dHidden: dKeys, dCell: dValues });
  const [dWx, dBias, dTable] = [make(E, 4 * H), make(1, 4 * H), make(V, H)];
  kernels.addTransposedProducts([dWx], [x], gates);
  kernels.addColumnSums(dBias, gates);
  kernels.addTransposedProducts([dTable], [logits], context);
  const [mean, square] = [make(V, H), matrix(V, H, () => 0.5)];
  kernels.run(adam)({
    ...{ weights: table.data, gradient: dTable.data, mean: mean.data, square: square.data, average: null },
    ...{ start: 0, end: V * H },
    settings: {
      ...{ learningRate: 0.01, beta1: 0.9, beta2: 0.98, epsilon: 1e-9, correction1: 0.1, correction2: 0.02 },
      ...{ gradientScale: 0.7, averageDecay: 0 },
    },
  });
  const norm = matrix(1, 1, () => kernels.squaredNorm(dWx.data, 0, E * 4 * H));
  kernels.run(logSoftmax)({ logits: hidden });
  return [
    gates,
    cell,
    hidden,
    inputPart,
    hiddenPart,
    weights,
    dQuery,
    dKeys,
    dV,
    logits,
    losses,
    dWx,
    dBias,
    table,
    norm,
  ];
}

beforeEach(resetMemory);

describe('bits', () => {
  it('when the kernels run on any engine, then the bits are the same, those of its arithmetic', () => {
    for (const kernels of [narrow, wide, tall]) {
      expect(checksum(chain(kernels))).toBe(CHECKSUMS[ARITHMETIC]);
      resetMemory();
    }
    for (const kernels of [separateNarrow, separateWide]) {
      expect(checksum(chain(kernels))).toBe(CHECKSUMS.separate);
      resetMemory();
    }
  });

  it('when the engine has optimised them, and joined what it can, then the bits are the same', () => {
    chooseTile(ARITHMETIC);
    for (const kernels of [narrow, wide, tall]) {
      for (let i = 0; i < 400; i++) {
        resetMemory();
        chain(kernels);
      }
      resetMemory();
      expect(checksum(chain(kernels))).toBe(CHECKSUMS[ARITHMETIC]);
    }
  });

  it('when the results are looked at, then every one is a number', () => {
    expect(chain(narrow).every((m) => m.toRows().flat().every(Number.isFinite))).toBe(true);
  });
});
