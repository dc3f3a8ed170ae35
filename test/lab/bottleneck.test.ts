import { describe, expect, it } from 'vitest';
import { countExact } from '../../src/lab/bottleneck/exact-answers.ts';
import {
  type BottleneckOptions,
  type BottleneckReport,
  runBottleneckLab,
} from '../../src/lab/bottleneck/experiment.ts';
import { createReversals, VOCABULARY_SIZE } from '../../src/lab/bottleneck/reversal.ts';
import { createSourceBatch } from '../../src/model/batch.ts';
import type { DecoderState } from '../../src/model/seq2seq.ts';
import { BOS, EOS } from '../../src/special-ids.ts';
import { tinyModel } from '../support/tiny-model.ts';

describe('reversals', () => {
  it('when they are drawn, then every target is its source backwards, of the length asked for', () => {
    const { sources, targets } = createReversals(
      { seed: 1, stream: 10, batch: 0 },
      300,
      (share) => 1 + Math.floor(share * 6),
    );
    expect(new Set(sources.map(({ length }) => length))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    expect(targets).toEqual(sources.map((source) => [...source].reverse()));
    expect(sources.flat().every((id) => id >= 4 && id < VOCABULARY_SIZE)).toBe(true);
  });
});

describe('exact answers', () => {
  it('when sentences are counted without a search, then greedy search finds as many', () => {
    const tiny = tinyModel({}, { seed: 4 });
    const pass = { kernels: tiny.kernels, arena: tiny.arena, tape: null, dropoutKeys: null };
    const sources = Array.from({ length: 24 }, (_, i) => [4 + (i % 4), 4 + (i % 3)]);
    const greedy = sources.map((source) => {
      const { encoded, memory } = tiny.model.encode(pass, createSourceBatch([source], tiny.arena));
      const said = [BOS];
      let state: DecoderState = tiny.model.start(pass, encoded, Int32Array.of(0));
      while (said.length < 4) {
        const rows = { ids: Int32Array.of(said.at(-1)!), sourceSlotOfRow: Int32Array.of(0), memory };
        const result = tiny.model.step(pass, state, rows);
        const logits = result.logits.toRows()[0]!;
        said.push(logits.indexOf(Math.max(...logits)));
        state = result.state;
      }
      return said.slice(1);
    });
    // Half of the targets are what greedy search says, the others differ from it in one word.
    const targets = greedy.map((said, i) => (i % 2 === 0 ? said.slice(0, 2) : [said[0]!, 3 + ((said[1]! + 1) % 5)]));
    const expected = greedy.filter((said, i) => {
      const target = [...targets[i]!, EOS];
      return target.every((id, t) => said[t] === id);
    }).length;
    expect(countExact({ kernels: tiny.kernels, arena: tiny.arena }, tiny.model, { sources, targets })).toBe(expected);
  });
});

describe('the bottleneck experiment', () => {
  const options: BottleneckOptions = {
    lengths: [6, 2],
    hiddenSize: 32,
    updates: 500,
    seed: 1,
    kernels: null,
    arithmetic: null,
  };
  const shares = ({ outcomes }: BottleneckReport) => outcomes.map(({ exact }) => exact);

  it('when it is run again, then it gives the same shares, and attention learns sooner', async () => {
    const report = await runBottleneckLab(options);
    expect(report.lengths).toEqual([2, 6]);
    expect(report.outcomes.map(({ model }) => model)).toEqual(['fixed vector', 'attention']);
    const [fixed, attention] = shares(report);
    expect(attention![1]).toBeGreaterThan(fixed![1]!);
    expect(shares(await runBottleneckLab(options))).toEqual(shares(report));
  });

  it('when it is stopped, then it ends with the reason', async () => {
    const controller = new AbortController();
    const run = runBottleneckLab({
      ...options,
      updates: 1e6,
      signal: controller.signal,
      onEvent: () => controller.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
  });
});
