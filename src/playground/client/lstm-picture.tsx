/**
 * The LSTM cell as the textbook draws it, small enough to be read on a phone. Lines are as thick as what flows through
 * them, orange where it is negative; every number can be opened.
 */
import { figure } from './cell-numbers.ts';
import { texts } from './state.ts';
import { openNumber } from './zoom-state.ts';

type Numbers = Readonly<Record<string, number>>;

/** Lines that carry one number, by its name. */
const FLOWS: readonly (readonly [name: string, path: string])[] = [
  ['c0', 'M44 50H98'],
  ['kept', 'M122 50H218'],
  ['c', 'M242 50H376'],
  ['h0', 'M44 288H70'],
  ['f', 'M110 212V62'],
  ['i', 'M172 212V142H218'],
  ['g', 'M230 212V154'],
  ['taken', 'M230 130V62'],
  ['c', 'M342 50V86'],
  ['t', 'M342 118V150'],
  ['o', 'M296 212V162H330'],
  ['h', 'M342 174V288H376'],
];
/** What the word and h′ bring to the four layers: vectors, of which no single number tells. */
const WIRES = 'M64 318V288H296M110 288V248M172 288V248M230 288V248M296 288V248';
const LAYERS = [
  ['f', 110, 'σ'],
  ['i', 172, 'σ'],
  ['g', 230, 'tanh'],
  ['o', 296, 'σ'],
] as const;
const JOINTS = [
  [110, 50, '×'],
  [230, 50, '+'],
  [230, 142, '×'],
  [342, 102, 'tanh'],
  [342, 162, '×'],
] as const;
/** Where each number stands, with its label above. */
const PLACES: Readonly<Record<string, readonly [x: number, y: number, label: string]>> = {
  c0: [22, 44, 'c′'],
  h0: [22, 282, 'h′'],
  f: [76, 128, 'f'],
  kept: [168, 24, 'f·c′'],
  i: [186, 112, 'i'],
  g: [262, 180, 'g'],
  taken: [264, 90, 'i·g'],
  t: [386, 128, 'tanh c'],
  o: [292, 128, 'o'],
  c: [398, 44, 'c'],
  h: [398, 282, 'h'],
};

export function LstmPicture({ numbers, word }: { numbers: Numbers; word: string }) {
  return (
    <svg class="cell" viewBox="-10 0 446 334" role="img" aria-label={texts.value.cellPicture('LSTM')}>
      <path class="wire" d={WIRES} />
      {FLOWS.map(([name, path]) => (
        <path
          key={path}
          class={numbers[name]! < 0 ? 'flow minus' : 'flow'}
          d={path}
          stroke-width={(1.2 + 6 * Math.min(1, Math.abs(numbers[name]!))).toFixed(2)}
        />
      ))}
      {LAYERS.map(([name, x, squash]) => (
        <g key={name}>
          <rect class="layer-box" x={x - 24} y="214" width="48" height="32" rx="6" />
          <text x={x} y="235">
            {squash}
          </text>
        </g>
      ))}
      {JOINTS.map(([x, y, sign]) => (
        <g key={`${x} ${y}`}>
          <circle class="joint" cx={x} cy={y} r={sign.length > 1 ? 17 : 12} />
          <text class={sign.length > 1 ? 'sign small' : 'sign'} x={x} y={y + 5}>
            {sign}
          </text>
        </g>
      ))}
      <text class="read" x="64" y="328">
        {word}
      </text>
      {Object.entries(PLACES).map(([name, [x, y, label]]) => (
        <PictureNumber key={name} name={name} x={x} y={y} label={label} value={numbers[name]!} />
      ))}
    </svg>
  );
}

interface NumberProps {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly value: number;
}

/** Opened by a click; for the keyboard the same numbers stand as buttons under the picture. */
function PictureNumber({ name, x, y, label, value }: NumberProps) {
  return (
    <g
      class={openNumber.value === name ? 'number open' : 'number'}
      onPointerDown={() => {
        openNumber.value = name;
      }}
    >
      <rect x={x - 29} y={y - 13} width="58" height="34" rx="6" />
      <text class="label" x={x} y={y}>
        {label}
      </text>
      <text x={x} y={y + 16}>
        {figure(value)}
      </text>
    </g>
  );
}
