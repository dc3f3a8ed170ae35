import { describe, expect, it } from 'vitest';
import { SCRATCH_BYTES } from '../../src/ops/scratch.ts';
import { createSimdKernels } from '../../src/ops/simd.ts';
import { chooseTile } from '../../src/runtime/tile-choice.ts';
import { memory, narrow, wide } from './fixture.ts';

describe('createSimdKernels', () => {
  it('when a tile is asked for, then the name says so', () => {
    expect(narrow.name).toBe('simd 4×8');
    expect(wide.name).toMatch(/^simd 4×16( \(re-vectorised\))?$/);
  });

  it('when tiles are tried out, then kernels take the one that won, and the trial runs once', () => {
    const tile = chooseTile();
    const scratch = { start: 0, bytes: SCRATCH_BYTES };
    const chosen = createSimdKernels(memory, { tile, isJoined: tile === '4x16', scratch });
    expect(chosen.name).toBe(tile === '4x8' ? narrow.name : wide.name);
    expect(chooseTile()).toBe(tile);
  });

  it('when the scratch is too small, then it says so', () => {
    const scratch = { start: 0, bytes: 200_000 };
    expect(() => createSimdKernels(memory, { tile: '4x8', scratch })).toThrow(/do not hold one panel/);
  });
});
