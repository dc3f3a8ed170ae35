/** The recurrent cells and tanh: how the kernels of code/cells.ts are called for matrices. */
import type { Kernels } from '../kernels.ts';
import type { Matrix } from '../matrix.ts';
import type { AddressOf } from './addresses.ts';
import type { CellCode } from './code/cells.ts';

export type CellKernels = Pick<Kernels, 'tanh' | 'lstmForward' | 'lstmBackward' | 'gruForward' | 'gruBackward'>;

export function createCellKernels(code: CellCode, addressOf: AddressOf): CellKernels {
  const step = (m: Matrix) => 4 * m.stride;
  return {
    tanh: (x) => code.tanh(addressOf(x), step(x), x.rows, x.columns),
    lstmForward({ gates, previousCell, cell, hidden }) {
      code.lstmForward(
        ...([addressOf(gates), step(gates), addressOf(previousCell), step(previousCell)] as const),
        ...([addressOf(cell), step(cell), addressOf(hidden), step(hidden)] as const),
        hidden.rows,
        hidden.columns,
      );
    },
    lstmBackward({ gates, previousCell, cell, dHidden, dCell }) {
      code.lstmBackward(
        ...([addressOf(gates), step(gates), addressOf(previousCell), step(previousCell)] as const),
        ...([addressOf(cell), step(cell), addressOf(dHidden), step(dHidden)] as const),
        ...([addressOf(dCell), step(dCell), cell.rows, cell.columns] as const),
      );
    },
    gruForward({ inputPart, hiddenPart, previousHidden, hidden }) {
      code.gruForward(
        ...([addressOf(inputPart), step(inputPart), addressOf(hiddenPart), step(hiddenPart)] as const),
        ...([addressOf(previousHidden), step(previousHidden), addressOf(hidden), step(hidden)] as const),
        hidden.rows,
        hidden.columns,
      );
    },
    gruBackward({ inputPart, hiddenPart, previousHidden, dHidden }) {
      code.gruBackward(
        ...([addressOf(inputPart), step(inputPart), addressOf(hiddenPart), step(hiddenPart)] as const),
        ...([addressOf(previousHidden), step(previousHidden), addressOf(dHidden), step(dHidden)] as const),
        dHidden.rows,
        dHidden.columns,
      );
    },
  };
}
