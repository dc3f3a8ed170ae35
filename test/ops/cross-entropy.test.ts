import { beforeEach, describe, expect, it } from 'vitest';
import { crossEntropy, logSoftmax } from '../../src/ops/loss/cross-entropy.ts';
import { rowExponentials } from '../../src/ops/loss/softmax.simd.ts';
import { instantiateKernels } from '../../src/ops/module.ts';
import { exp as exactExp } from '../../src/tensor/elementary-functions.ts';
import { addressesIn } from '../../src/wasm/addresses.ts';
import { ARITHMETIC, compare, matrix, memory, random, resetMemory, take } from './fixture.ts';

const SIZES = [
  [1, 1],
  [3, 2],
  [5, 7],
  [4, 33],
  [3, 1000],
] as const;

beforeEach(resetMemory);

describe.each(SIZES)('loss over [%i, %i] logits', (rows, V) => {
  it.each([0, 0.1])('when smoothing is %f, then losses and gradients match the reference within 1e-6', (smoothing) => {
    const targets = Int32Array.from({ length: rows }, (_, i) => (5 * i + V - 1) % V);
    const losses = matrix(1, rows, () => 0, 1);
    const worst = compare([matrix(rows, V, random(12), 3), losses], (kernels, [logits, out]) => {
      const own = take(rows);
      kernels.run(crossEntropy)({ logits: logits!, targets: targets, smoothing: smoothing, scale: 0.25, losses: own });
      out!.data.set(own, out!.offset);
      out!.data.forEach((loss, i) => {
        out!.data[i] = loss === -7 ? loss : loss / 32; // losses of some 20 nats: relative to the gradients' size
      });
    });
    expect(worst).toBeLessThan(1e-6);
  });

  it('when log-probabilities are wanted, then they match the reference within 3e-6', () => {
    const worst = compare([matrix(rows, V, random(12), 3)], (kernels, [logits]) =>
      kernels.run(logSoftmax)({ logits: logits! }),
    );
    expect(worst).toBeLessThan(3e-6);
  });
});

describe('softmax', () => {
  it('when a logit is lower than the highest, then its exponential is within 2 units in the last place, subnormal ones too', () => {
    const xs = Array.from({ length: 5001 }, (_, i) => Math.fround(-i * 0.0211));
    const [x, sums] = [take(xs.length), take(2)];
    for (const tile of ['4x8', '4x16'] as const) {
      const constants = take(256);
      const place = { memory, addressOf: addressesIn(memory), base: constants.byteOffset };
      const exponentials = instantiateKernels({ tile, arithmetic: ARITHMETIC }, place).frame(rowExponentials);
      x.set(xs);
      exponentials.x = x.byteOffset;
      exponentials.columns = xs.length;
      exponentials.highest = 0;
      exponentials.sums = sums.byteOffset;
      exponentials.keep = 1;
      exponentials.call();
      const errors = xs.map((value, i) => {
        const exact = exactExp(value);
        return Math.abs(x[i]! - exact) / 2 ** (Math.max(-126, Math.floor(Math.log2(exact))) - 23);
      });
      expect(Math.max(...errors)).toBeLessThan(2);
      expect(x.at(-1)).toBe(0);
    }
  });

  it('when logits are huge but finite, then nothing becomes NaN', () => {
    const huge = [3e38, -3e38, 1e30, 0, -1e-42, 3e38];
    compare([matrix(1, 6, (i) => huge[i]!)], (kernels, [x]) => {
      const losses = new Float32Array(1);
      kernels.run(crossEntropy)({ logits: x!, targets: Int32Array.of(0), smoothing: 0, scale: 1, losses: losses });
      expect([...x!.toRows()[0]!, losses[0]!].every(Number.isFinite)).toBe(true);
    });
  });

  it('when one logit is NaN, then the row is NaN', () => {
    compare([matrix(1, 9, (i) => (i === 4 ? Number.NaN : i))], (kernels, [x]) => {
      kernels.run(logSoftmax)({ logits: x! });
      expect(x!.toRows()[0]!.every(Number.isNaN)).toBe(true);
    });
  });
});
