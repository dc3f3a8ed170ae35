/**
 * Named starting points. A preset is a partial configuration: flags and config files go over it.
 */
import type { PartialConfig } from './config.ts';

export type PresetName = 'tiny' | 'toy' | 'small' | 'base';

/**
 * tiny   real text of a few thousand pairs, within minutes: small, many passes, much against learning by heart
 * toy    the bundled corpora: some 72,000 short sentences of a small vocabulary, in a minute or so
 * small  real text within some minutes: BPE, a few million parameters
 * base   real text within an hour: the recipe that reaches published LSTM results (docs/results.md)
 */
export const PRESETS: Readonly<Record<PresetName, Readonly<PartialConfig>>> = frozen({
  tiny: {
    tokenizer: 'bpe',
    merges: 2000,
    bpeDropout: 0.1,
    embeddingSize: 128,
    hiddenSize: 128,
    attention: 'dot',
    tiedEmbeddings: 'target',
    dropout: 0.3,
    embeddingDropout: 0.2,
    labelSmoothing: 0.1,
    epochs: 60,
    batchSize: 16,
    learningRate: 0.006,
    weightAverage: 0.998,
    maximumLength: 60,
  },
  toy: {
    tokenizer: 'word',
    embeddingSize: 96,
    hiddenSize: 96,
    attention: 'dot',
    tiedEmbeddings: 'target',
    foldSource: true,
    minimumFrequency: 2,
    embeddingDropout: 0,
    dropout: 0,
    epochs: 2,
    stopOn: 'loss',
    batchSize: 24,
    learningRate: 0.007,
    maximumLength: 60,
  },
  small: {
    tokenizer: 'bpe',
    jointVocabulary: true,
    merges: 4000,
    embeddingSize: 128,
    hiddenSize: 256,
    tiedEmbeddings: 'three-way',
    readout: 'deep',
    stopOn: 'loss',
    dropout: 0.2,
    embeddingDropout: 0.2,
    dropoutPasses: 16,
    guidedAlignment: 3,
    labelSmoothing: 0.1,
    batchSize: 64,
    learningRate: 0.002,
    warmupSteps: 200,
    epochs: 10,
    weightAverage: 0.998,
  },
  base: {
    tokenizer: 'bpe',
    jointVocabulary: true,
    merges: 4000,
    embeddingSize: 256,
    hiddenSize: 512,
    tiedEmbeddings: 'three-way',
    readout: 'deep',
    stopOn: 'loss',
    dropout: 0.4,
    embeddingDropout: 0.3,
    wordDropout: 0.1,
    dropoutPasses: 16,
    guidedAlignment: 3,
    labelSmoothing: 0.1,
    batchSize: 32,
    learningRate: 0.001,
    warmupSteps: 300,
    epochs: 15,
    weightAverage: 0.998,
  },
});

/** A preset that a program changes would be another recipe under the same name. */
function frozen<T extends Readonly<Record<string, object>>>(presets: T): T {
  for (const preset of Object.values(presets)) Object.freeze(preset);
  return Object.freeze(presets);
}
