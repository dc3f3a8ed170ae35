/** A small checkpoint for tests: every kind of entry, tensors of several shapes, words that JSON must escape. */
import type { Checkpoint, NamedTensor } from '../../src/checkpoint/checkpoint.ts';
import { weightHash } from '../../src/checkpoint/checkpoint.ts';
import { resolveConfig } from '../../src/config-resolution.ts';

export function sampleTensor(name: string, shape: readonly number[], offset = 0): NamedTensor {
  const length = shape.reduce((product, size) => product * size, 1);
  return { name, shape, data: Float32Array.from({ length }, (_, i) => (i + offset) / 7 - 3) };
}

export function sampleCheckpoint(changes: Partial<Checkpoint> = {}): Checkpoint {
  const tensors = changes.tensors ?? [
    sampleTensor('source/embedding', [5, 3]),
    sampleTensor('decoder/lstm.bias', [1], 4),
    sampleTensor('output', [3, 3], 9),
  ];
  return {
    config: resolveConfig({ flags: { hiddenSize: 16, corpus: 'corpora/digits' } }),
    tokenizers: { source: { kind: 'word' }, target: { kind: 'word', lowercase: true } },
    vocabularies: {
      source: ['<pad>', '<unk>', '<s>', '</s>', '__proto__', 'constructor', '"],', 'a\u2028b', '한국어', '\u0001'],
      target: ['<pad>', '<unk>', '<s>', '</s>', '배', '"tensors":['],
    },
    corpus: { name: 'digits', fingerprint: '0123abcd', trainPairs: 100, files: { train: 'train.tsv', dev: null } },
    progress: {
      epoch: 2,
      step: 40,
      stepInEpoch: 0,
      seconds: 1.25,
      targetTokens: 900,
      bestFigure: 61.5,
      epochsSinceBest: 0,
      secondsThisEpoch: 0.5,
    },
    history: [
      {
        epoch: 1,
        step: 20,
        trainLoss: 2.5,
        devLoss: 2.25,
        devPerplexity: 9.5,
        devBleu: 12.5,
        learningRate: 0.002,
        gradientNorm: 1.5,
        seconds: 0.7,
        targetTokens: 450,
        weightHash: '89abcdef',
        best: true,
        samples: [{ source: 'a b', reference: 'b a', hypothesis: 'b b' }],
      },
      {
        epoch: 2,
        step: 40,
        trainLoss: 1.5,
        devLoss: 1.25,
        devPerplexity: 3.5,
        devBleu: 61.5,
        learningRate: 0.001,
        gradientNorm: 1.25,
        updateRatio: 0.0025,
        gateSaturation: [{ gate: 'forget', layer: 0, direction: 'forward', share: 0.125 }],
        seconds: 0.6,
        targetTokens: 450,
        weightHash: 'cdef0123',
        best: true,
        samples: [{ source: 'a b', reference: 'b a', hypothesis: 'b a' }],
      },
    ],
    confidence: {
      measure: 'log-probability per token',
      threshold: -0.25,
      dev: { sentences: 100, doubted: 0.02 },
      scrambled: { sentences: 100, doubted: 0.75 },
    },
    weightHash: weightHash(tensors),
    tensors,
    ...changes,
  };
}
