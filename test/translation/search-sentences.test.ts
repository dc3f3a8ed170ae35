import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../src/config.ts';
import { createBatch, type Ids } from '../../src/model/batch.ts';
import { SCRATCH_BYTES } from '../../src/ops/scratch.ts';
import { createSimdKernels } from '../../src/ops/simd.ts';
import { randomInteger, streamKey } from '../../src/random.ts';
import type { Hypothesis } from '../../src/search/hypothesis.ts';
import { EOS } from '../../src/special-ids.ts';
import { Arena } from '../../src/tensor/arena.ts';
import { referenceLoss } from '../../src/translation/reference-loss.ts';
import { lossBytes, searchBytes } from '../../src/translation/search-memory.ts';
import type { SearchOptions } from '../../src/translation/search-options.ts';
import { type SearchSource, searchInTurns, searchSentences } from '../../src/translation/search-sentences.ts';
import { oneByOne } from '../../src/turns.ts';
import { createMemory, simdAvailable } from '../../src/wasm/memory.ts';
import { type TinyModel, tinyModel } from '../support/tiny-model.ts';

const RULES: SearchOptions = { beam: 4, nBest: 3, lengthPenalty: 1, maximumLength: 12 };

/** Sharper than as drawn, so that outputs differ from sentence to sentence. */
function sharpModel(options: Partial<ModelConfig> = {}, settings: Parameters<typeof tinyModel>[1] = {}): TinyModel {
  const tiny = tinyModel(options, settings);
  for (let i = 0; i < tiny.values.length; i++) tiny.values[i] = 3 * tiny.values[i]!;
  const bias = tiny.model.parameters.get('output.bias')!.value;
  bias.data[bias.offset + EOS] = 1;
  tiny.repack();
  return tiny;
}

function sources(count: number): SearchSource[] {
  return Array.from({ length: count }, (_, i) => {
    const key = streamKey(5, 9, i);
    const ids = Array.from({ length: 1 + randomInteger(key, 0, 7) }, (_, j) => 4 + randomInteger(key, j + 1, 5));
    return { ids, mayCopy: i % 3 === 0 };
  });
}

/** log p of an output, as training computes the loss; EOS included. */
function logProbabilityOf({ model, kernels, arena, config }: TinyModel, source: Ids, target: Ids): number {
  const mark = arena.mark();
  const pass = { kernels, arena, tape: null, dropoutKeys: null };
  const batch = createBatch({ sources: [source], targets: [target] }, arena, config.reverseSource);
  const losses = model.losses(pass, batch, { labelSmoothing: 0, scale: 1 });
  let sum = 0;
  for (const loss of losses) sum -= loss;
  arena.release(mark);
  return sum;
}

const idsOf = (found: readonly Hypothesis[][]) => found.map((list) => list.map(({ ids }) => ids));

const KINDS: [string, Partial<ModelConfig>][] = [
  ['lstm, general attention, input feeding', {}],
  ['two layers without input feeding, dot attention', { layers: 2, inputFeeding: false, attention: 'dot' }],
  ['gru, additive attention, bridge zero', { cell: 'gru', attention: 'additive', bridge: 'zero' }],
  ['rnn without attention, reversed source', { cell: 'rnn', attention: 'none', reverseSource: true }],
  ['two layers fed, tied three ways', { layers: 2, tiedEmbeddings: 'three-way', readout: 'deep' }],
];

describe('searching in turns', () => {
  /** One that never writes its end, so that a search lasts for as many words as it may write. */
  function endlessModel(): TinyModel & { alone: ReturnType<typeof oneByOne> } {
    const tiny = sharpModel();
    const bias = tiny.model.parameters.get('output.bias')!.value;
    bias.data[bias.offset + EOS] = -1e9;
    return { ...tiny, alone: oneByOne() };
  }

  it('when several are asked for at once, then each finds what it finds alone', async () => {
    const tiny = endlessModel();
    const rules = { ...RULES, maximumLength: 1500 };
    const given = sources(3).map((source) => [source]);
    const together = await Promise.all(given.map((one) => searchInTurns(tiny, one, rules, () => {})));
    expect(together.map(idsOf)).toEqual(given.map((one) => idsOf(searchSentences(tiny, one, rules))));
  });

  it('when whoever watches gives up in the middle of a sentence, then the search ends, and another can begin', async () => {
    const tiny = endlessModel();
    const giveUp = () => {
      throw new Error('given up');
    };
    const endless = searchInTurns(tiny, sources(1), { ...RULES, maximumLength: 1e9 }, giveUp);
    const next = searchInTurns(tiny, sources(2), RULES, () => {});
    await expect(endless).rejects.toThrow('given up');
    expect(idsOf(await next)).toEqual(idsOf(searchSentences(tiny, sources(2), RULES)));
  });
});

