/** σ and tanh as curves, drawn from the functions that the cells use. */
import type { Markup } from '../../../src/inspect/html.ts';
import { sigmoid, tanh } from '../../../src/tensor/elementary-functions.ts';
import { type Diagram, line, type Point, words } from './shapes.ts';

const MOST = 5;

interface Curve {
  readonly squash: (z: number) => number;
  readonly title: string;
  readonly low: string;
  readonly notes: readonly string[];
}

export const SQUASHING: Diagram = {
  name: 'squashing',
  width: 720,
  height: 330,
  title: (say) => say('The activation functions σ and tanh', '활성화 함수 σ와 tanh'),
  parts: (say) => [
    ...curve(190, {
      squash: sigmoid,
      title: say('σ: from 0 to 1', 'σ: 0에서 1까지'),
      low: '0',
      notes: [
        say('a share: how much passes', '비율: 얼마나 지나가게 할까'),
        say('for the gates f, i and o', '게이트 f, i, o에 씁니다'),
      ],
    }),
    ...curve(530, {
      squash: tanh,
      title: say('tanh: from −1 to 1', 'tanh: −1에서 1까지'),
      low: '−1',
      notes: [
        say('a value with a sign: raise or lower', '부호가 있는 값: 올리거나 내리거나'),
        say('for the candidate g, and for what h shows of c', '후보 g, 그리고 h가 c에서 보여 주는 것에 씁니다'),
      ],
    }),
  ],
};

/** Its middle is at z = 0; 20 pixels for a unit of z, 75 for a unit of the value. */
function curve(middle: number, { squash, title, low, notes }: Curve): Markup[] {
  const zero = 145;
  const at = (z: number): Point => [middle + 26 * z, Math.round((zero - 75 * squash(z)) * 10) / 10];
  const points = Array.from({ length: 8 * MOST + 1 }, (_, k) => at(k / 4 - MOST));
  return [
    words([middle, 30], title, 'strong'),
    line(
      [
        [middle - 130, zero],
        [middle + 130, zero],
      ],
      'frame',
    ),
    line(
      [
        [middle, 60],
        [middle, 230],
      ],
      'frame',
    ),
    line(
      [
        [middle - 130, 70],
        [middle + 130, 70],
      ],
      'frame',
    ),
    words([middle - 142, 75], '1', 'note'),
    words([middle - 142, low === '0' ? zero + 5 : 225], low, 'note'),
    words([middle + 142, zero + 5], 'z', 'note'),
    line(points, 'main'),
    ...notes.map((note, k) => words([middle, 270 + 24 * k], note, 'note')),
  ];
}
