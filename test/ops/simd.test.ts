import { describe, expect, it } from 'vitest';
import { SCRATCH_BYTES } from '../../src/ops/scratch.ts';
import { createSimdKernels } from '../../src/ops/simd.ts';
import { chooseTile } from '../../src/runtime/tile-choice.ts';
import { ARITHMETIC, memory, narrow, separateWide, tall, wide } from './fixture.ts';

describe('createSimdKernels', () => {
  it('when a tile is asked for, then the name says so', () => {
    expect(narrow.name).toBe(`simd 4×8 ${ARITHMETIC}`);
    expect(separateWide.name).toMatch(/^simd 4×16 separate( \(re-vectorised\))?$/);
  });

  it('when tiles are tried out, then kernels take the one that won, and the trial runs once', () => {
    const tile = chooseTile(ARITHMETIC);
    const scratch = { start: 0, bytes: SCRATCH_BYTES };
    const chosen = createSimdKernels(memory, { tile, arithmetic: ARITHMETIC, isJoined: tile !== '4x8', scratch });
    expect(chosen.name).toBe({ '4x8': narrow, '4x16': wide, '6x16': tall }[tile].name);
    expect(chooseTile(ARITHMETIC)).toBe(tile);
  });

  it('when the scratch is too small, then it says so', () => {
    const scratch = { start: 0, bytes: 200_000 };
    expect(() => createSimdKernels(memory, { tile: '4x8', arithmetic: 'separate', scratch })).toThrow(
      /do not hold one panel/,
    );
  });
});
