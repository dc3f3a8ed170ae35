import { describe, expect, it } from 'vitest';
import { bottleneckProgress } from '../../src/cli/lab/bottleneck-text.ts';
import { progressLine } from '../../src/cli/lab/memory-text.ts';
import { TASKS } from '../../src/lab/memory/memory-tasks.ts';
import { NETWORKS } from '../../src/lab/memory/networks.ts';

describe('how far an experiment of the lab is', () => {
  it('when memory is under way, then a line says so in the language that was asked for', () => {
    const plan = { task: TASKS.recall, lag: 5, network: NETWORKS.rnn, seed: 1, sequences: 96_000 };
    const now = { type: 'progress', run: 2, runs: 8, plan, figure: 0.255, sequences: 1600, secondsLeft: 75 } as const;
    expect(progressLine(now, 'en')).toBe(
      'run 3/8  at most 1 min 15 s left  first symbol, lag 5, plain RNN:  accuracy 25.5 % after 1,600 sequences',
    );
    expect(progressLine(now, 'ko')).toBe(
      '실행 3/8  길어야 1분 15초 남음  첫 기호, 간격 5, 단순한 RNN:  시퀀스 1,600개를 본 뒤 정확도 25.5 %',
    );
  });

  it('when the bottleneck is under way, then so it does', () => {
    const counts = { update: 20, updates: 2500, loss: 2.5, secondsLeft: 9 };
    const now = { type: 'progress', model: 'fixed vector', ...counts } as const;
    expect(bottleneckProgress(now, 'en')).toBe('9.0 s left  fixed vector: update 20/2,500  loss 2.5000');
    expect(bottleneckProgress(now, 'ko')).toBe('9.0초 남음  고정된 벡터: 갱신 20/2,500  손실 2.5000');
  });
});
