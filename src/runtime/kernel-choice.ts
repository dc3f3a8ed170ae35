/** Which kernels and which arithmetic there are to choose from, and stand-ins that compute nothing. */
import { NmtError } from '../errors.ts';
import { int8Packing } from '../ops/int8/int8-product.ts';
import { createPacked, packedLength } from '../ops/product/panels.ts';
import { referenceKernels } from '../ops/reference.ts';
import type { Kernels, WeightForm } from '../tensor/kernels.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';
import { fusesExactly } from '../wasm/fused-probe.ts';
import { simdAvailable } from '../wasm/memory.ts';

export type KernelKind = 'reference' | 'simd';

/**
 * The kernels that are asked for; where none are (`null`), SIMD if the engine has it.
 *
 * @throws NmtError E_CONFIG when SIMD kernels are asked for where they cannot run
 */
export function chooseKernels(wanted: KernelKind | null): KernelKind {
  const isAvailable = simdAvailable();
  if (wanted === 'simd' && !isAvailable) {
    const problem = 'this engine has no WebAssembly SIMD on shared memory';
    throw new NmtError({ code: 'E_CONFIG', problem, hint: 'leave out --kernels, or take --kernels reference' });
  }
  return wanted ?? (isAvailable ? 'simd' : 'reference');
}

/**
 * The arithmetic that is asked for; where none is (`null`), fused if the engine has it. Reference kernels know no
 * difference: they sum in doubles.
 *
 * @throws NmtError E_CONFIG when SIMD kernels are to compute as they cannot here
 */
export function chooseArithmetic(wanted: Arithmetic | null, kernels: KernelKind): Arithmetic {
  if (wanted === 'separate') return wanted;
  const isFused = fusesExactly();
  if (wanted === 'fused' && !isFused && kernels === 'simd') {
    const problem = 'fused arithmetic is asked for, and this processor or engine has no fused multiply-add';
    const hint = 'a run that began with it goes on where there is one; a new one can take --arithmetic separate';
    throw new NmtError({ code: 'E_CONFIG', problem, hint });
  }
  return wanted ?? (isFused ? 'fused' : 'separate');
}

/** What a model computes in: as it was trained, unless the engine cannot. */
export function arithmeticOfModel(trained: Arithmetic): Arithmetic {
  return trained === 'fused' && !fusesExactly() ? 'separate' : trained;
}

/** Kernels that only give packed weights as much room as the real ones do: to find out what a computation needs. */
export function noOpKernels(kind: KernelKind, weights: WeightForm = 'float32'): Kernels {
  const noOps = Object.fromEntries(Object.keys(referenceKernels).map((name) => [name, () => {}]));
  const packing =
    weights === 'int8' ? int8Packing : kind === 'simd' ? { packedLength, createPacked } : referenceKernels;
  const { packedLength: length, createPacked: create } = packing;
  const run = () => () => {};
  return { ...(noOps as unknown as Kernels), name: 'none', run, packedLength: length, createPacked: create };
}
