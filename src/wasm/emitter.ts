/** What the emitters of kernels share: the module, the table of constants, and how vectors are grouped. */
import type { I32 } from './expressions.ts';
import type { FunctionBuilder } from './function-builder.ts';
import type { RowLoop } from './loops.ts';
import { ModuleBuilder } from './module-builder.ts';
import { ConstantTable, VectorMath } from './vector-functions.ts';

export class KernelContext {
  readonly module = new ModuleBuilder();
  readonly table = new ConstantTable();
  /** True where the engine joins two vectors into one of 256 bits. */
  readonly wide: boolean;

  constructor(wide: boolean) {
    this.wide = wide;
  }

  maths(f: FunctionBuilder): VectorMath {
    return new VectorMath(f, this.table, this.module.base);
  }

  /** A loop over a row that handles two vectors at a time where the engine can join them. */
  pairs(columns: I32): RowLoop {
    return { columns, vectors: this.wide ? 2 : 1, joined: true };
  }

  /** The same for a sum in two parts, whose order must not depend on what the engine can join. */
  pairsInParts(columns: I32): RowLoop {
    return { columns, vectors: 2, joined: this.wide };
  }
}
