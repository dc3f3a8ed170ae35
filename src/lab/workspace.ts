/** Where small networks compute: kernels and memory for one thread, the same ones that the translator runs on. */
import type { TileChoice } from '../ops/module.ts';
import { chooseArithmetic, chooseKernels, type KernelKind } from '../runtime/kernel-choice.ts';
import { createSharedMemory, type OpenMemory, openMemory } from '../runtime/model-memory.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';

export type Workspace = Pick<OpenMemory, 'kernels' | 'arena'>;

interface WorkspaceOptions {
  /** `null` chooses SIMD, and fused arithmetic, where the engine has it. */
  readonly kernels: KernelKind | null;
  readonly arithmetic: Arithmetic | null;
  readonly bytes: number;
  readonly chooseTile: (arithmetic: Arithmetic) => TileChoice;
}

/** Kernels and `bytes` of memory in Float32. */
export function openWorkspace({ kernels: wanted, arithmetic, bytes, chooseTile }: WorkspaceOptions): Workspace {
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
