/** The reference kernels, gathered behind the interface: the specification that the SIMD kernels are tested against. */
import type { Kernels } from '../kernels.ts';
import { attentionBackward, attentionForward, attentionMemoryBackward } from './attention.ts';
import { gruBackward, gruForward, lstmBackward, lstmForward } from './cells.ts';
import { crossEntropy, logSoftmax } from './loss.ts';
import { adam, addRange, clear, squaredNorm } from './optimiser.ts';
import { addTransposedProducts, createPacked, product } from './products.ts';
import { add, addColumnSums, copy, dropout, gatherRows, scatterAddRows, tanh, tanhGradient } from './rows.ts';

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
