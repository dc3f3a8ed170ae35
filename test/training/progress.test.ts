import { describe, expect, it } from 'vitest';
import { judge, startState, takeMeans } from '../../src/training/progress.ts';

const RULES = { stopOn: 'bleu', schedule: 'constant', finalLearningRate: 0.1 } as const;

describe('the state of a run', () => {
  it('when BLEU rises, or stands while the loss falls, then the model is the best so far', () => {
    const state = startState();
    const figures = [
      { bleu: 0, loss: 5 },
      { bleu: 0, loss: 4 },
      { bleu: 20, loss: 4.5 },
      { bleu: 20, loss: 4.6 },
      { bleu: 19, loss: 1 },
    ];
    expect(figures.map((dev) => judge(state, RULES, dev))).toEqual([true, true, true, false, false]);
    expect([state.bestFigure, state.bestLoss, state.epochsSinceBest]).toEqual([20, 4.5, 2]);
  });

  it('when BLEU is below 1, then the loss decides, for such BLEU is chance', () => {
    const figures = [
      { bleu: 0.02, loss: 8.2 },
      { bleu: 0, loss: 6.7 },
      { bleu: 0.5, loss: 6.9 },
      { bleu: 1.2, loss: 7 },
    ];
    const state = startState();
    expect(figures.map((dev) => judge(state, RULES, dev))).toEqual([true, true, false, true]);
  });

  it('when the loss decides, then BLEU does not', () => {
    const state = startState();
    const figures = [
      { bleu: 10, loss: 5 },
      { bleu: 20, loss: 5 },
      { bleu: 0, loss: 4 },
    ];
    expect(figures.map((dev) => judge(state, { ...RULES, stopOn: 'loss' }, dev))).toEqual([true, false, true]);
  });

  it('when nothing gets better on the plateau schedule, then the learning rate halves down to its floor', () => {
    const state = startState();
    const rules = { ...RULES, schedule: 'plateau' } as const;
    const factors = [10, 9, 9, 11, 9, 9, 9].map((bleu) => {
      judge(state, rules, { bleu, loss: 3 });
      return state.plateauFactor;
    });
    expect(factors).toEqual([1, 0.5, 0.25, 0.25, 0.125, 0.1, 0.1]);
  });

  it('when means are taken, then sums start anew; what is not known of a checkpoint is left', () => {
    const state = startState({
      ...startState(),
      sumLoss: 30,
      sumTokens: 10,
      sumNorm: 8,
      sumUpdates: 4,
      somethingNewer: 1,
    });
    expect(state).not.toHaveProperty('somethingNewer');
    expect(takeMeans(state)).toEqual({ trainLoss: 3, gradientNorm: 2, targetTokens: 10 });
    expect([state.sumLoss, state.sumTokens, state.sumNorm, state.sumUpdates]).toEqual([0, 0, 0, 0]);
  });
});