describe('searching with a model', () => {
  it.each(KINDS)('when it is %s, then every log-probability is the one that training computes', (_, options) => {
    const tiny = sharpModel(options);
    const given = sources(6).map(({ ids }) => ({ ids: ids.map((id) => Math.min(id, 7)), mayCopy: true }));
    for (const beam of [1, 4]) {
      const found = searchSentences(tiny, given, { ...RULES, beam, nBest: beam });
      const finished = found.flatMap((list, i) => list.filter((one) => one.finished).map((one) => ({ i, one })));
      expect(finished.length).toBeGreaterThan(0);
      for (const { i, one } of finished) {
        expect(one.logProbability).toBeCloseTo(logProbabilityOf(tiny, given[i]!.ids, one.ids), 9);
        expect(one.attended).toHaveLength(options.attention === 'none' ? 0 : one.ids.length);
        for (const source of one.attended) expect(source).toBeLessThan(given[i]!.ids.length);
      }
    }
  });

  it.each(KINDS)('when it is %s, then a sentence in a batch gets exactly what it gets alone', (_, options) => {
    const tiny = sharpModel(options, { bytesPerFloat: 4 });
    const given = sources(40).map((one) => ({ ...one, ids: one.ids.map((id: number) => Math.min(id, 7)) }));
    for (const beam of [1, 4]) {
      const rules = { ...RULES, beam, nBest: beam };
      const alone = given.map((source) => searchSentences(tiny, [source], rules)[0]);
      expect(searchSentences(tiny, given, rules)).toEqual(alone);
    }
  });

  it('when the arena has room for few sentences, then they go in turns, and nothing is left behind', () => {
    const tiny = sharpModel({}, { bytesPerFloat: 4 });
    const given = sources(30);
    const wanted = searchSentences(tiny, given, RULES);
    const room = 3 * searchBytes(tiny.model, { tokens: 7, beam: RULES.beam, bytesPerFloat: 4 });
    const start = tiny.arena.mark();
    const arena = new Arena(tiny.arena.buffer, { start, end: start + room });
    expect(searchSentences({ ...tiny, arena }, given, RULES)).toEqual(wanted);
    expect(arena.mark()).toBe(start);
    const tight = new Arena(tiny.arena.buffer, { start, end: start + 1024 });
    expect(() => searchSentences({ ...tiny, arena: tight }, given, RULES)).toThrow(/MiB/);
  });

  it.each(KINDS)('when it is %s and room is what a search says it takes, then it is enough', (_, options) => {
    const wide = { hiddenSize: 16, embeddingSize: 16, attentionSize: 16 }; // rows fill the pieces they lie in
    const tiny = sharpModel({ ...options, ...wide }, { bytesPerFloat: 4 });
    const start = tiny.arena.mark();
    const given = Array.from({ length: 5 }, (_, i) => ({ ids: new Array<number>(4).fill(4 + (i % 4)), mayCopy: true }));
    for (const beam of [1, 4]) {
      const end = start + given.length * searchBytes(tiny.model, { tokens: 4, beam, bytesPerFloat: 4 });
      const rules = { ...RULES, beam, nBest: 1 };
      const wanted = searchSentences(tiny, given, rules);
      expect(searchSentences({ ...tiny, arena: new Arena(tiny.arena.buffer, { start, end }) }, given, rules)).toEqual(
        wanted,
      );
    }
  });

  it.each(KINDS)('when it is %s and room is what the loss of a pair says it takes, then it is enough', (_, options) => {
    const tiny = sharpModel(options, { bytesPerFloat: 4 });
    const start = tiny.arena.mark();
    const pairs = { sources: [[4, 5, 6, 7]], targets: [new Array<number>(50).fill(5)] };
    const end = start + lossBytes(tiny.model, { sourceTokens: 4, targetTokens: 50, bytesPerFloat: 4 });
    const arena = new Arena(tiny.arena.buffer, { start, end });
    expect(referenceLoss({ ...tiny, arena }, pairs)).toEqual(referenceLoss(tiny, pairs));
  });

  it.skipIf(!simdAvailable())('when SIMD kernels compute, then the outputs are those of the reference kernels', () => {
    const given = sources(40);
    const reference = sharpModel({ hiddenSize: 12 }, { bytesPerFloat: 4 });
    const memory = createMemory(16 << 20);
    const kernels = createSimdKernels(memory, {
      tile: '4x8',
      arithmetic: 'separate',
      scratch: { start: 0, bytes: SCRATCH_BYTES },
    });
    const simd = sharpModel(
      { hiddenSize: 12 },
      { bytesPerFloat: 4, kernels, memory: memory.buffer, start: SCRATCH_BYTES },
    );
    for (const beam of [1, 4]) {
      const rules = { ...RULES, beam };
      const found = searchSentences(simd, given, rules);
      expect(idsOf(found)).toEqual(idsOf(searchSentences(reference, given, rules)));
      const alone = given.map((source) => searchSentences(simd, [source], rules)[0]);
      expect(found).toEqual(alone);
    }
  });

  it('when no longest length is named, then an output ends at twice the source and ten words', () => {
    const tiny = sharpModel();
    const bias = tiny.model.parameters.get('output.bias')!.value;
    bias.data[bias.offset + EOS] = -100; // EOS never comes
    const [found] = searchSentences(tiny, [{ ids: [4, 5], mayCopy: false }], { ...RULES, maximumLength: null });
    expect(found![0]).toMatchObject({ finished: false });
    expect(found![0]!.ids).toHaveLength(14);
  });
});
