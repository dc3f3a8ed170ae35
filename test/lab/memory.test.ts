import { describe, expect, it } from 'vitest';
import { memoryCharts } from '../../src/lab/memory/charts.ts';
import {
  type MemoryEvent,
  type MemoryOptions,
  type MemoryReport,
  runMemoryLab,
} from '../../src/lab/memory/experiment.ts';

const SMALL: MemoryOptions = {
  tasks: ['recall'],
  networks: ['window', 'rnn', 'lstm'],
  lags: [12, 6],
  repeats: 2,
  seed: 1,
  sequences: 640,
  kernels: 'reference',
  arithmetic: null,
};

/** What must not depend on the machine. */
function results({ outcomes }: MemoryReport) {
  return outcomes.map(({ seconds: _, ...rest }) => rest);
}

describe('the memory experiment', () => {
  it('when it is run again, then it gives the same bits; with another seed, others', async () => {
    const first = await runMemoryLab(SMALL);
    expect(results(await runMemoryLab(SMALL))).toEqual(results(first));
    expect(results(await runMemoryLab({ ...SMALL, seed: 9 }))).not.toEqual(results(first));
    expect(first.outcomes.map(({ lag, network }) => `${lag} ${network}`)).toEqual([
      ...['6 window', '6 rnn', '6 lstm'],
      ...['12 window', '12 rnn', '12 lstm'],
    ]);
    const [window, rnn] = first.outcomes;
    expect(window!.gradientAfter).toBeNull();
    expect(rnn!.gradientBefore).toHaveLength(7);
  });

  it('when it runs, then it says beforehand how long, then how far, then each outcome', async () => {
    const events: MemoryEvent[] = [];
    const report = await runMemoryLab({ ...SMALL, sequences: 6400, onEvent: (event) => events.push(event) });
    const [plan, ...rest] = events;
    expect(plan).toMatchObject({ type: 'plan', kernels: 'reference', runs: 12 });
    expect(plan?.type === 'plan' && plan.secondsAtMost).toBeGreaterThan(0);
    expect(rest.filter(({ type }) => type === 'progress').length).toBeGreaterThan(0);
    const outcomes = rest.flatMap((event) => (event.type === 'outcome' ? [event.outcome] : []));
    expect(outcomes).toEqual(report.outcomes);
  });

  it('when it is stopped, then it ends at once with the reason', async () => {
    const controller = new AbortController();
    const onEvent = (event: MemoryEvent) => {
      if (event.type === 'plan') controller.abort(new Error('enough'));
    };
    const run = runMemoryLab({ ...SMALL, sequences: 1e8, onEvent, signal: controller.signal });
    await expect(run).rejects.toThrow('enough');
  });
});

describe('what the experiment shows', () => {
  const standard: MemoryOptions = { ...SMALL, repeats: 1, sequences: null, kernels: null };

  it('when the lag is 100, then the LSTM adds (error < 0.01) and the plain RNN does not (≥ 0.05); and the gradient that reaches 100 steps back is over 1,000 times as long', async () => {
    const options: MemoryOptions = { ...standard, tasks: ['adding'], networks: ['rnn', 'lstm'], lags: [100] };
    const { outcomes } = await runMemoryLab({ ...options, sequences: 96_000 });
    const [rnn, lstm] = outcomes;
    expect(lstm!.figure).toBeLessThan(0.01);
    expect(lstm!.solved).toBe(1);
    expect(rnn!.figure).toBeGreaterThan(0.05);
    expect(lstm!.gradientAfter![100]).toBeGreaterThan(1000 * rnn!.gradientAfter![100]!);
  });

  it('when the lag is 50, then LSTM and GRU know the temporal order (≥ 99 %), and a window of 10 steps guesses (≤ 40 %)', async () => {
    const options: MemoryOptions = { ...standard, tasks: ['order'], networks: ['window', 'gru', 'lstm'], lags: [50] };
    const [window, gru, lstm] = (await runMemoryLab(options)).outcomes;
    expect(lstm!.figure).toBeGreaterThanOrEqual(0.99);
    expect(gru!.figure).toBeGreaterThanOrEqual(0.99);
    expect(window!.figure).toBeLessThanOrEqual(0.4);
  });

  it('when the number marked last is asked for, then two units solve it with all gates (error < 0.01), and without any one of them do not (≥ 0.015)', async () => {
    const networks = ['lstm', 'lstm-no-forget', 'lstm-no-input', 'lstm-no-output'] as const;
    const { outcomes } = await runMemoryLab({ ...standard, tasks: ['latest'], networks, lags: [20] });
    const [whole, ...lacking] = outcomes.map(({ figure }) => figure);
    expect(whole).toBeLessThan(0.01);
    expect(Math.min(...lacking)).toBeGreaterThan(0.015);
  });

  it('when what matters lies within the window, then the feed-forward network finds it; three steps further, it does not', async () => {
    const options: MemoryOptions = { ...standard, networks: ['window'], lags: [10, 13], sequences: 16_000 };
    const [near, far] = (await runMemoryLab(options)).outcomes;
    expect(near!.figure).toBeGreaterThanOrEqual(0.99);
    expect(far!.figure).toBeLessThan(0.6);
  });
});

describe('the charts', () => {
  it('when a report is drawn, then there is a chart a task, and the gradient before and after', async () => {
    const charts = memoryCharts(await runMemoryLab(SMALL), 'en');
    expect(charts.map(({ title }) => title)).toEqual([
      'first symbol: accuracy against lag',
      'What reaches back of the gradient, before training',
      'What reaches back of the gradient, after training',
    ]);
    expect(charts[0]!.series.map(({ points }) => points.map(([lag]) => lag))).toEqual([
      [6, 12],
      [6, 12],
      [6, 12],
    ]);
    expect(charts[1]!.series.map(({ name }) => name)).toEqual(['plain RNN', 'LSTM']);
  });
});
