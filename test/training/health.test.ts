import { describe, expect, it } from 'vitest';
import type { EpochRecord } from '../../src/checkpoint/records.ts';
import type { DevResult } from '../../src/training/dev-set.ts';
import { adviceOn, HealthWatch } from '../../src/training/health.ts';

const record = (changes: Partial<EpochRecord>): EpochRecord => ({
  epoch: 1,
  step: 10,
  trainLoss: 2,
  devLoss: 2,
  devPerplexity: 7.4,
  devBleu: 10,
  learningRate: 0.002,
  gradientNorm: 1,
  seconds: 1,
  targetTokens: 100,
  weightHash: '00000000',
  best: true,
  samples: [],
  ...changes,
});
const dev = (changes: Partial<DevResult> = {}): DevResult => ({
  loss: 2,
  perplexity: 7.4,
  bleu: 10,
  lengthRatio: 1,
  brevityPenalty: 1,
  samples: [],
  hypotheses: ['it rains', 'I am here', 'she laughs'],
  gates: [{ gate: 'forget', layer: 0, direction: 'forward', share: 0.1 }],
  ...changes,
});
const THREE = [record({ epoch: 1 }), record({ epoch: 2 }), record({ epoch: 3 })];
const WELL = {
  history: THREE,
  dev: dev(),
  norms: [0.5, 2, 1],
  clipNorm: 1,
  isLast: false,
  option: 'epochs' as 'epochs' | 'updates',
};

const examine = (changes: Partial<typeof WELL>) =>
  new HealthWatch().examine({ ...WELL, ...changes }).map((finding) => adviceOn(finding));

describe('the health of a run', () => {
  it('when all is well, then nothing is said', () => {
    expect(examine({})).toEqual([]);
  });

  it('when every dev sentence gets the same answer, then that is said, but not in the first two epochs', () => {
    const same = dev({ hypotheses: ['yes', 'yes', 'yes'] });
    expect(examine({ dev: same })).toEqual([expect.stringMatching(/^every dev sentence is translated as "yes"/)]);
    expect(examine({ dev: same, history: THREE.slice(0, 2) })).toEqual([]);
  });

  it('when translations stammer, then their share is said', () => {
    const hypotheses = ['a b b b b', 'to be to be to be', 'the cat sat', 'no no no'];
    expect(examine({ dev: dev({ hypotheses }) })).toEqual([expect.stringMatching(/^50 % of the dev translations/)]);
  });

  it.each([
    { step: 700, devBleu: 3.26, isLast: true, advised: true },
    { step: 700, devBleu: 3.26, isLast: false, advised: false },
    { step: 700, devBleu: 61.2, isLast: true, advised: false },
    { step: 2000, devBleu: 3.26, isLast: true, advised: false },
  ])('after $step updates with BLEU $devBleu, last validation $isLast: more time is advised $advised', (run) => {
    const { step, devBleu, isLast, advised } = run;
    const expected = advised ? [expect.stringMatching(/^dev BLEU is 3\.3 .* only 700 updates: .*--minutes 10$/)] : [];
    for (const option of ['epochs', 'updates'] as const) {
      const said = examine({ history: [record({ step, devBleu })], isLast, option });
      expect(said).toEqual(expected);
      if (advised) expect(said[0]).toContain(`raise --${option}, `);
    }
  });

  it('when most gradients are far too long, then the median is said; without clipping nothing', () => {
    expect(examine({ norms: [1, 30, 40] })).toEqual([expect.stringMatching(/median 30\.0.*lower --learning-rate/)]);
    expect(examine({ norms: [1, 30, 40], clipNorm: null as never })).toEqual([]);
  });

  it('when dev loss rises three times while train loss falls, then the best epoch is named', () => {
    const history = [1, 1.1, 1.2, 1.3].map((devLoss, i) =>
      record({ epoch: i + 1, devLoss, trainLoss: 2 - i / 10, best: i === 0 }),
    );
    expect(examine({ history })).toEqual([expect.stringMatching(/learns the corpus by heart.*of epoch 1\)$/)]);
    expect(examine({ history: history.slice(0, 3) })).toEqual([]);
    expect(examine({ history: history.map((one) => ({ ...one, trainLoss: 2 })) })).toEqual([]);
  });

  it('when a gate hardly moves, then it is named', () => {
    const gates = [{ gate: 'forget', layer: 0, direction: 'forward', share: 0.97 } as const];
    expect(examine({ dev: dev({ gates }) })).toEqual([
      expect.stringMatching(/^the forget gate of encoder\.0\.forward/),
    ]);
  });

  it('when something stays off, then it is said once', () => {
    const watch = new HealthWatch();
    const facts = { ...WELL, norms: [50] };
    expect([watch.examine(facts).length, watch.examine(facts).length]).toEqual([1, 0]);
  });
});
