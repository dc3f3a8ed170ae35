import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referenceKernels } from '../../src/ops/reference.ts';
import { PARAMETER_BLOCK } from '../../src/runtime/model-memory.ts';
import { clipScale, normOf, sumSquares } from '../../src/training/optimiser.ts';

const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 50 });
const lengths = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

describe('clipping by the norm', () => {
  it('when a gradient is longer than allowed, then it keeps its direction and has that length; else it stays', () => {
    fc.assert(
      fc.property(values, lengths, (gradient, clipNorm) => {
        const norm = Math.hypot(...gradient);
        const scale = clipScale(norm, clipNorm);
        expect(scale * norm).toBeCloseTo(Math.min(norm, clipNorm), 9);
        expect(scale).toBeGreaterThan(0);
        if (norm <= clipNorm) expect(scale).toBe(1);
      }),
    );
  });

  it('when there is no limit, then any gradient stays', () => {
    expect(clipScale(1e30, null)).toBe(1);
  });

  it('when a norm is summed block by block, in ranges as threads have them, then it is the norm of the whole', () => {
    const gradient = Float64Array.from({ length: 2 * PARAMETER_BLOCK + 7 }, (_, i) => Math.sin(i));
    const blocks = new Float64Array(3);
    sumSquares(referenceKernels, gradient, { start: 0, end: PARAMETER_BLOCK }, blocks);
    sumSquares(referenceKernels, gradient, { start: PARAMETER_BLOCK, end: gradient.length }, blocks);
    expect(normOf(blocks)).toBeCloseTo(Math.sqrt(gradient.reduce((sum, one) => sum + one * one, 0)), 9);
  });
});
