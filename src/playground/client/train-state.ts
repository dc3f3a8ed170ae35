/** A training run as the page sees it: its curve, its epochs with their models, and the worker behind it. */
import { signal } from '@preact/signals';
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import type { EpochRecord } from '../../checkpoint/records.ts';
import { startWork } from './page-worker.ts';
import type { TrainingChoices, TrainingNews, TrainingOrder } from './training.ts';

interface TrainedEpoch {
  readonly record: EpochRecord;
  readonly checkpoint: Checkpoint;
}

export const choices = signal<TrainingChoices>({
  ...{ cell: 'lstm', attention: 'dot', hiddenSize: 48, learningRate: 0.006, epochs: 24, seed: 1 },
});
export const running = signal(false);
/** Of every update so far, and of how many there will be. */
export const losses = signal<readonly number[]>([]);
export const plannedSteps = signal(0);
export const epochs = signal<readonly TrainedEpoch[]>([]);
/** The best model, once the run is over. */
export const trained = signal<Checkpoint | null>(null);
export const failure = signal<string | null>(null);

let endWork = () => {};
let collected: number[] = [];
let lastRecord: EpochRecord | null = null;

/** Starts anew; a run under way ends. */
export function startTraining(order: TrainingOrder): void {
  stopTraining();
  [losses.value, epochs.value, trained.value, failure.value] = [[], [], null, null];
  collected = [];
  running.value = true;
  const fail = (message: string) => hear({ type: 'failed', message });
  endWork = startWork({ work: 'train', order }, { hear, fail });
}

export function stopTraining(): void {
  endWork();
  running.value = false;
  losses.value = collected;
}

function hear(news: TrainingNews): void {
  if (news.type === 'step') {
    collected = [...collected, news.loss];
    plannedSteps.value = news.steps;
    losses.value = collected;
  } else if (news.type === 'epoch') lastRecord = news.record;
  else if (news.type === 'checkpoint') {
    const record = lastRecord;
    if (record !== null && record.step === news.checkpoint.progress.step) {
      epochs.value = [...epochs.value, { record, checkpoint: news.checkpoint }];
    }
  } else {
    if (news.type === 'done') trained.value = news.checkpoint;
    else failure.value = news.message;
    stopTraining();
  }
}
