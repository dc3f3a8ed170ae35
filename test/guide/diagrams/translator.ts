/** The translator around the cells: encoder, attention, decoder; and the tree that beam search walks. */
import type { Markup } from '../../../src/inspect/html.ts';
import { arrow, box, type Diagram, joint, line, type Point, words } from './shapes.ts';

const SOURCE = ['She', 'can', 'swim', '.'];
const TARGET = ['그녀는', '수영할', '수', '있어요'];

export const TRANSLATOR: Diagram = {
  name: 'translator',
  width: 760,
  height: 400,
  title: (say) => say('Encoder, attention, decoder', '인코더, 어텐션, 디코더'),
  parts: (say) => [
    words([180, 28], say('encoder: reads', '인코더: 읽기'), 'strong'),
    words([580, 28], say('decoder: writes', '디코더: 쓰기'), 'strong'),
    ...SOURCE.flatMap((word, t) => {
      const x = 60 + 80 * t;
      return [
        line([
          [x, 252],
          [x, 165],
          [380, 165],
        ]),
        box([x, 270], 'h', 'part', 44),
        arrow([
          [x, 330],
          [x, 292],
        ]),
        words([x, 350], word),
        t < SOURCE.length - 1
          ? [
              arrow([
                [x + 22, 264],
                [x + 56, 264],
              ]),
              arrow([
                [x + 58, 276],
                [x + 24, 276],
              ]),
            ]
          : [
              arrow([
                [x + 22, 270],
                [x + 54, 270],
              ]),
            ],
      ].flat();
    }),
    box([386, 270], say('bridge', '브리지'), 'layer', 62),
    arrow([
      [417, 270],
      [440, 270],
    ]),
    ...TARGET.flatMap((word, t) => decoderStep(464 + 80 * t, word, ['<s>', ...TARGET][t]!, t)),
    line(
      [
        [380, 165],
        [440, 165],
      ],
      'main',
    ),
    joint([380, 165], 'Σ'),
    words([380, 138], say('attention', '어텐션'), 'strong'),
    words([60, 385], say('the states of all words stay at hand', '모든 단어의 상태를 곁에 둡니다'), 'left note'),
    words([580, 385], say('each word written is the next input', '방금 쓴 단어가 다음 입력이 됩니다'), 'note'),
  ],
};

function decoderStep(x: number, word: string, input: string, t: number): Markup[] {
  return [
    ...(t > 0
      ? [
          arrow([
            [x - 58, 270],
            [x - 24, 270],
          ]),
        ]
      : []),
    line(
      [
        [x - 80, 165],
        [x - 18, 165],
        [x - 18, 150],
      ],
      'main',
    ),
    arrow(
      [
        [x - 18, 165],
        [x - 18, 128],
      ],
      'main',
    ),
    arrow([
      [x, 252],
      [x, 128],
    ]),
    box([x, 270], 'h', 'part', 44),
    box([x, 110], 'h̃', 'layer', 50, 32),
    arrow([
      [x, 94],
      [x, 70],
    ]),
    words([x, 60], word),
    arrow([
      [x, 330],
      [x, 292],
    ]),
    words([x, 350], input, 'note'),
  ];
}

interface Branch {
  readonly at: Point;
  readonly from: Point;
  readonly label: string;
  readonly share: string;
  readonly kept: boolean;
}

const START: Point = [70, 160];
const A: Point = [270, 90];
const B: Point = [270, 230];
const BRANCHES: readonly Branch[] = [
  { at: A, from: START, label: 'A', share: '0.6', kept: true },
  { at: B, from: START, label: 'B', share: '0.4', kept: true },
  { at: [480, 55], from: A, label: 'x', share: '0.6 · 0.3 = 0.18', kept: true },
  { at: [480, 125], from: A, label: 'v', share: '0.6 · 0.2 = 0.12', kept: false },
  { at: [480, 205], from: B, label: 'y', share: '0.4 · 0.9 = 0.36', kept: true },
  { at: [480, 265], from: B, label: 'w', share: '0.4 · 0.1 = 0.04', kept: false },
];

export const BEAM: Diagram = {
  name: 'beam',
  width: 720,
  height: 330,
  title: (say) => say('Beam search with a beam of 2', '빔이 2인 빔 탐색'),
  parts: (say) => [
    ...BRANCHES.map(({ from: [fromX, fromY], at: [x, y], kept }) =>
      line(
        [
          [fromX + 30, fromY],
          [x - 26, y],
        ],
        kept ? 'main' : 'dropped',
      ),
    ),
    box(START, '<s>', 'part', 60),
    ...BRANCHES.flatMap(({ at, label, share, kept }) => {
      const [x, y] = at;
      const note = x > 300 ? words([x + 36, y + 5], share, 'left') : words([x, y - 26], share);
      return [box(at, label, kept ? 'part' : 'frame dropped', 52), note];
    }),
    words([650, 60], say('kept', '남김'), 'left note'),
    words([650, 130], say('dropped', '버림'), 'left note'),
    words([650, 210], say('best', '최선'), 'left strong'),
    words([650, 270], say('dropped', '버림'), 'left note'),
    words([360, 315], say('thick lines: the two beginnings that are kept', '굵은 선: 남겨 둔 두 갈래'), 'note'),
  ],
};
