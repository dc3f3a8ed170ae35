/** The workspace of an experiment on the command line: the engine's flags and the fastest tile of this process. */
import { allowRelaxedSimd } from '../runtime/engine-flags.ts';
import type { KernelKind } from '../runtime/kernel-choice.ts';
import { chooseTile } from '../runtime/tile-choice.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** Kernels and `bytes` of memory in Float32; `null` chooses SIMD, and fused arithmetic, where the engine has it. */
export function createWorkspace(
  kernels: KernelKind | null,
  bytes: number,
  arithmetic: Arithmetic | null = null,
): Workspace {
  allowRelaxedSimd();
  return openWorkspace({ kernels, arithmetic, bytes, chooseTile });
}
