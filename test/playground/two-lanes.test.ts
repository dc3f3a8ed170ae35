/** The two lanes against the experiment of nmt lab memory: the same networks, sequences and figures. */
import { describe, expect, it } from 'vitest';
import { runMemoryLab } from '../../src/lab/memory/experiment.ts';
import {
  LANES,
  type LaneNews,
  type LanesOrder,
  runLanes,
  shareAtStart,
} from '../../src/playground/engine/two-lanes.ts';

function lanesOf(order: LanesOrder): (readonly LaneNews[])[] {
  const looks: (readonly LaneNews[])[] = [];
  runLanes(order, (news) => looks.push(news));
  return looks;
}

describe('two lanes', () => {
  it('when both have run, then figures, updates and gradients are those of nmt lab memory', async () => {
    const looks = lanesOf({ task: 'order', lag: 12, seed: 3, arithmetic: 'separate' });
    const common = { tasks: ['order'], networks: LANES, lags: [12], repeats: 1, seed: 3 } as const;
    const { outcomes } = await runMemoryLab({ ...common, sequences: null, kernels: null, arithmetic: 'separate' });
    const [first, last] = [looks[0]!, looks.at(-1)!];
    LANES.forEach((lane, i) => {
      const { network, figure, sequences, gradientBefore, gradientAfter, solved } = outcomes[i]!;
      expect([network, first[i]!.updates, first[i]!.solved]).toEqual([lane, 0, null]);
      expect(first[i]!.gradient).toEqual(gradientBefore);
      expect(last[i]!.gradient).toEqual(gradientAfter);
      expect([last[i]!.figure, last[i]!.updates * 32]).toEqual([figure, sequences]);
      expect(last[i]!.solved).toBe(solved === 1);
    });
    expect(last[1]!.solved).toBe(true);
  }, 120_000);

  it('when a gradient is told, then its share at the start is the first state’s over the last one’s', () => {
    expect(shareAtStart([2, 1, 0.5])).toBe(0.25);
  });
});
