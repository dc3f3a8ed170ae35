/** Where an update goes, kernel by kernel: `node .bench/test/bench/profile.js B big [seconds]` after `npm run bench`. */
import { modelConfig } from '../../src/config.ts';
import { modelSpecs } from '../../src/model/seq2seq.ts';
import { openMemory } from '../../src/runtime/model-memory.ts';
import { ONE_THREAD } from '../../src/runtime/thread-group.ts';
import { rowAt } from '../../src/training/ragged.ts';
import { TrainingStep } from '../../src/training/training-step.ts';
import type { Size, Variant } from './models.ts';
import { Stopwatch } from './stopwatch.ts';
import { prepareTraining } from './training.ts';

const [variant = 'B', size = 'big', seconds = '6'] = process.argv.slice(2);
const { setup, weights, pairs, batches } = prepareTraining(
  { variant: variant as Variant, size: size as Size },
  { threads: 1, shards: 1 },
);
const { config, sizes } = setup;
const specs = modelSpecs(modelConfig(config), sizes);
const stopwatch = new Stopwatch();
const { kernels, memory, arena } = openMemory(specs, setup.memory, 0);
const trainingStep = new TrainingStep({
  ...{ config: modelConfig(config), specs, memory, group: ONE_THREAD },
  ...{ arena, kernels: stopwatch.watch(kernels), rules: config },
});
trainingStep.pack();
const trainFor = (limit: number) => {
  const start = process.cpuUsage();
  let [updates, tokens, ms] = [0, 0, 0];
  while (ms < 1000 * limit) {
    tokens += trainingStep.update(pairs, rowAt(batches, updates), updates, 1e-3).targetTokens;
    const { user, system } = process.cpuUsage(start);
    ms = (user + system) / 1000;
    updates++;
  }
  return { updates, tokens, ms };
};
trainFor(2);
stopwatch.reset();
const { updates, tokens, ms } = trainFor(Number(seconds));
const { products, kernels: all } = stopwatch.totals();
const perUpdate = (value: number) => `${(value / updates).toFixed(1)} ms`;
console.log(
  `${variant} ${size}, ${weights} weights, ${kernels.name}: ${((1000 * tokens) / ms).toFixed(0)} target tokens/s`,
);
for (const line of stopwatch.lines(updates)) console.log(line);
console.log(`an update: ${perUpdate(ms)} of processor time: matrix products ${perUpdate(products)}, other kernels`);
console.log(
  `${perUpdate(all - products)}, the rest ${perUpdate(ms - all)}; ${(100 * (1 - products / ms)).toFixed(1)} % are not products`,
);
