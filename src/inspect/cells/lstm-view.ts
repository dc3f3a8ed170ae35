/** The LSTM as the textbook draws it: c = f ⊙ c′ + i ⊙ g, h = o ⊙ tanh(c). */
import { CELL_TEXTS, introductionOf } from './cell-texts.ts';
import type { CellView } from './cell-view.ts';
import { end, flow, joint, layer, picture, value, wire } from './drawing.ts';

const GATES = [240, 360, 460, 596] as const;

export const lstmView: CellView = {
  introduction: introductionOf(CELL_TEXTS.lstm),
  rows: ['forget', 'input', 'candidate', 'output'],
  numbers: ({ gates, cell, hidden, before }) => {
    const { forget: f, input: i, candidate: g, output: o } = gates as Record<string, number>;
    const [c, c0] = [cell!, before.cell!];
    const flows = { kept: f! * c0, taken: i! * g!, t: Math.tanh(c) };
    return { f: f!, i: i!, g: g!, o: o!, c0, c, h0: before.hidden, h: hidden, ...flows };
  },
  equations: ['c = f·c′ + i·g = {f}·{c0} + {i}·{g} = {c}', 'h = o·tanh(c) = {o}·{t} = {h}'],
  diagram: picture(CELL_TEXTS.lstm, [
    flow('c0', [84, 80], [226, 80]),
    flow('kept', [254, 80], [446, 80]),
    flow('c', [474, 80], [720, 80]),
    flow('h0', [84, 345], [130, 345]),
    wire([130, 400], [130, 345], [596, 345]),
    ...GATES.map((x) => wire([x, 345], [x, 299])),
    flow('f', [240, 261], [240, 94]),
    flow('i', [360, 261], [360, 180], [446, 180]),
    flow('g', [460, 261], [460, 194]),
    flow('taken', [460, 166], [460, 94]),
    flow('c', [660, 80], [660, 119]),
    flow('t', [660, 161], [660, 206]),
    flow('o', [596, 261], [596, 220], [646, 220]),
    flow('h', [660, 234], [660, 345], [720, 345]),
    layer([240, 280], 'σ', 'forget', 'f'),
    layer([360, 280], 'σ', 'input', 'i'),
    layer([460, 280], 'tanh', 'candidate', 'g'),
    layer([596, 280], 'σ', 'output', 'o'),
    joint([240, 80], '×'),
    joint([460, 80], '+'),
    joint([460, 180], '×'),
    joint([660, 140], 'tanh'),
    joint([660, 220], '×'),
    end([38, 78], 'c′', 'c0'),
    end([38, 343], 'h′', 'h0'),
    end([765, 78], 'c', 'c'),
    end([765, 343], 'h', 'h'),
    value([198, 175], 'f', 'f'),
    value([350, 48], 'f·c′', 'kept'),
    value([326, 205], 'i', 'i'),
    value([498, 215], 'g', 'g'),
    value([502, 125], 'i·g', 'taken'),
    value([560, 48], 'c', 'c'),
    value([700, 182], 'tanh c', 't'),
    value([563, 210], 'o', 'o'),
  ]),
};
