/** The reference kernels, gathered behind the interface: the specification that the SIMD kernels are tested against. */
import type { Kernels } from '../tensor/kernels.ts';
import { adam, addRange, clear, squaredNorm } from './adam/adam.ts';
import { attentionBackward, attentionForward, attentionMemoryBackward } from './attention/attention.ts';
import { crossEntropy, logSoftmax } from './loss/cross-entropy.ts';
import { gruBackward, gruForward, lstmBackward, lstmForward } from './lstm/lstm.ts';
import { addTransposedProducts, createPacked, product } from './product/product.ts';
import { add, addColumnSums, copy, dropout, gatherRows, scatterAddRows, tanh, tanhGradient } from './rows/rows.ts';

export const referenceKernels: Kernels = {
  name: 'reference',
  packedLength: () => 0,
  createPacked,
  pack: () => {},
  product,
  addTransposedProducts,
  addColumnSums,
  copy,
  add,
  tanh,
  tanhGradient,
  dropout,
  gatherRows,
  scatterAddRows,
  lstmForward,
  lstmBackward,
  gruForward,
  gruBackward,
  attentionForward,
  attentionBackward,
  attentionMemoryBackward,
  crossEntropy,
  logSoftmax,
  clear,
  addRange,
  squaredNorm,
  adam,
};
