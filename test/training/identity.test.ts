import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCheckpointHeader } from '../../src/checkpoint/read.ts';
import type { PartialConfig } from '../../src/config.ts';
import { resolveConfig } from '../../src/config-resolution.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { PACKAGE_ROOT } from '../../src/installation.ts';
import { differences, type RunFacts, runRecord } from '../../src/training/identity.ts';

const CORPUS = { name: 'mine', fingerprint: 'aaaa1111bbbb', trainPairs: 1200, files: { devFingerprint: 'dddd1111' } };

const facts = (flags: PartialConfig = {}, corpus: Partial<RunFacts['corpus']> = {}, init: string | null = null) => {
  const config = resolveConfig({ flags });
  const whole = { ...CORPUS, ...corpus };
  const run = runRecord(config, whole, init === null ? null : { corpus: 'old', weightHash: init });
  return { config, corpus: whole, run };
};

describe('the name of a run', () => {
  it('when corpus, configuration and start are the same, then it is the same, wherever files stand and whatever computes', () => {
    const one = facts({ corpus: 'a', threads: 1, kernels: 'simd', checkpoint: 'x.json', saveEvery: 5 });
    const other = facts({ source: 'b', target: 'c' }, { name: 'other', files: { devFingerprint: 'dddd1111', x: 1 } });
    expect(one.run.id).toMatch(/^[0-9a-f]{16}$/);
    expect(other.run).toEqual(one.run);
    expect(differences(one, other)).toEqual([]);
  });

  it('when any one of them differs, then so does the name, and the difference is said with both facts', () => {
    const ours = facts();
    const cases: [RunFacts, string][] = [
      [
        facts({}, { fingerprint: 'cccc2222', trainPairs: 7 }),
        'corpus "mine" of 7 pairs (cccc2222), this run\'s corpus "mine" of 1,200 pairs (aaaa1111)',
      ],
      [facts({}, { files: { devFingerprint: 'eeee2222ffff' } }), "dev set eeee2222, this run's dddd1111"],
      [facts({ hiddenSize: 32 }), "hiddenSize 32, this run's 96"],
      [facts({ minutes: 3 }), "minutes 3, this run's none"],
      [facts({ seed: 2 }), "seed 2, this run's 1"],
      [facts({ lowercase: true }), "lowercase true, this run's false"],
      [facts({}, {}, '0123abcd'), "weights it started from 0123abcd, this run's drawn anew"],
    ];
    for (const [theirs, said] of cases) {
      expect(differences(theirs, ours)).toEqual([said]);
      expect(theirs.run?.id).not.toBe(ours.run.id);
    }
  });

  it('when many options differ, then three are named and the others counted', () => {
    const theirs = facts({ hiddenSize: 32, embeddingSize: 8, epochs: 9, seed: 9, dropout: 0.5 });
    const found = differences(theirs, facts());
    expect(found).toHaveLength(4);
    expect(found.at(-1)).toBe('2 more options');
    expect(differences(theirs, facts(), ['epochs']).at(-1)).toBe('1 more option');
  });

  it('when the plain command meets the shipped model, then they are the same run: it may write there', async () => {
    const config = resolveConfig({});
    const corpus = await readCorpus(config);
    const shipped = await readCheckpointHeader(join(PACKAGE_ROOT, 'checkpoints', 'en-ko.json'));
    const ours = { config, corpus: { ...corpus, trainPairs: corpus.train.sources.length } };
    expect(differences(shipped, ours)).toEqual([]);
  });
});
