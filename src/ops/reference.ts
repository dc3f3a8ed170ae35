/** The reference kernels: every op by its loops. They are the specification that the SIMD kernels are tested against. */
import type { Kernels } from '../tensor/kernels.ts';
import { byLoops } from '../tensor/op.ts';
import { int8ByLoops } from './int8/int8-product.ts';
import { productsByLoops } from './product/product.ts';
import { rowsByLoops } from './rows/rows.ts';

export const referenceKernels: Kernels = { name: 'reference', ...productsByLoops, ...rowsByLoops, run: byLoops };

/** The same with weights of 8-bit integers. */
export const int8ReferenceKernels: Kernels = { ...referenceKernels, ...int8ByLoops, name: 'reference int8' };
