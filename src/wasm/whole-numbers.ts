/** Vectors of whole numbers: from bytes and floats, their products, and back. */
import { load, simd, vector1, vector2 } from './expressions.ts';

export const i16x8 = {
  /** From eight bytes, with their signs. */
  loadBytes: load('v128', simd(0x01)),
  /** From two vectors of four 32-bit integers each, to the nearest that there are. */
  narrow: vector2(0x85),
  /** a₀·b₀ + a₁·b₁, a₂·b₂ + a₃·b₃, … as 32-bit integers. */
  dot: vector2(0xba),
};

/** Between four floats and four 32-bit integers. */
export const wholes = {
  /** Floats to the nearest floats without a fraction, ties to even. */
  nearest: vector1(0x6a),
  /** NaN becomes 0, and what is too large the largest. */
  fromFloats: vector1(0xf8),
  toFloats: vector1(0xfa),
};
