/** Where an update goes, kernel by kernel: `node .bench/test/bench/profile.js B big [shards] [seconds]`. */
import type { Size, Variant } from './models.ts';
import { Stopwatch } from './stopwatch.ts';
import { createTrainingBench } from './training.ts';

const [variant = 'B', size = 'big', shards = '2', seconds = '6'] = process.argv.slice(2);
const stopwatch = new Stopwatch();
const options = { shards: Number(shards), watch: stopwatch.watch.bind(stopwatch) };
const bench = createTrainingBench({ variant: variant as Variant, size: size as Size }, options);
bench.run(1);
stopwatch.reset();
const start = process.cpuUsage();
const { tokensPerSecond, updates } = bench.run(Number(seconds));
const { user, system } = process.cpuUsage(start);
console.log(
  `${variant} ${size}, ${bench.weights} weights, ${bench.kernels}: ${tokensPerSecond.toFixed(0)} target tokens/s`,
);
for (const line of stopwatch.lines(updates)) console.log(line);
const { products, kernels } = stopwatch.totals();
console.log(`an update: ${((user + system) / 1000 / updates).toFixed(1)} ms of processor time`);
console.log(
  `matrix products ${(products / updates).toFixed(1)} ms, other kernels ${((kernels - products) / updates).toFixed(1)} ms`,
);
