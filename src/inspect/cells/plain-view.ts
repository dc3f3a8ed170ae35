/** A cell that nobody has drawn: its gates side by side between the state that enters and the one that leaves. */
import type { Cell } from '../../ops/cell.ts';
import type { CellView } from './cell-view.ts';
import { end, flow, layer, picture, value, wire } from './drawing.ts';

export function plainView(cell: Cell): CellView {
  const { gateNames } = cell;
  return {
    introduction: { en: `Its gates: ${gateNames.join(', ')}.`, ko: `게이트: ${gateNames.join(', ')}` },
    rows: gateNames,
    diagram: diagramOf(cell),
    numbers: ({ gates, cell: c, hidden, before }) => ({
      ...gates,
      h: hidden,
      h0: before.hidden,
      ...(c !== null && { c, c0: before.cell! }),
    }),
    equations: gateNames.map((name) => `${name} = {${name}}`),
  };
}

function diagramOf({ title, gateNames, candidate, hasCellState }: Cell): CellView['diagram'] {
  const widthEach = 480 / gateNames.length;
  const gates = gateNames.flatMap((name, i) => {
    const x = Math.round(200 + (i + 0.5) * widthEach);
    return [
      wire([130, 400], [130, 345], [x, 345], [x, 299]),
      flow(name, [x, 261], [x, 200]),
      layer([x, 280], name === candidate ? 'tanh' : 'σ', name),
      value([x, 160], name, name),
    ];
  });
  const state = (y: number, label: string) => [
    flow(`${label}0`, [84, y], [130, y]),
    flow(label, [680, y], [720, y]),
    end([38, y - 2], `${label}′`, `${label}0`),
    end([765, y - 2], label, label),
  ];
  const cellState = hasCellState ? state(80, 'c') : [];
  return picture(
    { en: { name: title }, ko: { name: title } },
    [...gates, ...cellState, ...state(345, 'h')],
    hasCellState ? 0 : 120,
  );
}
