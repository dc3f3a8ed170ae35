import { describe, expect, it } from 'vitest';
import { liveliestUnit } from '../../src/inspect/explain/units.ts';
import type { LayerTrace } from '../../src/inspect/trace.ts';
import { orderUnits, valuesOf } from '../../src/playground/engine/unit-order.ts';
import { traced } from '../inspect/traced-sentence.ts';

/** Four words, three units: one constant, one that rises, one that is strong at the third word alone. */
const STATES = [
  [2, 0, 0.1],
  [2, 1, 0],
  [2, 2, -3],
  [2, 3, 0.2],
];
const FORGET = [0.5, 0.9, 0.1];

function layer(): LayerTrace {
  const { kind } = traced({ cell: 'lstm' }).trace.encoder[0]!;
  const steps = STATES.map((cell) => ({ cell, hidden: cell, gates: { forget: FORGET } }));
  return {
    side: 'encoder',
    layer: 0,
    direction: 'forward',
    kind,
    unitCount: 3,
    start: { hidden: [], cell: [] },
    steps,
  };
}

const order = (by: Parameters<typeof orderUnits>[0], step = 0, unit = 0, marked: number[] = []) =>
  orderUnits(by, { layer: layer(), step, unit, marked });

describe('the order of units', () => {
  it('when it is asked for, then it goes by number, memory, this word, likeness or marked words', () => {
    expect(order('number')).toEqual([0, 1, 2]);
    expect(order('memory')).toEqual([1, 0, 2]);
    expect(order('now', 3)).toEqual([1, 0, 2]);
    expect(order('like', 0, 1)[0]).toBe(1);
    expect(order('pattern', 0, 0, [2])).toEqual([2, 1, 0]);
    expect(order('pattern')).toEqual([0, 1, 2]);
  });

  it('when units move, then the liveliest is the one whose state spans most', () => {
    expect(liveliestUnit(layer())).toBe(2);
  });

  it('when a cell has no such quantity, then its hidden state stands for it', () => {
    const { trace } = traced({ cell: 'rnn' });
    expect(valuesOf(trace.encoder[0]!, 'cell')).toEqual(trace.encoder[0]!.steps.map(({ hidden }) => hidden));
    expect(valuesOf(layer(), 'forget')).toEqual(STATES.map(() => FORGET));
  });
});
