/** A cell that nobody has drawn: its gates side by side between the state that enters and the one that leaves. */
import type { Cell } from '../../ops/cell.ts';
import type { CellView } from './cell-view.ts';
import { end, flow, layer, type Point, picture, value, wire } from './drawing.ts';

export function plainView({ title, gateNames, candidate, hasCellState }: Cell): CellView {
  const widthEach = 480 / gateNames.length;
  const places = gateNames.map((name, i) => ({ name, x: Math.round(200 + (i + 0.5) * widthEach) }));
  const squash = (name: string) => (name === candidate ? 'tanh' : 'σ');
  const state = (y: number, label: string) => [
    flow(`${label}0`, [84, y], [130, y]),
    flow(label, [680, y], [720, y]),
    end([38, y - 2], `${label}′`, `${label}0`),
    end([765, y - 2], label, label),
  ];
  const rail: Point[] = [
    [130, 400],
    [130, 345],
    [places.at(-1)!.x, 345],
  ];
  return {
    introduction: `Its gates: ${gateNames.join(', ')}.`,
    rows: Object.fromEntries(gateNames.map((name) => [name, name === candidate ? name : `${name} gate`])),
    diagram: picture(title, [
      wire(...rail),
      ...places.flatMap(({ name, x }) => [
        wire([x, 345], [x, 299]),
        flow(name, [x, 261], [x, 200]),
        layer([x, 280], squash(name), name),
        value([x, 160], name, name),
      ]),
      ...(hasCellState ? state(80, 'c') : []),
      ...state(345, 'h'),
    ]),
    numbers: ({ gates, cell, hidden, before }) => ({
      ...gates,
      h: hidden,
      h0: before.hidden,
      ...(cell !== null && { c: cell, c0: before.cell! }),
    }),
    equations: gateNames.map((name) => `${name} = {${name}}`),
  };
}
