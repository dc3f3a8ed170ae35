/**
 * One measurement in a process of its own, one JSON object a line on stdout:
 * `job.js training B big 8 1 1 [reference]`, `job.js translation B big 8 [int8]`, `job.js layer [H]`.
 */
import { benchLayer } from './kernels.ts';
import type { BenchModel, Size, Variant } from './models.ts';
import { benchTraining } from './training.ts';
import { benchTranslation } from './translation.ts';

const [work, variant, size, seconds, threads, shards, kernels] = process.argv.slice(2);
const model = { variant: variant as Variant, size: size as Size } satisfies BenchModel;
const kind = kernels === 'reference' ? 'reference' : 'simd';
const division = { threads: Number(threads ?? 1), shards: Number(shards ?? 1), kind } as const;

const figures: readonly object[] =
  work === 'training'
    ? [await benchTraining(model, division, Number(seconds))]
    : work === 'translation'
      ? benchTranslation(model, Number(seconds), threads === 'int8' ? threads : 'float32')
      : [benchLayer(variant === undefined ? undefined : Number(variant))];
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
for (const one of figures) console.log(JSON.stringify({ ...one, peakMiB }));
