import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fusedMultiplyAdd } from '../../src/tensor/multiply-add.ts';

const words = new DataView(new ArrayBuffer(4));

/** A finite float as a whole number of 2⁻¹⁴⁹. */
function exact(x: number): bigint {
  words.setFloat32(0, x);
  const bits = words.getUint32(0);
  const exponent = (bits >>> 23) & 0xff;
  const digits = BigInt((bits & 0x7fffff) | (exponent === 0 ? 0 : 0x800000));
  return (bits >>> 31 === 1 ? -digits : digits) << BigInt(Math.max(0, exponent - 1));
}

/** numerator · 2⁻²⁹⁸, not 0, as the nearest float, of two equally near the one whose last bit is 0. */
function rounded(numerator: bigint): number {
  const size = numerator < 0n ? -numerator : numerator;
  const cut = BigInt(Math.max(149, size.toString(2).length - 24));
  const half = 1n << (cut - 1n);
  const [kept, rest] = [size >> cut, size & ((1n << cut) - 1n)];
  const digits = Number(kept + (rest > half || (rest === half && (kept & 1n) === 1n) ? 1n : 0n));
  const value = Math.fround(digits * 2 ** (Number(cut) - 298));
  return numerator < 0n ? -value : value;
}

/** a · b + c from whole numbers of any length. */
function oracle(a: number, b: number, c: number): number {
  const sum = exact(a) * exact(b) + (exact(c) << 149n);
  return sum === 0n ? a * b + c : rounded(sum);
}

/** Floats whose last bits matter: of all sizes, and a few bits away from powers of two. */
const anyFloat = fc.float({ noNaN: true, noDefaultInfinity: true });
const near = fc
  .tuple(fc.integer({ min: -140, max: 120 }), fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 23 }))
  .map(([power, few, shift]) => Math.fround((1 + few * 2 ** -shift) * 2 ** power));
const float = fc.oneof(anyFloat, near);

describe('fusedMultiplyAdd', () => {
  it('when numbers are any floats, then it is their exact sum, rounded once', () => {
    fc.assert(
      fc.property(float, float, float, (a, b, c) => Object.is(fusedMultiplyAdd(a, b, c), oracle(a, b, c))),
      { numRuns: 20_000 },
    );
  });

  it('when a sum lies next to the middle between two floats, then rounding to a double first does not mislead it', () => {
    const middles = fc.tuple(
      fc.integer({ min: 0x800000, max: 0xffffff }),
      fc.integer({ min: 13, max: 40 }),
      fc.integer({ min: -100, max: 100 }),
    );
    fc.assert(
      fc.property(middles, fc.boolean(), ([digits, gap, power], isAbove) => {
        const c = digits * 2 ** (power - 23);
        const [a, b] = [1 + (isAbove ? 1 : -1) * 2 ** -Math.min(23, gap), 2 ** (power - 24)];
        const [first, second] = [1 + 2 ** -15, (1 - 2 ** -15) * 2 ** (power - 24)];
        return (
          Object.is(fusedMultiplyAdd(a, b, c), oracle(a, b, c)) &&
          Object.is(fusedMultiplyAdd(first, second, c), oracle(first, second, c))
        );
      }),
      { numRuns: 5_000 },
    );
    expect(fusedMultiplyAdd(1 + 2 ** -15, (1 - 2 ** -15) * 2 ** -24, 1 + 2 ** -23)).toBe(1 + 2 ** -23);
    expect(Math.fround((1 + 2 ** -15) * ((1 - 2 ** -15) * 2 ** -24) + (1 + 2 ** -23))).toBe(1 + 2 ** -22);
  });

  it.each([
    ['a product beyond all floats comes back', 2 ** 64, 2 ** 64, -(2 ** 127), 2 ** 127],
    ['a sum is beyond all floats', 2 ** 64, 2 ** 64, 0, Number.POSITIVE_INFINITY],
    ['a sum is subnormal', 2 ** -75, 2 ** -75, 2 ** -149, 2 ** -148],
    ['all cancels', 3, 5, -15, 0],
    ['a product vanishes on the negative side', -(2 ** -100), 2 ** -100, -0, -0],
    ['infinity is added', 1, 1, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ['infinity meets its opposite', Number.POSITIVE_INFINITY, 1, Number.NEGATIVE_INFINITY, Number.NaN],
  ])('when %s, then it is as IEEE 754 says', (_, a, b, c, expected) => {
    expect(fusedMultiplyAdd(a, b, c)).toBe(expected);
  });
});
