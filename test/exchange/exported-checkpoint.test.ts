/** Checkpoints out and in again, of every kind of model, and what is refused on the way. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, weightHash } from '../../src/checkpoint/checkpoint.ts';
import type { ModelConfig } from '../../src/config.ts';
import { resolveConfig } from '../../src/config-resolution.ts';
import { fromSafetensors, toSafetensors } from '../../src/exchange/exported-checkpoint.ts';
import { parseSafetensors, type Safetensors, safetensorsPieces } from '../../src/exchange/safetensors.ts';
import { layOut } from '../../src/tensor/parameters.ts';
import { expectedOf } from '../prove/exchange/expected.ts';
import { TINY_SIZES, tinyModel } from '../support/tiny-model.ts';

const SPECIAL = ['<pad>', '<unk>', '<s>', '</s>'];
const words = (count: number, letter: string) => [
  ...SPECIAL,
  ...Array.from({ length: count - 4 }, (_, i) => `${letter}${i}`),
];
const record = { tokenizer: 'word', pretokenized: false, lowercase: false, jamo: false };

/** A checkpoint of a tiny model of this kind, its weights drawn. */
function checkpointOf(options: Partial<ModelConfig>): Checkpoint {
  const { specs, values, config } = tinyModel(options, { bytesPerFloat: 4 });
  const { offsets } = layOut(specs);
  const tensors = specs.map(({ name, rows, columns }, i) => ({
    name,
    shape: rows === 1 ? [columns] : [rows, columns],
    data: Float32Array.from(values.subarray(offsets[i]!, offsets[i]! + rows * columns)),
  }));
  tensors.at(-1)!.data[0] = -0;
  const joint = config.tiedEmbeddings === 'three-way';
  const target = words(TINY_SIZES.target, 'b');
  return {
    run: { id: '0123456789abcdef' },
    config: { ...resolveConfig({ flags: { jointVocabulary: joint } }), ...config },
    tokenizers: { source: record, target: record },
    vocabularies: { source: joint ? target : words(TINY_SIZES.source, 'a'), target },
    corpus: { name: 'drawn', fingerprint: 'f', trainPairs: 3, files: { "it's": ['"{}"', 1] } },
    progress: {
      epoch: 1,
      step: 2,
      stepInEpoch: 0,
      seconds: 0.25,
      targetTokens: 9,
      bestFigure: null,
      epochsSinceBest: 0,
    },
    history: [],
    confidence: undefined,
    weightHash: weightHash(tensors),
    tensors,
  };
}

const throughBytes = (exported: Safetensors) => parseSafetensors(Buffer.concat([...safetensorsPieces(exported)]));

const KINDS = (['lstm', 'gru', 'rnn'] as const).flatMap((cell) =>
  (['none', 'dot', 'general', 'additive'] as const).flatMap((attention) =>
    (['dense', 'copy', 'zero'] as const).flatMap((bridge) =>
      (['plain', 'deep'] as const).flatMap((readout) =>
        (['none', 'target', 'three-way'] as const).map((tiedEmbeddings) => ({
          cell,
          attention,
          bridge,
          readout,
          tiedEmbeddings,
        })),
      ),
    ),
  ),
);

