/**
 * The textbook's picture of a recurrent cell, as SVG whose numbers and line widths the page's script fills in.
 * `data-value` names the number that a text shows, `data-flow` the one that makes a line thick.
 */
import type { LayerTrace } from '../trace.ts';

type Point = readonly [x: number, y: number];

function line(flow: string, ...points: readonly Point[]): string {
  const path = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return `<path class="flow" data-flow="${flow}" d="${path}"/>`;
}

/** A layer with weights: σ or tanh. */
function box([x, y]: Point, squash: string, name: string): string {
  return `<g><rect class="box" x="${x - 34}" y="${y - 19}" width="68" height="38" rx="5"/><text class="squash" x="${x}" y="${y - 2}">${squash}</text><text class="name" x="${x}" y="${y + 13}">${name}</text></g>`;
}

/** Where numbers meet: × + or tanh without weights. */
function joint([x, y]: Point, sign: string): string {
  return `<g><circle class="joint" cx="${x}" cy="${y}" r="${sign.length > 1 ? 21 : 14}"/><text class="sign" x="${x}" y="${y + 5}">${sign}</text></g>`;
}

/** A name and the number under it. */
function value([x, y]: Point, label: string, key: string): string {
  return `<text class="label" x="${x}" y="${y}">${label}</text><text class="number" data-value="${key}" x="${x}" y="${y + 16}">0</text>`;
}

function end([x, y]: Point, label: string, key: string): string {
  return `<text class="end" x="${x}" y="${y}">${label}</text><text class="number" data-value="${key}" x="${x}" y="${y + 17}">0</text>`;
}

function picture(name: string, parts: readonly string[], top = 0): string {
  return `<svg id="diagram" viewBox="0 ${top} 800 ${430 - top}" role="img" aria-label="${name}"><title>${name}</title>${parts.join('')}</svg>`;
}

const WORD = '<text class="word" id="word" x="130" y="418">x</text>';

/** c = f·c′ + i·g, h = o·tanh(c). */
const lstm = picture('An LSTM cell', [
  line('c0', [84, 80], [226, 80]),
  line('kept', [254, 80], [446, 80]),
  line('c', [474, 80], [720, 80]),
  line('h0', [84, 345], [130, 345]),
  line('x', [130, 400], [130, 345]),
  line('x', [130, 345], [596, 345]),
  ...[240, 360, 460, 596].map((x) => line('x', [x, 345], [x, 299])),
  line('f', [240, 261], [240, 94]),
  line('i', [360, 261], [360, 180], [446, 180]),
  line('g', [460, 261], [460, 194]),
  line('taken', [460, 166], [460, 94]),
  line('c', [660, 80], [660, 119]),
  line('t', [660, 161], [660, 206]),
  line('o', [596, 261], [596, 220], [646, 220]),
  line('h', [660, 234], [660, 345], [720, 345]),
  box([240, 280], 'σ', 'forget f'),
  box([360, 280], 'σ', 'input i'),
  box([460, 280], 'tanh', 'candidate g'),
  box([596, 280], 'σ', 'output o'),
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
  value([563, 225], 'o', 'o'),
  WORD,
]);

/** h = (1 − z)·n + z·h′. */
const gru = picture('A GRU cell', [
  line('h0', [84, 80], [226, 80]),
  line('kept', [254, 80], [606, 80]),
  line('h', [634, 80], [720, 80]),
  line('h0', [104, 80], [104, 345], [130, 345]),
  line('x', [130, 400], [130, 345]),
  line('x', [130, 345], [620, 345]),
  ...[240, 420, 620].map((x) => line('x', [x, 345], [x, 299])),
  line('z', [240, 261], [240, 94]),
  line('rest', [240, 170], [606, 170]),
  line('r', [420, 261], [420, 225], [530, 225], [530, 280], [586, 280]),
  line('n', [620, 261], [620, 184]),
  line('taken', [620, 156], [620, 94]),
  box([240, 280], 'σ', 'update z'),
  box([420, 280], 'σ', 'reset r'),
  box([620, 280], 'tanh', 'new n'),
  joint([240, 80], '×'),
  joint([620, 80], '+'),
  joint([620, 170], '×'),
  end([38, 78], 'h′', 'h0'),
  end([765, 78], 'h', 'h'),
  value([198, 215], 'z', 'z'),
  value([386, 225], 'r', 'r'),
  value([420, 138], '1 − z', 'rest'),
  value([420, 48], 'z·h′', 'kept'),
  value([660, 210], 'n', 'n'),
  value([674, 115], '(1 − z)·n', 'taken'),
  WORD,
]);

/** h = tanh(x·Wx + h′·Wh + b). */
const rnn = picture(
  'A cell of a plain recurrent network',
  [
    line('h0', [84, 290], [366, 290]),
    line('x', [130, 400], [130, 312], [366, 312]),
    line('h', [434, 300], [720, 300]),
    box([400, 300], 'tanh', 'hidden h'),
    end([38, 288], 'h′', 'h0'),
    end([765, 298], 'h', 'h'),
    WORD,
  ],
  250,
);

export const CELL_DIAGRAMS: Readonly<Record<LayerTrace['cellName'], string>> = { lstm, gru, rnn };
