/** The plain recurrent network: h = tanh(x·Wx + h′·Wh + b). */
import { CELL_TEXTS, introductionOf } from './cell-texts.ts';
import type { CellView } from './cell-view.ts';
import { end, flow, layer, picture, wire } from './drawing.ts';

export const rnnView: CellView = {
  introduction: introductionOf(CELL_TEXTS.rnn),
  rows: [],
  numbers: ({ hidden, before }) => ({ h0: before.hidden, h: hidden }),
  equations: ['h = tanh(x·Wx + h′·Wh + b) = {h}'],
  diagram: picture(
    CELL_TEXTS.rnn,
    [
      flow('h0', [84, 290], [366, 290]),
      wire([130, 400], [130, 312], [366, 312]),
      flow('h', [434, 300], [720, 300]),
      layer([400, 300], 'tanh', 'hidden', 'h'),
      end([38, 288], 'h′', 'h0'),
      end([765, 298], 'h', 'h'),
    ],
    250,
  ),
};
