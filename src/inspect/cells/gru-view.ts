/** The GRU: h = (1 − z) ⊙ n + z ⊙ h′. */
import { CELL_TEXTS, introductionOf } from './cell-texts.ts';
import type { CellView } from './cell-view.ts';
import { end, flow, joint, layer, picture, value, wire } from './drawing.ts';

const GATES = [240, 420, 620] as const;

export const gruView: CellView = {
  introduction: introductionOf(CELL_TEXTS.gru),
  rows: ['reset', 'update', 'new'],
  numbers: ({ gates, hidden, before }) => {
    const { reset: r, update: z, new: n } = gates as Record<string, number>;
    const flows = { rest: 1 - z!, kept: z! * before.hidden, taken: (1 - z!) * n! };
    return { r: r!, z: z!, n: n!, h0: before.hidden, h: hidden, ...flows };
  },
  equations: ['h = (1 − z)·n + z·h′ = {rest}·{n} + {z}·{h0} = {h}'],
  diagram: picture(CELL_TEXTS.gru, [
    flow('h0', [84, 80], [226, 80]),
    flow('kept', [254, 80], [606, 80]),
    flow('h', [634, 80], [720, 80]),
    flow('h0', [104, 80], [104, 345], [130, 345]),
    wire([130, 400], [130, 345], [620, 345]),
    ...GATES.map((x) => wire([x, 345], [x, 299])),
    flow('z', [240, 261], [240, 94]),
    flow('rest', [240, 170], [606, 170]),
    flow('r', [420, 261], [420, 225], [530, 225], [530, 280], [586, 280]),
    flow('n', [620, 261], [620, 184]),
    flow('taken', [620, 156], [620, 94]),
    layer([240, 280], 'σ', 'update', 'z'),
    layer([420, 280], 'σ', 'reset', 'r'),
    layer([620, 280], 'tanh', 'new', 'n'),
    joint([240, 80], '×'),
    joint([620, 80], '+'),
    joint([620, 170], '×'),
    end([38, 78], 'h′', 'h0'),
    end([765, 78], 'h', 'h'),
    value([198, 215], 'z', 'z'),
    value([386, 210], 'r', 'r'),
    value([420, 138], '1 − z', 'rest'),
    value([420, 48], 'z·h′', 'kept'),
    value([660, 210], 'n', 'n'),
    value([674, 115], '(1 − z)·n', 'taken'),
  ]),
};
