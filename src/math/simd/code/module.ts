/** All kernels as one WebAssembly module: emitted and compiled once a process for each tile shape. */
import { ModuleBuilder } from '../assembler/module-builder.ts';
import { addElementFunctions, type ElementCode } from './elements.ts';
import { addPackingFunctions, type PackingCode } from './packing.ts';
import { addTileFunctions, type TileCode } from './tiles.ts';

export type TileChoice = '4x8' | '4x16';

export type KernelCode = TileCode & PackingCode & ElementCode;

/** The module's bytes. */
export function emitKernels(tile: TileChoice): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  addTileFunctions(module, tile === '4x16');
  addPackingFunctions(module);
  addElementFunctions(module);
  return module.finish();
}

const compiled = new Map<TileChoice, WebAssembly.Module>();

/** The kernels on `memory`; `base` is the address of the constants that they read. */
export function instantiateKernels(tile: TileChoice, memory: WebAssembly.Memory, base: number): KernelCode {
  let module = compiled.get(tile);
  if (module === undefined) {
    module = new WebAssembly.Module(emitKernels(tile));
    compiled.set(tile, module);
  }
  const instance = new WebAssembly.Instance(module, { import: { memory, base } });
  return instance.exports as unknown as KernelCode;
}
