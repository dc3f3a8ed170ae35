/** All kernels as one WebAssembly module: emitted and compiled once a process for each tile shape. */

import { KernelContext } from '../wasm/emitter.ts';
import { addOptimiserFunctions, type OptimiserCode } from './adam/adam.simd.ts';
import { type AttentionCode, addAttentionFunctions } from './attention/attention.simd.ts';
import { addLossFunctions, type LossCode } from './loss/cross-entropy.simd.ts';
import { addCellFunctions, type CellCode } from './lstm/lstm.simd.ts';
import { addPackingFunctions, type PackingCode } from './product/packing.ts';
import { addTileFunctions, type TileCode } from './product/tiles.ts';
import { addElementFunctions, type ElementCode } from './rows/rows.simd.ts';

export type TileChoice = '4x8' | '4x16';

export type KernelCode = TileCode & PackingCode & ElementCode & CellCode & AttentionCode & LossCode & OptimiserCode;

/** The module's bytes, and the constants that it reads from its base address on. */
export function emitKernels(tile: TileChoice): { bytes: Uint8Array<ArrayBuffer>; constants: Int32Array } {
  const wide = tile === '4x16';
  const context = new KernelContext(wide);
  addTileFunctions(context.module, wide);
  addPackingFunctions(context.module);
  addElementFunctions(context);
  addCellFunctions(context);
  addAttentionFunctions(context);
  addLossFunctions(context);
  addOptimiserFunctions(context);
  return { bytes: context.module.finish(), constants: context.table.toArray() };
}

const compiled = new Map<TileChoice, { module: WebAssembly.Module; constants: Int32Array }>();

/** The kernels on `memory`, with their constants at the address `base`. */
export function instantiateKernels(tile: TileChoice, memory: WebAssembly.Memory, base: number): KernelCode {
  let code = compiled.get(tile);
  if (code === undefined) {
    const { bytes, constants } = emitKernels(tile);
    code = { module: new WebAssembly.Module(bytes), constants };
    compiled.set(tile, code);
  }
  new Int32Array(memory.buffer, base, code.constants.length).set(code.constants);
  const instance = new WebAssembly.Instance(code.module, { import: { memory, base } });
  return instance.exports as unknown as KernelCode;
}
