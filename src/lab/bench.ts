/** Where the lab's experiments compute: kernels and memory for one thread, the same ones that the translator runs on. */
import { Arena } from '../math/arena.ts';
import type { Kernels } from '../math/kernels.ts';
import { referenceKernels } from '../math/reference/kernels.ts';
import { createSimdKernels } from '../math/simd/kernels.ts';
import { createMemory, simdAvailable } from '../math/simd/memory.ts';
import { SCRATCH_BYTES } from '../math/simd/scratch.ts';

export interface Bench {
  readonly kernels: Kernels;
  readonly arena: Arena;
}

/** `null` chooses SIMD where the engine has it. */
export type KernelChoice = 'reference' | 'simd' | null;

/** Kernels and `bytes` of memory in Float32. */
export function createBench(choice: KernelChoice, bytes: number): Bench {
  if (choice === 'reference' || (choice === null && !simdAvailable())) {
    return { kernels: referenceKernels, arena: new Arena(new ArrayBuffer(bytes)) };
  }
  const memory = createMemory(SCRATCH_BYTES + bytes);
  const kernels = createSimdKernels(memory, { scratch: { start: 0, bytes: SCRATCH_BYTES } });
  return { kernels, arena: new Arena(memory.buffer, { start: SCRATCH_BYTES }) };
}
