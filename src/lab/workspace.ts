/** Where the lab's experiments compute: kernels and memory for one thread, the same ones that the translator runs on. */

import { referenceKernels } from '../ops/reference.ts';
import { SCRATCH_BYTES } from '../ops/scratch.ts';
import { createSimdKernels } from '../ops/simd.ts';
import { Arena } from '../tensor/arena.ts';
import type { Kernels } from '../tensor/kernels.ts';
import { createMemory, simdAvailable } from '../wasm/memory.ts';

export interface Workspace {
  readonly kernels: Kernels;
  readonly arena: Arena;
}

/** `null` chooses SIMD where the engine has it. */
export type KernelChoice = 'reference' | 'simd' | null;

/** Kernels and `bytes` of memory in Float32. */
export function createWorkspace(choice: KernelChoice, bytes: number): Workspace {
  if (choice === 'reference' || (choice === null && !simdAvailable())) {
    return { kernels: referenceKernels, arena: new Arena(new ArrayBuffer(bytes)) };
  }
  const memory = createMemory(SCRATCH_BYTES + bytes);
  const kernels = createSimdKernels(memory, { scratch: { start: 0, bytes: SCRATCH_BYTES } });
  return { kernels, arena: new Arena(memory.buffer, { start: SCRATCH_BYTES }) };
}
