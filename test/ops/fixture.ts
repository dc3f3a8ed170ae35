/** Memory, kernels of both tile shapes, and random matrices with odd offsets and strides for the SIMD tests. */
import { expect } from 'vitest';
import type { TileChoice } from '../../src/ops/module.ts';
import { referenceKernels } from '../../src/ops/reference.ts';
import { SCRATCH_BYTES } from '../../src/ops/scratch.ts';
import { createSimdKernels } from '../../src/ops/simd.ts';
import { uniform } from '../../src/random.ts';
import { allowRelaxedSimd, useRevectorizer } from '../../src/runtime/engine-flags.ts';
import { chooseArithmetic } from '../../src/runtime/kernel-choice.ts';
import type { Kernels, WeightForm } from '../../src/tensor/kernels.ts';
import { Matrix } from '../../src/tensor/matrix.ts';
import type { Arithmetic } from '../../src/tensor/multiply-add.ts';
import { createMemory } from '../../src/wasm/memory.ts';

export const memory = createMemory(96 << 20);
allowRelaxedSimd();
/** As far as this machine has it. */
export const ARITHMETIC = chooseArithmetic(null, 'simd');
export const narrow = kernelsOf('4x8', ARITHMETIC, 0);
export const wide = kernelsOf('4x16', ARITHMETIC, 1);
/** The tallest tile; the wide one stands for the tiles of four rows. */
export const tall = kernelsOf('6x16', ARITHMETIC, 4);
export const separateNarrow = kernelsOf('4x8', 'separate', 2);
export const separateWide = kernelsOf('4x16', 'separate', 3);

export const int8Narrow = kernelsOf('4x8', ARITHMETIC, 5, 'int8');
export const int8Wide = kernelsOf('4x16', ARITHMETIC, 6, 'int8');

/** Kernels with the scratch of that number. */
function kernelsOf(tile: TileChoice, arithmetic: Arithmetic, number: number, weights?: WeightForm): Kernels {
  const scratch = { start: 64 + number * SCRATCH_BYTES, bytes: SCRATCH_BYTES };
  const isJoined = tile !== '4x8' && useRevectorizer(true);
  return createSimdKernels(memory, { tile, arithmetic, weights, isJoined, scratch });
}

const FIRST = Math.ceil((64 + 7 * SCRATCH_BYTES) / 64) * 16;
let next = FIRST;
let key = 1;

/** Forgets all matrices handed out so far. */
export function resetMemory(): void {
  next = FIRST;
}

export function take(length: number): Float32Array<ArrayBufferLike> {
  const start = next;
  next += length;
  return new Float32Array(memory.buffer, 4 * start, length);
}

/** A matrix whose rows stand apart by `gap` floats, at an offset of `gap` floats; the gaps hold −7. */
export function matrix(rows: number, columns: number, fill: (index: number) => number, gap = 0): Matrix {
  const data = take((rows + 1) * (columns + gap) + gap).fill(-7);
  const made = new Matrix(data, rows, columns, gap, columns + gap);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) data[gap + i * made.stride + j] = fill(i * columns + j);
  return made;
}

/** Uniform numbers in [−size, size). */
export function random(size = 1): (index: number) => number {
  const stream = key++;
  return (index) => Math.fround((2 * uniform(stream, index) - 1) * size);
}

/** The same matrix in memory of its own. */
export function clone(x: Matrix): Matrix {
  const data = take(x.data.length);
  data.set(x.data);
  return new Matrix(data, x.rows, x.columns, x.offset, x.stride);
}

/** The numbers between a matrix's rows, which no kernel may touch. */
export function gapsAreUntouched(x: Matrix): boolean {
  return x.data.every((value, i) => {
    const at = i - x.offset;
    const inside = at >= 0 && at % x.stride < x.columns && Math.floor(at / x.stride) < x.rows;
    return inside || value === -7;
  });
}

export function bitsOf(x: Matrix): number[] {
  const bits = new Int32Array(x.data.buffer, x.data.byteOffset, x.data.length);
  return x.toRows().flatMap((row, i) => row.map((_, j) => bits[x.offset + i * x.stride + j]!));
}

/** The largest |a − b| over the elements; NaN and infinities must agree. */
export function worstDifference(a: Matrix, b: Matrix): number {
  let worst = 0;
  a.toRows().forEach((row, i) => {
    row.forEach((value, j) => {
      const other = b.at(i, j);
      if (Object.is(value, other) || value === other) return;
      const difference = Math.abs(value - other);
      worst = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference);
    });
  });
  return worst;
}

/**
 * Runs the reference, the narrow and the wide kernels on copies of the same matrices.
 * Both tiles must give the same bits and leave the gaps alone; returns the worst difference to the reference.
 */
export function compare(matrices: readonly Matrix[], run: (kernels: Kernels, m: readonly Matrix[]) => void): number {
  const [expected, first, second] = [matrices.map(clone), matrices.map(clone), matrices.map(clone)];
  run(referenceKernels, expected);
  run(narrow, first);
  run(wide, second);
  first.forEach((m, i) => {
    expect(bitsOf(second[i]!)).toEqual(bitsOf(m));
    expect(gapsAreUntouched(m)).toBe(true);
  });
  return Math.max(...first.map((m, i) => worstDifference(m, expected[i]!)));
}
