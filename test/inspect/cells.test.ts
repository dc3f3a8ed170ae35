import { describe, expect, it } from 'vitest';
import { viewOf } from '../../src/inspect/cells/views.ts';
import type { Explained } from '../../src/inspect/explain/explanation.ts';
import { explain } from '../../src/inspect/explain/explanation.ts';
import { unitGrid } from '../../src/inspect/explain/grids.ts';
import { explanationPage } from '../../src/inspect/explain/page.ts';
import type { PageData } from '../../src/inspect/explain/page-data.ts';
import { chooseUnits, unitEverywhere } from '../../src/inspect/explain/units.ts';
import type { LayerTrace } from '../../src/inspect/trace.ts';
import { isSaturated } from '../../src/model/saturation.ts';
import type { Cell } from '../../src/ops/cell.ts';
import { CELLS } from '../../src/ops/cells.ts';
import { traced, VOCABULARIES } from './traced-sentence.ts';

/** A cell of two gates that nobody has drawn: h = s ⊙ h′ + (1 − s) ⊙ w. */
const MINIMAL: Cell = {
  ...CELLS.gru,
  name: 'minimal',
  title: 'minimal gated unit',
  gateNames: ['stay', 'wish'],
  candidate: 'wish',
  keepGate: 'stay',
};

/** A sentence's trace as if the model were made of that cell. */
function tracedMinimal(): Explained {
  const { trace } = traced({ cell: 'gru' });
  const minimal = (layer: LayerTrace): LayerTrace => ({
    ...layer,
    kind: MINIMAL,
    steps: layer.steps.map((step) => ({ ...step, gates: { stay: step.gates.update!, wish: step.gates.new! } })),
  });
  const words = { source: 'a d b e', sourceTokens: ['a', 'd', 'b', 'e'], translation: '다가라', targetTokens: [] };
  return explain(
    { ...trace, encoder: trace.encoder.map(minimal), decoder: trace.decoder.map(minimal) },
    { ...words, vocabularies: VOCABULARIES },
  );
}

describe('a cell that nobody has drawn', () => {
  const { trace, explanation, tokens } = tracedMinimal();

  it('when it is explained, then its gates stand under their own names', () => {
    expect(Object.keys(explanation.decoder[0]!.steps[0]!)).toEqual(['token', 'stayGate', 'saturated', 'hidden']);
    const [unit] = unitEverywhere(trace, 1, tokens);
    expect(unitGrid(unit!).rows.map(({ label }) => label)).toEqual(['stay gate', 'wish', 'hidden']);
  });

  it('when it names the gate that keeps its state, then memory is measured by that', () => {
    const [longest] = chooseUnits(trace, 'memory', 1, tokens);
    const shares = longest!.steps.map(({ gates }) => gates.stay!);
    expect(longest!.kept! ** shares.length).toBeCloseTo(
      shares.reduce((all, share) => all * share, 1),
      12,
    );
  });

  it('when its page is written, then every number that is asked for is there', () => {
    const page = explanationPage({ trace, explanation, tokens }, []);
    const [, json] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)!;
    const data = JSON.parse(json!) as PageData;
    expect(data.equations).toEqual(['stay = {stay}', 'wish = {wish}']);
    checkNames(page, data);
  });
});

describe('every cell of the model', () => {
  it.each(Object.keys(CELLS) as (keyof typeof CELLS)[])(
    'when a page shows the %s, then its picture and equations name numbers that are there',
    (cell) => {
      const page = explanationPage(traced({ cell }), []);
      const [, json] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)!;
      checkNames(page, JSON.parse(json!) as PageData);
      expect(CELLS[cell].gateNames).toContain(CELLS[cell].candidate);
      expect(Object.values(viewOf(CELLS[cell]).introduction).every((text) => text !== '')).toBe(true);
    },
  );

  it('when a value is near an end of its range, then it is saturated; a candidate’s range is −1 to 1', () => {
    const at = (gate: string) => [-0.95, 0.05, 0.5, 0.95].map((value) => isSaturated(CELLS.lstm, gate, value));
    expect(at('candidate')).toEqual([true, false, false, true]);
    expect(at('forget').slice(1)).toEqual([true, false, true]);
  });
});

function checkNames(page: string, { equations, units }: PageData): void {
  const named = [
    ...[...page.matchAll(/data-(?:value|flow)="([^"]+)"/g)].map(([, name]) => name!),
    ...equations.flatMap((line) => [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)),
  ];
  expect(named.length).toBeGreaterThan(2);
  for (const { steps } of units) {
    for (const { numbers } of steps) {
      for (const name of named) expect(numbers[name], name).toEqual(expect.any(Number));
    }
  }
}
