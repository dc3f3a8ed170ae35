import { expect, it } from 'vitest';
import { weightHash } from '../../src/checkpoint/checkpoint.ts';
import { resolveConfig } from '../../src/config-resolution.ts';
import { corpusOf } from '../../src/corpus/given-pairs.ts';
import { trainInMemory } from '../../src/train-in-memory.ts';
import { preparingData } from '../../src/training/data.ts';
import { Epochs } from '../../src/training/epochs.ts';
import type { StepReport, UpdatesTask } from '../../src/training/messages.ts';
import { placeModel } from '../../src/training/placement.ts';
import { translatingTensors } from '../../src/training/tensors.ts';
import { TrainingWorker, trainOnThisThread } from '../../src/training/worker.ts';
import { inTurns } from '../../src/turns.ts';

const WORDS = Array.from({ length: 30 }, (_, i) => `w${i}`);
const PAIRS = WORDS.flatMap((a) =>
  WORDS.map((b) => [`${a} and ${b}`, `${b.toUpperCase()} und ${a.toUpperCase()}`] as const),
);
const OPTIONS = { hiddenSize: 32, embeddingSize: 16, batchSize: 8, epochs: 1, dropout: 0.2, weightAverage: 0.9 };

/** A model, its first epoch as one task, and what is reported of it. */
async function placed() {
  const config = resolveConfig({ flags: OPTIONS });
  const onEvent = () => {};
  const data = await inTurns(preparingData(config, corpusOf({ train: PAIRS }, config), null, onEvent));
  const first = await new Epochs(data.train, data.codecs, config).epoch(0);
  const model = placeModel({ config, data, first, begun: null, init: null, workers: 1, chooseTile: () => '4x8' });
  const begin = { from: 0, step: 0, unvalidated: 0, epoch: 0, plateauFactor: 1, seconds: 0, secondsLimit: null };
  const order = (to: number, changes: Partial<UpdatesTask> = {}): UpdatesTask => ({
    ...{ type: 'updates', ...first, ...begin, to },
    ...changes,
  });
  const reports: StepReport[] = [];
  const hash = () => weightHash(translatingTensors(model));
  return { model, order, reports, report: (one: StepReport) => reports.push(one), hash };
}

it('when an epoch is trained on this thread, then weights and reports are those of one task without a pause', async () => {
  const [whole, inTurns] = [await placed(), await placed()];
  const worker = new TrainingWorker(whole.model.setup, 0);
  worker.run({ type: 'pack' }, () => {});
  const wanted = worker.run(whole.order(60), whole.report);
  const pool = trainOnThisThread(inTurns.model.setup);
  await pool.run({ type: 'pack' });
  const untrained = inTurns.hash();
  expect(await pool.run(inTurns.order(60), inTurns.report)).toEqual([wanted]);
  expect(inTurns.reports).toEqual(whole.reports);
  expect(inTurns.hash()).toBe(whole.hash());
  expect(inTurns.hash()).not.toBe(untrained);
});

it('when the time is over, or nothing is to be done, then a task ends as one without a pause does', async () => {
  const { model, order, reports, report } = await placed();
  const pool = trainOnThisThread(model.setup);
  await pool.run({ type: 'pack' });
  expect(await pool.run(order(0), report)).toEqual([{ type: 'updates', end: 'done', updates: 0 }]);
  expect(await pool.run(order(60, { secondsLimit: 0 }), report)).toEqual([
    { type: 'updates', end: 'time', updates: 1 },
  ]);
  expect(reports.map(({ step }) => step)).toEqual([1]);
  const begun = { step: 40, secondsLimit: 0 };
  expect(await pool.run(order(60, { ...begun, unvalidated: 3 }), report)).toMatchObject([{ end: 'time', updates: 0 }]);
  // A validation and its saves took longer than the time to the next one: there is an update between them all the same.
  expect(await pool.run(order(60, { ...begun, unvalidated: 0 }), report)).toMatchObject([{ end: 'time', updates: 1 }]);
});

it('when a timer aborts a run in its first epoch, then that is heard within the epoch', async () => {
  const controller = new AbortController();
  let [steps, planned] = [0, 0];
  const { checkpoint } = await trainInMemory(OPTIONS, {
    pairs: PAIRS,
    signal: controller.signal,
    onEvent: (event) => {
      if (event.type !== 'step') return;
      if (event.step === 1) setTimeout(() => controller.abort(), 0);
      [steps, planned] = [event.step, event.stepsPerEpoch];
    },
  });
  expect(steps).toBeGreaterThan(0);
  expect(steps).toBeLessThan(planned);
  expect(checkpoint.progress.step).toBe(steps);
});
