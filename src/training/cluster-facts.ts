/** What processes that train one model must have in common. */
import type { Facts } from '../cluster/joining.ts';
import { toFlag } from '../config.ts';
import { chooseKernels } from '../runtime/kernel-choice.ts';
import { createSha256 } from '../sha256.ts';
import type { TextCodec } from '../text/codec.ts';
import { VERSION } from '../version.ts';
import type { TrainingData } from './data.ts';
import { corpusText, devOf, RUN_KEYS, shown } from './identity.ts';
import type { RunInputs } from './run-inputs.ts';

/** Where files stand and how many threads compute may differ between machines. */
export function clusterFacts({ config, corpus, begun, init }: RunInputs, data: TrainingData): Facts {
  const { source, target } = data.codecs;
  const options = RUN_KEYS.map((key) => [`--${toFlag(key)}`, shown(config[key])]);
  return {
    'the version of nmt': VERSION,
    'the corpus': corpusText({ ...corpus, trainPairs: corpus.train.sources.length }),
    'the dev set': devOf(corpus)?.slice(0, 8) ?? 'none',
    ...Object.fromEntries(options),
    'the kind of kernels': chooseKernels(config.kernels),
    '--arithmetic': shown(config.arithmetic),
    'the vocabulary': `${source.vocabulary.length} and ${target.vocabulary.length} tokens (${hashOf([source, target])})`,
    'where it starts from': begun
      ? `step ${begun.progress.step} (${begun.weightHash})`
      : (init?.weightHash ?? 'nothing'),
  };
}

function hashOf(codecs: readonly TextCodec[]): string {
  const kept = codecs.map(({ record, vocabulary }) => [record, vocabulary]);
  return createSha256().update(JSON.stringify(kept)).digest().slice(0, 8);
}
