import { describe, expect, it } from 'vitest';
import { TASKS, type TaskName } from '../../src/lab/memory/memory-tasks.ts';
import { createSequences, lengthAt, STREAM } from '../../src/lab/memory/sequences.ts';
import { createWorkspace } from '../../src/lab/own-workspace.ts';

/** Sequences as plain rows: [sequence][step][column]. */
function sequences(name: TaskName, length: number, options: { seed?: number; stream?: number; first?: number } = {}) {
  const { seed = 1, stream = STREAM.training, first = 0 } = options;
  const task = TASKS[name];
  const batch = createSequences(
    { task, length, seed, stream },
    createWorkspace('reference', 8 << 20).arena,
    first,
    200,
  );
  const rows = batch.inputs.value.toRows();
  const steps = Array.from({ length: 200 }, (_, b) => Array.from({ length }, (_, t) => rows[t * 200 + b]!));
  return { steps, classes: Array.from(batch.classes), values: Array.from(batch.values) };
}

describe('temporal order', () => {
  it('when a sequence is read, then the two symbols among its noise tell its class, X before Y', () => {
    const { steps, classes } = sequences('order', 50);
    steps.forEach((sequence, b) => {
      expect(sequence.every((step) => step.reduce((sum, x) => sum + x) === 1)).toBe(true);
      const marked = sequence.flatMap((step, t) => (step[6] === 1 || step[7] === 1 ? [{ t, y: step[7]! }] : []));
      expect(marked).toHaveLength(2);
      const [first, second] = marked as [{ t: number; y: number }, { t: number; y: number }];
      expect(classes[b]).toBe(2 * first.y + second.y);
      expect(first.t >= 5 && first.t <= 10 && second.t >= 25 && second.t <= 30).toBe(true);
    });
    expect(new Set(classes).size).toBe(4);
  });
});

describe('adding', () => {
  it('when a sequence is read, then the two marked numbers sum to its answer', () => {
    const { steps, values } = sequences('adding', 100);
    steps.forEach((sequence, b) => {
      const marked = sequence.flatMap(([value, mark], t) => (mark === 1 ? [{ t, value: value! }] : []));
      expect(marked).toHaveLength(2);
      expect(marked[0]!.t).toBeLessThan(10);
      expect(marked[1]!.t >= 10 && marked[1]!.t < 50).toBe(true);
      expect(values[b]).toBeCloseTo(marked[0]!.value + marked[1]!.value, 6);
    });
    const error = values.reduce((sum, value) => sum + (value - 1) ** 2, 0) / values.length;
    expect(Math.abs(error - TASKS.adding.chance)).toBeLessThan(0.03);
  });
});

describe('first symbol', () => {
  it('when a sequence is read, then its first symbol is its class and no other step tells it', () => {
    const { steps, classes } = sequences('recall', 20);
    steps.forEach((sequence, b) => {
      expect(sequence[0]!.indexOf(1)).toBe(classes[b]);
      expect(sequence.slice(1).every((step) => step.indexOf(1) >= 4)).toBe(true);
    });
  });
});

describe('latest number', () => {
  it('when a sequence is read, then its answer is the number marked last where the last step asks, else 0; marks cannot be counted', () => {
    const { steps, values } = sequences('latest', 30);
    const counts = new Set<number>();
    steps.forEach((sequence, b) => {
      const marked = sequence.filter(([, mark]) => mark === 1);
      counts.add(marked.length);
      expect(sequence[0]![1]).toBe(1);
      expect(sequence.every(([value]) => value! >= -1 && value! < 1)).toBe(true);
      expect(values[b]).toBe(sequence.at(-1)![2] === 1 ? marked.at(-1)![0] : 0);
    });
    expect(counts.size).toBeGreaterThan(5);
    const asked = steps.filter((sequence) => sequence.at(-1)![2] === 1).length;
    expect(Math.abs(asked / steps.length - 0.5)).toBeLessThan(0.1);
    const error = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
    expect(Math.abs(error - TASKS.latest.chance)).toBeLessThan(0.04);
  });
});

describe('sequences', () => {
  it('when seed, stream and position are the same, then so are the sequences; otherwise they differ', () => {
    const standard = sequences('recall', 30);
    expect(sequences('recall', 30)).toEqual(standard);
    expect(sequences('recall', 30, { seed: 2 }).steps).not.toEqual(standard.steps);
    expect(sequences('recall', 30, { stream: STREAM.test }).steps).not.toEqual(standard.steps);
    expect(sequences('recall', 30, { first: 1 }).steps.slice(0, -1)).toEqual(standard.steps.slice(1));
  });

  it('when training lengths are drawn, then they spread from 10 to the lag, and a lag below 10 is kept', () => {
    const lengths = Array.from({ length: 2000 }, (_, batch) => lengthAt({ lag: 30, seed: 1 }, batch));
    expect(Math.min(...lengths)).toBe(10);
    expect(Math.max(...lengths)).toBe(30);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeCloseTo(20, 0);
    expect(lengthAt({ lag: 6, seed: 1 }, 3)).toBe(6);
  });
});
