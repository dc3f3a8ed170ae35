/** Sums with a product in them, in emitted code: one rounding or two, by the arithmetic of the module. */
import type { Arithmetic } from '../tensor/multiply-add.ts';
import { f32x4, type V128 } from './expressions.ts';

export interface ProductsInSums {
  /** c + a · b */
  addProduct(c: V128, a: V128, b: V128): V128;
  /** c − a · b */
  subtractProduct(c: V128, a: V128, b: V128): V128;
}

export const PRODUCTS_IN_SUMS: Readonly<Record<Arithmetic, ProductsInSums>> = {
  fused: {
    addProduct: (c, a, b) => f32x4.fusedAdd(a, b, c),
    subtractProduct: (c, a, b) => f32x4.fusedSubtract(a, b, c),
  },
  separate: {
    addProduct: (c, a, b) => f32x4.add(c, f32x4.mul(a, b)),
    subtractProduct: (c, a, b) => f32x4.sub(c, f32x4.mul(a, b)),
  },
};
