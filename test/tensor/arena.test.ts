import { describe, expect, it } from 'vitest';
import { Arena, CountingArena } from '../../src/tensor/arena.ts';
import { halvesOf, restOf } from '../../src/tensor/forward-arena.ts';

describe('the arena', () => {
  it('when pieces are taken, then each starts on a cache line and none overlaps', () => {
    const arena = new Arena(new ArrayBuffer(4096));
    const pieces = [arena.floats(3), arena.floats(17), arena.integers(1), arena.matrix(2, 5).data];
    expect(pieces.map(({ byteOffset }) => byteOffset % 64)).toEqual([0, 0, 0, 0]);
    for (const [i, piece] of pieces.entries()) piece.fill(i + 1);
    expect(pieces.map((piece) => new Set(piece).size)).toEqual([1, 1, 1, 1]);
  });

  it('when a mark is released, then the same memory is given again, and the peak is remembered', () => {
    const arena = new Arena(new ArrayBuffer(4096));
    const mark = arena.mark();
    const first = arena.floats(100);
    arena.release(mark);
    expect(arena.floats(10).byteOffset).toBe(first.byteOffset);
    expect(arena.peak).toBeGreaterThanOrEqual(400);
  });

  it('when there is no more room, then it says so, with E_MEMORY', () => {
    const arena = new Arena(new ArrayBuffer(128));
    expect(() => arena.floats(33)).toThrow(expect.objectContaining({ code: 'E_MEMORY' }));
  });

  it('when a variable is taken, then its gradient is 0; in a forward arena it has none of its own', () => {
    const buffer = new ArrayBuffer(4096);
    new Float32Array(buffer).fill(7);
    const { value, gradient } = new Arena(buffer).variable(2, 3);
    expect(gradient.toRows().flat()).toEqual(new Array(6).fill(0));
    expect(gradient.offset + gradient.data.byteOffset).not.toBe(value.offset + value.data.byteOffset);
    const forward = restOf(new Arena(buffer)).variable(2, 3);
    expect(forward.gradient).toBe(forward.value);
  });

  it('when an arena only counts, then it needs as much as the real one, and takes nothing', () => {
    const [counting, real] = [new CountingArena(), new Arena(new ArrayBuffer(4096))];
    for (const arena of [counting, real]) {
      arena.matrix(3, 7);
      arena.variable(2, 2);
      arena.integers(5);
    }
    expect(counting.peak).toBe(real.peak);
    expect(counting.buffer.byteLength).toBe(0);
  });

  it('when the rest is halved, then the halves lie behind what is taken and apart', () => {
    const arena = new Arena(new ArrayBuffer(4096));
    const taken = arena.floats(16);
    const [first, second] = halvesOf(restOf(arena));
    expect(first.mark()).toBeGreaterThanOrEqual(taken.byteOffset + 64);
    expect(second.mark()).toBeGreaterThanOrEqual(first.end - 64);
  });
});
