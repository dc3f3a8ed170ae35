/**
 * a · b + c of Float32 numbers, the step that all products are made of, in the two arithmetics there are:
 *
 *   fused      rounded once, as IEEE 754 defines fusedMultiplyAdd
 *   separate   the product is rounded, then the sum
 *
 * A run keeps to one of them: their last bits differ.
 */

export const ARITHMETICS = ['fused', 'separate'] as const;
export type Arithmetic = (typeof ARITHMETICS)[number];

/** Of checkpoints that do not say theirs. */
export const BEFORE_THERE_WAS_A_CHOICE: Arithmetic = 'separate';

const double = new Float64Array(1);
/** Sign and size, as the bits of a double are: one more is the next double away from 0. */
const bits = new BigInt64Array(double.buffer);

/**
 * a · b + c for Float32 numbers, rounded once to the nearest Float32, ties to even.
 *
 * The product is exact in a double; the sum is rounded there to odd, which cannot spoil the second rounding.
 *
 * @see Boldo & Melquiond 2008, "Emulation of a FMA and correctly rounded sums: proved algorithms using rounding to odd"
 */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const added = sum - product;
  const error = product - (sum - added) + (c - added); // exact; NaN where the sum is not finite
  return Math.fround(error === 0 || Number.isNaN(error) ? sum : roundedToOdd(sum, error));
}

/** sum + error where sum is the double next to it: of the two doubles around that, the one whose last bit is 1. */
function roundedToOdd(sum: number, error: number): number {
  double[0] = sum;
  if ((bits[0]! & 1n) === 0n) bits[0] = bits[0]! + (error > 0 === sum > 0 ? 1n : -1n);
  return double[0];
}
