/** What emitted functions share: the module, their frames, the table of constants, and how vectors are grouped. */
import type { Arithmetic } from '../tensor/multiply-add.ts';
import type { I32 } from './expressions.ts';
import { type CodeTools, type EmittedFunction, frameBytes, readFrame } from './frame.ts';
import type { FunctionBuilder } from './function-builder.ts';
import type { RowLoop } from './loops.ts';
import { ModuleBuilder } from './module-builder.ts';
import { PRODUCTS_IN_SUMS, type ProductsInSums } from './products-in-sums.ts';
import { ConstantTable, VectorMath } from './vector-functions.ts';

/** From a thread's base address on: the frames, then the constants. */
const FRAME_BYTES = 768;
const CONSTANT_BYTES = 256;
export const BASE_BYTES = FRAME_BYTES + CONSTANT_BYTES;

export class Emitter implements CodeTools {
  readonly module = new ModuleBuilder();
  /** True where the engine joins two vectors into one of 256 bits. */
  readonly wide: boolean;
  readonly addProduct: ProductsInSums['addProduct'];
  readonly subtractProduct: ProductsInSums['subtractProduct'];
  private readonly table = new ConstantTable(FRAME_BYTES);
  private readonly offsets = new Map<EmittedFunction, number>();
  private frameEnd = 0;

  constructor(wide: boolean, arithmetic: Arithmetic) {
    this.wide = wide;
    this.addProduct = PRODUCTS_IN_SUMS[arithmetic].addProduct;
    this.subtractProduct = PRODUCTS_IN_SUMS[arithmetic].subtractProduct;
  }

  /** Emits a function, and gives it a frame. */
  add(described: EmittedFunction): void {
    const { name, kinds, result } = described;
    const offset = this.frameEnd;
    this.frameEnd += frameBytes(kinds);
    this.offsets.set(described, offset);
    this.module.function(name, { parameters: [], result }, (f) => {
      described.write(f, readFrame(f, kinds, f.let(this.module.base), offset) as never, this);
    });
  }

  /** The module's bytes, where each frame stands from the base address on, and the constants behind them. */
  finish(): EmittedModule {
    const constants = this.table.toArray();
    if (this.frameEnd > FRAME_BYTES || constants.byteLength > CONSTANT_BYTES) {
      throw new Error(
        `${this.frameEnd} bytes of frames and ${constants.byteLength} of constants are more than there is room for`,
      );
    }
    return { bytes: this.module.finish(), frames: this.offsets, constants, constantsAt: FRAME_BYTES };
  }

  maths(f: FunctionBuilder): VectorMath {
    return new VectorMath(f, this.table, this.module.base, this);
  }

  pairs(columns: I32): RowLoop {
    return { columns, vectors: this.wide ? 2 : 1, joined: true };
  }

  pairsInParts(columns: I32): RowLoop {
    return { columns, vectors: 2, joined: this.wide };
  }
}

export interface EmittedModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly frames: ReadonlyMap<EmittedFunction, number>;
  readonly constants: Int32Array;
  readonly constantsAt: number;
}
