/** All kernels as one WebAssembly module: emitted and compiled once a process for each tile shape. */
import { type AttentionCode, addAttentionFunctions } from './attention.ts';
import { addCellFunctions, type CellCode } from './cells.ts';
import { KernelContext } from './context.ts';
import { addElementFunctions, type ElementCode } from './elements.ts';
import { addLossFunctions, type LossCode } from './loss.ts';
import { addOptimiserFunctions, type OptimiserCode } from './optimiser.ts';
import { addPackingFunctions, type PackingCode } from './packing.ts';
import { addTileFunctions, type TileCode } from './tiles.ts';

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
