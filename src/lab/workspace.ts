/** Where small networks compute: kernels and memory for one thread, the same ones that the translator runs on. */
import type { TileChoice } from '../ops/module.ts';
import { chooseArithmetic, chooseKernels, type KernelKind } from '../runtime/kernel-choice.ts';
import {
  createSharedMemory,
  layOutMemory,
  type ModelMemory,
  type OpenMemory,
  openMemory,
} from '../runtime/model-memory.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';
import { initialiseAll, type ParameterSpec } from '../tensor/parameters.ts';

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

/** What one network is trained in on one thread: its first weights, nothing learnt yet. Room of the arena, used before perhaps. */
export function networkMemory(
  { kernels, arena }: Workspace,
  specs: readonly ParameterSpec[],
  seed: number,
): ModelMemory {
  const layout = { kernels: 'reference', workers: 1, workspaceBytes: 0, shards: 1, averages: false } as const;
  const memory = layOutMemory(specs, layout, arena, kernels);
  for (const part of [memory.mean, memory.square, ...memory.gradients, memory.barrier, memory.stop]) part.fill(0);
  initialiseAll(specs, memory.values, seed);
  return memory;
}