describe('export and import', () => {
  it('when a checkpoint of any cell, attention, bridge, readout and tying goes out and in, then it is the same', () => {
    expect(KINDS.length).toBe(216);
    for (const [i, kind] of KINDS.entries()) {
      const flags = {
        inputFeeding: i % 2 === 0,
        bidirectional: i % 3 > 0,
        layers: 1 + (i % 4),
        reverseSource: i % 5 === 0,
      };
      const checkpoint = checkpointOf({ ...kind, ...flags });
      const back = fromSafetensors(throughBytes(toSafetensors(checkpoint)));
      expect(back).toEqual({ checkpoint, isChanged: false });
    }
  });

  it('when an encoder is of a width of its own, then so are its tensors', () => {
    const checkpoint = checkpointOf({ encoderHiddenSize: 5, attention: 'additive' });
    const exported = toSafetensors(checkpoint);
    const shapes = new Map(exported.tensors.map(({ name, shape }) => [name, shape]));
    expect(shapes.get('encoder.rnn.weight_hh_l0_reverse')).toEqual([20, 5]);
    expect(shapes.get('attention.keys.weight')).toEqual([3, 10]);
    expect(fromSafetensors(exported)).toEqual({ checkpoint, isChanged: false });
  });

  it('when a weight was changed in between, then hash, run and confidence are not those of the old ones', () => {
    const exported = toSafetensors({
      ...checkpointOf({}),
      confidence: {
        measure: 'm',
        threshold: -1,
        dev: { sentences: 9, doubted: 0 },
        scrambled: { sentences: 9, doubted: 1 },
      },
    });
    const second = exported.tensors.find(({ name }) => name === 'decoder.rnn.bias_hh_l0')!;
    const first = exported.tensors.find(({ name }) => name === 'decoder.rnn.bias_ih_l0')!;
    const sum = first.data[1]! + 0.5;
    second.data[1] = 0.5;
    const { checkpoint, isChanged } = fromSafetensors(throughBytes(exported));
    expect(isChanged).toBe(true);
    expect(checkpoint.tensors.find(({ name }) => name === 'decoder.0.bias')!.data[1]).toBeCloseTo(sum, 6);
    expect(checkpoint).not.toHaveProperty('run');
    expect(checkpoint).not.toHaveProperty('confidence');
    expect(checkpoint.weightHash).toBe(weightHash(checkpoint.tensors));
  });

  it('when a checkpoint also holds the state of training, then the other file is named', () => {
    const checkpoint = checkpointOf({});
    const more = {
      ...checkpoint,
      tensors: [...checkpoint.tensors, { name: 'adam.m/x', shape: [1], data: new Float32Array(1) }],
    };
    expect(() => toSafetensors(more)).toThrow('export NAME.json, not NAME.last.json');
  });

  it.each([
    [
      'no metadata of ours',
      (file: Safetensors) => ({ ...file, metadata: { format: 'pt' } }),
      'its metadata is none of nmt export',
    ],
    [
      'metadata of brackets',
      withText('corpus', `{"files":{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`),
      '"corpus" of its metadata has more than 16 lists and objects within each other',
    ],
    ['metadata that is not JSON', withText('config', '{'), '"config" of its metadata is not JSON'],
    [
      'another configuration',
      withText('config', '{"cell":"transformer"}'),
      '"config.cell" is not what a checkpoint has there',
    ],
    ['no vocabularies', withText('vocabularies', undefined), '"vocabularies" is not what'],
    [
      'a tokenizer of none',
      withText('tokenizers', '{"source":1,"target":{}}'),
      '"tokenizers.source" describes no tokenizer',
    ],
    [
      'words twice',
      withText('vocabularies', JSON.stringify({ source: [...SPECIAL, 'a', 'a'], target: null })),
      'no list of different tokens',
    ],
    [
      'fewer words than rows',
      withText('vocabularies', JSON.stringify({ source: SPECIAL, target: SPECIAL })),
      'tensor "source_embedding.weight" is 9×3, where its configuration wants 4×3',
    ],
    [
      'a tensor less',
      (file: Safetensors) => ({ ...file, tensors: file.tensors.slice(1) }),
      'tensor "source_embedding.weight" is not there',
    ],
    [
      'a tensor more',
      (file: Safetensors) => ({
        ...file,
        tensors: [...file.tensors, { name: 'more', shape: [1], data: new Float32Array(1) }],
      }),
      'tensor "more" is none of its model',
    ],
  ])('when a file has %s, then the import says so', (_, damage, message) => {
    expect(() => fromSafetensors(throughBytes(damage(toSafetensors(checkpointOf({})))))).toThrow(message);
  });
});

function withText(key: string, text: string | undefined) {
  return (file: Safetensors): Safetensors => {
    const { [key]: _, ...rest } = file.metadata;
    return { ...file, metadata: text === undefined ? rest : { ...rest, [key]: text } };
  };
}

describe('what PyTorch trained on and saved', () => {
  const golden = (name: string) => readFileSync(join(import.meta.dirname, '..', 'golden', name));

  it('when it is read back, then nmt computes the logits that PyTorch computed, to 1e-5', () => {
    const { checkpoint, isChanged } = fromSafetensors(parseSafetensors(golden('exchange.safetensors')));
    expect(isChanged).toBe(true);
    const { pairs } = JSON.parse(golden('exchange.json').toString()) as {
      pairs: { source: string; target: string; logits: number[][] }[];
    };
    const found = new Map(expectedOf(checkpoint, pairs).tensors.map(({ name, data }) => [name, data]));
    pairs.forEach(({ logits }, i) => {
      const theirs = logits.flat();
      const ours = found.get(`logits/${i}`)!;
      expect(ours.length).toBe(theirs.length);
      expect(Math.max(...theirs.map((value, j) => Math.abs(value - ours[j]!)))).toBeLessThan(1e-5);
    });
  });
});
