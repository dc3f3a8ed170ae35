/** The recurrent cells, by the names that `--cell` knows: a new cell is entered here. */
import type { Cell } from './cell.ts';
import { gru } from './gru/gru.ts';
import { lstm } from './lstm/lstm.ts';
import { rnn } from './rnn/rnn.ts';

export const CELLS = {
  rnn,
  gru,
  lstm,
} as const satisfies Record<string, Cell>;

export type CellName = keyof typeof CELLS;

export const CELL_NAMES = Object.keys(CELLS) as [CellName, ...CellName[]];
