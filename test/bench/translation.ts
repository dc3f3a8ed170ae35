/**
 * Translation speed, by the real search. As with the peer EOS is never written and a batch ends with its longest reference,
 * so that every system does the same number of steps.
 */
import { modelConfig } from '../../src/config.ts';
import { modelSpecs, Seq2Seq } from '../../src/model/seq2seq.ts';
import { allowRelaxedSimd } from '../../src/runtime/engine-flags.ts';
import { chooseArithmetic } from '../../src/runtime/kernel-choice.ts';
import { createSharedMemory, openMemory } from '../../src/runtime/model-memory.ts';
import { chooseTile } from '../../src/runtime/tile-choice.ts';
import { EOS } from '../../src/special-ids.ts';
import type { WeightForm } from '../../src/tensor/kernels.ts';
import { bindParameters, initialiseAll, packWeights } from '../../src/tensor/parameters.ts';
import { rowAt } from '../../src/training/ragged.ts';
import type { SearchSetting } from '../../src/translation/model-step.ts';
import { searchSentences } from '../../src/translation/search-sentences.ts';
import { type BenchModel, configOf, WORDS } from './models.ts';
import { batchesOf, loadWorkload, type Split } from './workload.ts';

const SEARCH_BYTES = 512 << 20;

export interface TranslationFigures {
  readonly kernels: string;
  readonly beam: number;
  readonly batch: number;
  readonly sentencesPerSecond: number;
  readonly msPerSentence: number;
}

/** Greedy and beam 5, one sentence at a time and 32, `seconds` in all. */
export function benchTranslation(model: BenchModel, seconds: number, weights?: WeightForm): TranslationFigures[] {
  const setting = openModel(model, weights);
  const { test } = loadWorkload(WORDS[model.size]);
  return [1, 5].flatMap((beam) =>
    [1, 32].map((batch) => {
      const rate = translate(setting, test, { beam, batch, seconds: seconds / 4 });
      const figures = { sentencesPerSecond: round(1000 / rate), msPerSentence: round(rate) };
      return { kernels: setting.kernels.name, beam, batch, ...figures };
    }),
  );
}

const round = (value: number) => Math.round(100 * value) / 100;

/** A model with random weights that never ends a sentence. */
function openModel(bench: BenchModel, weights?: WeightForm): SearchSetting {
  const config = modelConfig(configOf(bench));
  const specs = modelSpecs(config, { source: WORDS[bench.size], target: WORDS[bench.size] });
  const sizes = { workers: 1, workspaceBytes: SEARCH_BYTES, shards: 0 };
  const layout = { ...sizes, kernels: 'simd', weights, averages: false } as const;
  allowRelaxedSimd();
  const arithmetic = chooseArithmetic(null, 'simd');
  const shared = createSharedMemory(specs, { ...layout, arithmetic }, chooseTile);
  const { kernels, memory, arena } = openMemory(specs, shared, 0);
  const { values, gradients, packed } = memory;
  initialiseAll(specs, values, 1);
  const parameters = bindParameters(specs, values, gradients[0]!, packed);
  const bias = parameters.get('output.bias')!.value;
  bias.data[bias.offset + EOS] = -1e9;
  packWeights(packed, kernels);
  return { model: new Seq2Seq(config, parameters), kernels, arena };
}

/** Milliseconds a sentence. */
function translate(
  setting: SearchSetting,
  { pairs, lengths }: Split,
  { beam, batch, seconds }: { beam: number; batch: number; seconds: number },
): number {
  const batches = batchesOf({ pairs, lengths }, batch);
  const go = (indices: Int32Array) => {
    const sources = Array.from(indices, (i) => ({ ids: rowAt(pairs.sources, i), mayCopy: false }));
    const maximumLength = 1 + Math.max(...Array.from(indices, (i) => lengths[i]!.target));
    searchSentences(setting, sources, { beam, nBest: 1, lengthPenalty: 0, maximumLength });
  };
  for (const indices of batches.slice(0, 2)) go(indices);
  const start = performance.now();
  let [done, elapsed] = [0, 0];
  for (const indices of batches) {
    go(indices);
    done += indices.length;
    elapsed = performance.now() - start;
    if (elapsed > 1000 * seconds) break;
  }
  return elapsed / done;
}
