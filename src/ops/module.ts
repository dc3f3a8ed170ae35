/** All kernels as one WebAssembly module: emitted and compiled once a process for each tile shape and arithmetic. */
import type { WeightForm } from '../tensor/kernels.ts';
import type { Arithmetic } from '../tensor/multiply-add.ts';
import type { AddressOf } from '../wasm/addresses.ts';
import { type EmittedModule, Emitter } from '../wasm/emitter.ts';
import { type EmittedFunction, frameBytes, openFrame } from '../wasm/frame.ts';
import { adamSimd } from './adam/adam.simd.ts';
import { additiveScoreBackwardSimd, additiveScoreSimd } from './attention/additive-score.simd.ts';
import { attendBackwardSimd, attendMemoryBackwardSimd, attendSimd } from './attention/attend.simd.ts';
import { dotScoreBackwardSimd, dotScoreSimd } from './attention/dot-score.simd.ts';
import { gruBackwardSimd, gruForwardSimd } from './gru/gru.simd.ts';
import { INT8_TILES, rowsAsIntegers } from './int8/int8-product.simd.ts';
import { crossEntropySimd, logSoftmaxSimd } from './loss/cross-entropy.simd.ts';
import { lstmBackwardSimd, lstmForwardSimd } from './lstm/lstm.simd.ts';
import { addPackingFunctions, type PackingCode } from './product/packing.ts';
import { addLowTiles, addTileFunctions, type TileCode } from './product/tiles.ts';
import { rnnBackwardSimd, rnnForwardSimd } from './rnn/rnn.simd.ts';
import { ROW_FUNCTIONS } from './rows/row-kernels.simd.ts';
import type { Machine, SimdOp } from './simd-op.ts';

/** Rows × columns of the tile that does most of the work; those of 16 columns are for 256-bit registers. */
export type TileChoice = '4x8' | '4x16' | '6x16';

/** Every op that has a SIMD version; the others run on their loops. */
export const SIMD_OPS: readonly SimdOp[] = [
  ...[rnnForwardSimd, rnnBackwardSimd],
  ...[gruForwardSimd, gruBackwardSimd],
  ...[lstmForwardSimd, lstmBackwardSimd],
  ...[attendSimd, attendBackwardSimd, attendMemoryBackwardSimd],
  ...[dotScoreSimd, dotScoreBackwardSimd],
  ...[additiveScoreSimd, additiveScoreBackwardSimd],
  ...[crossEntropySimd, logSoftmaxSimd],
  adamSimd,
];

interface CompiledModule {
  readonly emitted: EmittedModule;
  readonly module: WebAssembly.Module;
}

const compiled = new Map<string, CompiledModule>();

/** What a module is emitted for. Tiles give the same bits; arithmetics do not. */
export interface KernelForm {
  readonly tile: TileChoice;
  readonly arithmetic: Arithmetic;
  /** Floats where it is not said. */
  readonly weights?: WeightForm;
}

function emitKernels({ tile, arithmetic, weights }: KernelForm): EmittedModule {
  const emitter = new Emitter(tile !== '4x8', arithmetic);
  addTileFunctions(emitter, tile === '6x16' ? 6 : 4);
  addPackingFunctions(emitter.module);
  for (const described of ROW_FUNCTIONS) emitter.add(described);
  for (const { functions } of SIMD_OPS) for (const described of functions) emitter.add(described);
  if (weights === 'int8') {
    addLowTiles(emitter, INT8_TILES);
    emitter.add(rowsAsIntegers);
  }
  return emitter.finish();
}

type KernelInstance = {
  readonly products: TileCode & PackingCode;
} & Pick<Machine, 'frame' | 'words'>;

/** The module's functions on `memory`, their frames and constants from the address `base` on. */
export function instantiateKernels(
  form: KernelForm,
  { memory, addressOf, base }: { memory: WebAssembly.Memory; addressOf: AddressOf; base: number },
): KernelInstance {
  const key = `${form.tile} ${form.arithmetic} ${form.weights}`;
  let one = compiled.get(key);
  if (one === undefined) {
    const emitted = emitKernels(form);
    one = { emitted, module: new WebAssembly.Module(emitted.bytes) };
    compiled.set(key, one);
  }
  const { frames, constants, constantsAt } = one.emitted;
  new Int32Array(memory.buffer, base + constantsAt, constants.length).set(constants);
  const { exports } = new WebAssembly.Instance(one.module, { import: { memory, base } });
  const place = (described: EmittedFunction) => base + frames.get(described)!;
  const callOf = (described: EmittedFunction) => exports[described.name] as () => number;
  return {
    products: exports as unknown as TileCode & PackingCode,
    frame: (described) => openFrame(described, { memory, addressOf, address: place(described) }, callOf(described)),
    words(described) {
      const words = new Int32Array(memory.buffer, place(described), frameBytes(described.kinds) / 4);
      return { words, call: callOf(described) };
    },
  };
}
