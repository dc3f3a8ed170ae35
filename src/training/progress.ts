/** Where a run stands between two updates, how much of it is over, and why it ends. */
import type { Progress } from '../checkpoint/records.ts';
import type { Config } from '../config.ts';
import type { EventOf } from './events.ts';
import type { StepReport } from './messages.ts';
import { shareOfRun } from './schedule.ts';

/** How far a schedule `plateau` goes down each time. */
const PLATEAU_FACTOR = 0.5;

/** All numbers, so that a checkpoint's progress is a copy of it. */
export interface RunState {
  /** Whole epochs done, and updates done since the start and in the epoch under way. */
  epoch: number;
  step: number;
  stepInEpoch: number;
  /** Of training so far, in all sittings. */
  seconds: number;
  targetTokens: number;
  /** Best dev BLEU or dev loss, by `stopOn`; the loss that went with it; validations since. */
  bestFigure: number | null;
  bestLoss: number | null;
  epochsSinceBest: number;
  plateauFactor: number;
  /** Sums since the last validation: nats, target tokens, gradient norms, updates; and when that was. */
  sumLoss: number;
  sumTokens: number;
  sumNorm: number;
  sumUpdates: number;
  validatedSeconds: number;
  /** Of the last update. */
  learningRate: number;
  dropoutFactor: number;
}

const START: RunState = {
  epoch: 0,
  step: 0,
  stepInEpoch: 0,
  seconds: 0,
  targetTokens: 0,
  bestFigure: null,
  bestLoss: null,
  epochsSinceBest: 0,
  plateauFactor: 1,
  sumLoss: 0,
  sumTokens: 0,
  sumNorm: 0,
  sumUpdates: 0,
  validatedSeconds: 0,
  learningRate: 0,
  dropoutFactor: 1,
};

/** The state of a run that begins, or that goes on where a checkpoint was saved. */
export function startState(progress: Progress | null = null): RunState {
  const known = Object.entries(progress ?? {}).filter(([name]) => name in START);
  return { ...START, ...Object.fromEntries(known) };
}

/** Takes an update into account. */
export function countUpdate(state: RunState, update: StepReport): void {
  const { step, loss, targetTokens, gradientNorm, learningRate, dropoutFactor } = update;
  state.stepInEpoch++;
  state.targetTokens += targetTokens;
  state.sumLoss += loss * targetTokens;
  state.sumTokens += targetTokens;
  state.sumNorm += gradientNorm;
  state.sumUpdates++;
  Object.assign(state, { step, learningRate, dropoutFactor });
}

export function nextEpoch(state: RunState): void {
  state.epoch++;
  state.stepInEpoch = 0;
}

/** The epoch that the last update was part of, the first being 1. */
export function lastEpoch({ epoch, stepInEpoch }: RunState): number {
  return stepInEpoch > 0 ? epoch + 1 : epoch;
}

/** Takes the dev figures of a validation into account; true when they are the best so far. */
export function judge(
  state: RunState,
  config: Pick<Config, 'stopOn' | 'schedule' | 'finalLearningRate'>,
  dev: { loss: number; bleu: number },
): boolean {
  const isBest = isBetter(state, config.stopOn, dev);
  if (isBest) {
    state.bestFigure = config.stopOn === 'bleu' ? dev.bleu : dev.loss;
    state.bestLoss = dev.loss;
    state.epochsSinceBest = 0;
    return true;
  }
  state.epochsSinceBest++;
  if (config.schedule === 'plateau') {
    state.plateauFactor = Math.max(config.finalLearningRate, state.plateauFactor * PLATEAU_FACTOR);
  }
  return false;
}

/** Below it, BLEU counts a few chance words: random weights may score 0.02 where a model that has begun to learn has 0. */
const FAINT_BLEU = 1;

/** Equal BLEU and a lower loss is better too: on easy corpora BLEU soon stands at 100. While BLEU is faint, the loss decides. */
function isBetter(state: RunState, stopOn: Config['stopOn'], dev: { loss: number; bleu: number }): boolean {
  const { bestFigure, bestLoss } = state;
  if (bestFigure === null) return true;
  if (stopOn === 'loss') return dev.loss < bestFigure;
  if (bestLoss !== null && Math.max(dev.bleu, bestFigure) < FAINT_BLEU) return dev.loss < bestLoss;
  return dev.bleu > bestFigure || (dev.bleu === bestFigure && bestLoss !== null && dev.loss < bestLoss);
}

/** Mean train loss and gradient norm since the last validation; then counts anew. */
export function takeMeans(state: RunState): { trainLoss: number; gradientNorm: number; targetTokens: number } {
  const means = {
    trainLoss: state.sumLoss / state.sumTokens,
    gradientNorm: state.sumNorm / state.sumUpdates,
    targetTokens: state.sumTokens,
  };
  state.sumLoss = state.sumTokens = state.sumNorm = state.sumUpdates = 0;
  return means;
}

/** All but `interrupted` are the names of the option that says so. */
export type EndReason = EventOf<'end'>['reason'];

type Length = Pick<Config, 'minutes' | 'updates' | 'epochs'>;

/** Why there is nothing left to train, or `null` while there is. */
export function reasonToEnd(
  config: Length & Pick<Config, 'patience'>,
  state: RunState,
): Exclude<EndReason, 'interrupted'> | null {
  if (config.minutes !== null) {
    if (state.seconds >= 60 * config.minutes) return 'minutes';
  } else if (config.updates !== null) {
    if (state.step >= config.updates) return 'updates';
  } else if (state.epoch >= config.epochs) return 'epochs';
  return config.patience !== null && state.epochsSinceBest >= config.patience ? 'patience' : null;
}

/** Whether a run is over but for its last validation: what it learnt last may be its best. */
export function owesValidation(config: Parameters<typeof reasonToEnd>[0], state: RunState): boolean {
  return state.sumUpdates > 0 && reasonToEnd(config, state) !== null;
}

/** Share of the run that is over, with so much of the epoch under way. */
export function shareDone(config: Length, state: RunState, epochShare: number): number {
  return shareOfRun(config, { ...state, epochs: state.epoch + epochShare });
}

/** Epochs that the run will have had at its end; by the clock or by updates an estimate from those so far. */
export function epochsExpected(config: Length, state: RunState, epochShare: number): number {
  if (config.minutes === null && config.updates === null) return config.epochs;
  return Math.ceil((state.epoch + epochShare) / Math.max(shareDone(config, state, epochShare), 1e-9));
}
