/**
 * The LSTM cell as the textbook draws it, small enough to be read on a phone. Lines are as thick as what flows through
 * them, orange where it is negative; every number can be opened.
 */
import { figure } from './cell-numbers.ts';
import { texts } from './state.ts';
import { shortened, textWidth } from './word-width.ts';
import { openNumber } from './zoom-state.ts';

type Numbers = Readonly<Record<string, number>>;

/** Lines that carry one number, by its name. */
const FLOWS: readonly (readonly [name: string, path: string])[] = [
  ['c0', 'M4 50H98'],
  ['kept', 'M122 50H218'],
  ['c', 'M242 50H420'],
  ['h0', 'M4 288H70'],
  ['f', 'M110 212V62'],
  ['i', 'M172 212V142H218'],
  ['g', 'M230 212V154'],
  ['taken', 'M230 130V62'],
  ['c', 'M342 50V86'],
  ['t', 'M342 118V150'],
  ['o', 'M308 212V162H330'],
  ['h', 'M342 174V288H420'],
];
/** What the word and h′ bring to the four layers: vectors, of which no single number tells. */
const WIRES = 'M64 312V288H308M110 288V248M172 288V248M230 288V248M308 288V248';
const LAYERS = [
  ['f', 110, 'σ'],
  ['i', 172, 'σ'],
  ['g', 230, 'tanh'],
  ['o', 308, 'σ'],
] as const;
const JOINTS = [
  [110, 50, '×'],
  [230, 50, '+'],
  [230, 142, '×'],
  [342, 102, 'tanh'],
  [342, 162, '×'],
] as const;
/** Where each number stands, with its label above: beside or over its line, with room for a sign and two digits more. */
const PLACES: Readonly<Record<string, readonly [x: number, y: number, label: string]>> = {
  c0: [43, 24, 'c′'],
  h0: [36, 262, 'h′'],
  f: [74, 128, 'f'],
  kept: [170, 24, 'f·c′'],
  i: [186, 112, 'i'],
  g: [267, 180, 'g'],
  taken: [270, 90, 'i·g'],
  t: [386, 128, 'tanh c'],
  o: [292, 128, 'o'],
  c: [382, 24, 'c'],
  h: [382, 262, 'h'],
};
/** Pixels that a digit of a number takes, and what a number's frame has beside the digits. */
const [DIGIT, MARGIN] = [8.4, 12];

export function LstmPicture({ numbers, word }: { numbers: Numbers; word: string }) {
  return (
    <svg class="cell" viewBox="0 0 424 334" role="img" aria-label={texts.value.cellPicture('LSTM')}>
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
      <text class="read" x={Math.max(64, 4 + textWidth(shortened(word)) / 2)} y="327">
        {shortened(word)}
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
  const text = figure(value);
  const width = DIGIT * text.length + MARGIN;
  return (
    <g
      class={openNumber.value === name ? 'number open' : 'number'}
      onPointerDown={() => {
        openNumber.value = name;
      }}
    >
      <rect x={x - width / 2} y={y - 13} width={width} height="34" rx="6" />
      <text class="label" x={x} y={y}>
        {label}
      </text>
      <text x={x} y={y + 16}>
        {text}
      </text>
    </g>
  );
}
