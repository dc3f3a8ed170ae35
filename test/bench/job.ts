/** One measurement in a process of its own: `job.js training B big 8 1 1`, one JSON object a line on stdout. */
import { benchLayer } from './kernels.ts';
import type { BenchModel, Size, Variant } from './models.ts';
import { benchTraining } from './training.ts';
import { benchTranslation } from './translation.ts';

const [kind, variant, size, seconds, threads, shards] = process.argv.slice(2);
const model = { variant: variant as Variant, size: size as Size } satisfies BenchModel;

const figures: readonly object[] =
  kind === 'training'
    ? [await benchTraining(model, { threads: Number(threads ?? 1), shards: Number(shards ?? 1) }, Number(seconds))]
    : kind === 'translation'
      ? benchTranslation(model, Number(seconds))
      : [benchLayer()];
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
for (const one of figures) console.log(JSON.stringify({ ...one, peakMiB }));
