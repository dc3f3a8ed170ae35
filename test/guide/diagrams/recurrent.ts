/** What repeats in a recurrent network: over the words, and inside a cell. */
import { arrow, box, type Diagram, joint, line, type Say, words } from './shapes.ts';

const SENTENCE = ['The', 'boy', 'will', 'run'];

export const UNROLLED: Diagram = {
  name: 'unrolled',
  width: 720,
  height: 260,
  title: (say) => say('An RNN, rolled up and unrolled over four words', 'RNN 셀 하나와, 네 단어에 걸쳐 펼친 모습'),
  parts: (say) => [
    box([80, 120], say('cell', '셀')),
    arrow([
      [80, 190],
      [80, 140],
    ]),
    arrow([
      [80, 102],
      [80, 60],
    ]),
    arrow(
      [
        [112, 120],
        [140, 120],
        [140, 78],
        [20, 78],
        [20, 120],
        [46, 120],
      ],
      'main',
    ),
    words([80, 210], 'x'),
    words([80, 50], 'h'),
    words([195, 128], '=', 'strong'),
    ...SENTENCE.flatMap((word, t) => {
      const x = 270 + 118 * t;
      return [
        box([x, 120], say('cell', '셀')),
        arrow([
          [x, 190],
          [x, 140],
        ]),
        arrow([
          [x, 102],
          [x, 60],
        ]),
        arrow(
          [
            [x + 32, 120],
            [x + 84, 120],
          ],
          'main',
        ),
        words([x, 210], word),
        words([x, 50], `h${'₁₂₃₄'[t]!}`),
      ];
    }),
    words([447, 245], say('at every word the same Wx, Wh and b', '모든 단어에서 같은 Wx, Wh, b를 씁니다'), 'note'),
  ],
};

export const ONE_AGAINST_FOUR: Diagram = {
  name: 'layers',
  width: 640,
  height: 620,
  title: (say) =>
    say(
      'One tanh layer in a plain RNN, four interacting layers in an LSTM',
      '단순한 RNN의 tanh 층 하나와, LSTM의 서로 작용하는 네 층',
    ),
  parts: (say) => [
    words([20, 30], say('Plain RNN: one tanh layer', '단순한 RNN: tanh 층 하나'), 'left strong'),
    ...plainCell(),
    words([20, 260], say('LSTM: four interacting layers', 'LSTM: 서로 작용하는 네 층'), 'left strong'),
    ...lstmCell(say),
    box([60, 588], '', 'layer', 30, 22),
    words([84, 593], say('a layer, with weights of its own', '층. 저마다 가중치가 있습니다'), 'left note'),
    joint([370, 588], ''),
    words([392, 593], say('unit by unit, without weights', '유닛마다 하는 계산. 가중치가 없습니다'), 'left note'),
  ],
};

function plainCell() {
  return [
    box([320, 130], '', 'frame', 400, 150),
    arrow([
      [60, 130],
      [284, 130],
    ]),
    arrow([
      [160, 222],
      [160, 142],
      [284, 142],
    ]),
    arrow([
      [356, 130],
      [580, 130],
    ]),
    box([320, 132], 'tanh', 'layer'),
    words([40, 135], 'h′'),
    words([160, 240], 'x'),
    words([600, 135], 'h'),
  ];
}

/** The state above, the word and the hidden state below, and what the four layers say in between. */
function lstmCell(say: Say) {
  const gates = [
    { x: 180, name: 'f', squash: 'σ', note: say('forget', '망각') },
    { x: 270, name: 'i', squash: 'σ', note: say('input', '입력') },
    { x: 350, name: 'g', squash: 'tanh', note: say('candidate', '후보') },
    { x: 440, name: 'o', squash: 'σ', note: say('output', '출력') },
  ];
  return [
    box([320, 406], '', 'frame', 440, 270),
    arrow(
      [
        [60, 310],
        [580, 310],
      ],
      'main',
    ),
    line([
      [60, 516],
      [440, 516],
    ]),
    line([
      [120, 556],
      [120, 516],
    ]),
    ...gates.map(({ x }) =>
      arrow([
        [x, 516],
        [x, 476],
      ]),
    ),
    arrow([
      [180, 440],
      [180, 325],
    ]),
    line([
      [270, 440],
      [270, 380],
      [297, 380],
    ]),
    line([
      [350, 440],
      [350, 380],
      [323, 380],
    ]),
    arrow([
      [310, 367],
      [310, 325],
    ]),
    arrow([
      [500, 312],
      [500, 343],
    ]),
    line([
      [500, 385],
      [500, 417],
    ]),
    line([
      [440, 440],
      [440, 430],
      [487, 430],
    ]),
    arrow([
      [500, 443],
      [500, 500],
      [580, 500],
    ]),
    joint([180, 310], '×'),
    joint([310, 310], '+'),
    joint([310, 380], '×'),
    joint([500, 364], 'tanh'),
    joint([500, 430], '×'),
    ...gates.flatMap(({ x, squash, name, note }) => [
      box([x, 458], squash, 'layer', 56),
      words([x, 536], `${name} ${note}`, 'note'),
    ]),
    words([40, 315], 'c′'),
    words([600, 315], 'c'),
    words([40, 521], 'h′'),
    words([600, 505], 'h'),
    words([120, 572], 'x'),
  ];
}

export const CONVEYOR: Diagram = {
  name: 'conveyor',
  width: 720,
  height: 270,
  title: (say) => say('The cell state as a conveyor belt', '컨베이어 벨트 같은 셀 상태'),
  parts: (say) => [
    words([20, 30], say('The cell state: a conveyor belt', '셀 상태: 컨베이어 벨트'), 'left strong'),
    arrow(
      [
        [20, 110],
        [700, 110],
      ],
      'main',
    ),
    ...[
      { f: 1, i: 1, note: say('something is put on', '새것을 올려놓습니다') },
      { f: 1, i: 0, note: say('it rides along untouched', '그대로 실려 갑니다') },
      { f: 0, i: 0, note: say('it is taken off', '내려놓습니다') },
    ].flatMap(({ f, i, note }, t) => {
      const x = 80 + t * 220;
      return [
        arrow([
          [x, 180],
          [x, 124],
        ]),
        arrow([
          [x + 90, 180],
          [x + 90, 124],
        ]),
        joint([x, 110], '×'),
        joint([x + 90, 110], '+'),
        words([x, 200], `f = ${f}`),
        words([x + 90, 200], i === 1 ? 'i·g = g' : 'i·g = 0'),
        words([x + 45, 240], note, 'note'),
        words([x + 45, 75], `${say('word', '단어')} ${t + 1}`, 'note'),
      ];
    }),
  ],
};
