/** The recurrent cells and tanh: how the kernels of code/cells.ts are called for matrices. */
import type { Kernels } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import type { AddressOf } from '../../wasm/addresses.ts';
import type { CellCode } from './lstm.simd.ts';

export type CellKernels = Pick<Kernels, 'tanh' | 'lstmForward' | 'lstmBackward' | 'gruForward' | 'gruBackward'>;

export function createCellKernels(code: CellCode, addressOf: AddressOf): CellKernels {
  const step = (m: Matrix) => 4 * m.stride;
  return {
    tanh: (x) => code.tanh(addressOf(x), step(x), x.rows, x.columns),
    lstmForward({ gates, previousCell, cell, hidden }) {
      const [z, before, c, h] = [addressOf(gates), addressOf(previousCell), addressOf(cell), addressOf(hidden)];
      const [zStep, beforeStep, cStep, hStep] = [step(gates), step(previousCell), step(cell), step(hidden)];
      code.lstmForward(z, zStep, before, beforeStep, c, cStep, h, hStep, hidden.rows, hidden.columns);
    },
    lstmBackward({ gates, previousCell, cell, dHidden, dCell }) {
      const [z, before, c] = [addressOf(gates), addressOf(previousCell), addressOf(cell)];
      const [zStep, beforeStep, cStep] = [step(gates), step(previousCell), step(cell)];
      const [dH, dHStep, dC, dCStep] = [addressOf(dHidden), step(dHidden), addressOf(dCell), step(dCell)];
      const { rows, columns } = cell;
      code.lstmBackward(z, zStep, before, beforeStep, c, cStep, dH, dHStep, dC, dCStep, rows, columns);
    },
    gruForward({ inputPart, hiddenPart, previousHidden, hidden }) {
      const [x, u, before, h] = [inputPart, hiddenPart, previousHidden, hidden];
      const [xStep, uStep, beforeStep, hStep] = [step(x), step(u), step(before), step(h)];
      const [xAt, uAt, beforeAt, hAt] = [addressOf(x), addressOf(u), addressOf(before), addressOf(h)];
      code.gruForward(xAt, xStep, uAt, uStep, beforeAt, beforeStep, hAt, hStep, hidden.rows, hidden.columns);
    },
    gruBackward({ inputPart, hiddenPart, previousHidden, dHidden }) {
      const [x, u, before, dH] = [inputPart, hiddenPart, previousHidden, dHidden];
      const [xStep, uStep, beforeStep, dHStep] = [step(x), step(u), step(before), step(dH)];
      const [xAt, uAt, beforeAt, dHAt] = [addressOf(x), addressOf(u), addressOf(before), addressOf(dH)];
      code.gruBackward(xAt, xStep, uAt, uStep, beforeAt, beforeStep, dHAt, dHStep, dHidden.rows, dHidden.columns);
    },
  };
}
