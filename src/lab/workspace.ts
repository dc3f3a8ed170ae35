/** Where the lab's experiments compute: kernels and memory for one thread, the same ones that the translator runs on. */
import { allowRelaxedSimd } from '../runtime/engine-flags.ts';
import { chooseArithmetic, chooseKernels, type KernelKind } from '../runtime/kernel-choice.ts';
import { createSharedMemory, type OpenMemory, openMemory } from '../runtime/model-memory.ts';
import { chooseTile } from '../runtime/tile-choice.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';

export type Workspace = Pick<OpenMemory, 'kernels' | 'arena'>;

/** Kernels and `bytes` of memory in Float32; `null` chooses SIMD, and fused arithmetic, where the engine has it. */
export function createWorkspace(
  wanted: KernelKind | null,
  bytes: number,
  arithmetic: Arithmetic | null = null,
): Workspace {
  allowRelaxedSimd();
  const kernels = chooseKernels(wanted);
  const layout = {
    kernels,
    arithmetic: chooseArithmetic(arithmetic, kernels),
    workers: 1,
    workspaceBytes: bytes,
    shards: 0,
    averages: false,
  };
  return openMemory([], createSharedMemory([], layout, chooseTile), 0);
}
