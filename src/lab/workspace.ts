/** Where the lab's experiments compute: kernels and memory for one thread, the same ones that the translator runs on. */
import { chooseKernels, type KernelKind } from '../runtime/kernel-choice.ts';
import { createSharedMemory, type OpenMemory, openMemory } from '../runtime/model-memory.ts';
import { chooseTile } from '../runtime/tile-choice.ts';

export type Workspace = Pick<OpenMemory, 'kernels' | 'arena'>;

/** Kernels and `bytes` of memory in Float32; `null` chooses SIMD where the engine has it. */
export function createWorkspace(kernels: KernelKind | null, bytes: number): Workspace {
  const layout = { kernels: chooseKernels(kernels), workers: 1, workspaceBytes: bytes, shards: 0, averages: false };
  return openMemory([], createSharedMemory([], layout, chooseTile), 0);
}
