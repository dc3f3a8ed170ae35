/**
 * How each cell is shown. The cells of the textbook have a picture and equations of their own; any other cell is shown
 * by the names of its gates, which src/model knows.
 */
import type { Cell } from '../../ops/cell.ts';
import type { CellView } from './cell-view.ts';
import { gruView } from './gru-view.ts';
import { lstmView } from './lstm-view.ts';
import { plainView } from './plain-view.ts';
import { rnnView } from './rnn-view.ts';

const VIEWS: Readonly<Record<string, CellView>> = { lstm: lstmView, gru: gruView, rnn: rnnView };

export function viewOf(cell: Cell): CellView {
  return VIEWS[cell.name] ?? plainView(cell);
}
