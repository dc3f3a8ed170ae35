/**
 * What the coordinating thread asks of the group, and what comes back. All of it can be posted between threads;
 * weights and sentences are not posted, they lie in shared memory.
 */
import type { GateSaturation } from '../checkpoint/records.ts';
import type { ClusterSetup } from '../cluster/joining.ts';
import type { Config } from '../config.ts';
import type { VocabularySizes } from '../model/seq2seq.ts';
import type { SharedMemory } from '../runtime/model-memory.ts';
import type { Guidance } from './guidance.ts';
import type { EncodedPairs, Ragged } from './ragged.ts';

/** What every thread has to know before its first task. */
export interface TrainingSetup {
  readonly config: Config;
  readonly sizes: VocabularySizes;
  readonly memory: SharedMemory;
  /** What the loss of every update is divided by; without it its own target tokens. */
  readonly tokensPerUpdate?: number | null;
  /** Where attention is led in the first passes. */
  readonly guidance?: Guidance | null;
  /** Where several processes train together. */
  readonly cluster?: ClusterSetup | null;
}

/** Updates from the batches [from, to) of an epoch. */
export interface UpdatesTask {
  readonly type: 'updates';
  readonly pairs: EncodedPairs;
  /** Indices of the sentence pairs of each batch. */
  readonly batches: Ragged;
  readonly from: number;
  readonly to: number;
  /** Updates done before. */
  readonly step: number;
  /** Of them since the last validation. */
  readonly unvalidated: number;
  /** Whole epochs done before. */
  readonly epoch: number;
  readonly plateauFactor: number;
  /** Seconds of training before this task. */
  readonly seconds: number;
  /** Seconds after which the task ends even before `to`, when there has been an update to validate; `null` for never. */
  readonly secondsLimit: number | null;
}

/** Losses of the dev set without dropout or smoothing, and greedy translations of a part of it. */
export interface ValidationTask {
  readonly type: 'validation';
  readonly pairs: EncodedPairs;
  readonly batches: Ragged;
  /** Which of the pairs are translated, by index. */
  readonly translated: Int32Array;
}

/** Refreshes what is derived from the weights, after they have been set from outside. */
interface PackTask {
  readonly type: 'pack';
}

/** A text that goes from the first process to all, or from each to all. The thread of rank 0 does it. */
interface TalkTask {
  readonly type: 'talk';
  readonly how: 'broadcast' | 'gather';
  readonly text: string;
}

/** The last one of a process among others. */
interface LeaveTask {
  readonly type: 'leave';
}

export type Task = UpdatesTask | ValidationTask | PackTask | TalkTask | LeaveTask;

/** One update, as told by the thread of rank 0. */
export interface StepReport {
  readonly step: number;
  readonly loss: number;
  readonly targetTokens: number;
  readonly gradientNorm: number;
  readonly learningRate: number;
  /** How much of the dropout rates was in force. */
  readonly dropoutFactor: number;
}

export interface UpdatesResult {
  readonly type: 'updates';
  /** done: all batches; stopped: a stop was asked for; time: the limit came; diverged: loss or gradient is no number. */
  readonly end: 'done' | 'stopped' | 'time' | 'diverged';
  readonly updates: number;
}

export interface DevBatchResult {
  readonly batch: number;
  /** Nats, and the target tokens that they are the sum over. */
  readonly loss: number;
  readonly targetTokens: number;
}

/** One thread's part of a validation. */
export interface ValidationResult {
  readonly type: 'validation';
  /** False when a stop was asked for in its midst. */
  readonly finished: boolean;
  readonly losses: readonly DevBatchResult[];
  readonly translations: readonly { readonly index: number; readonly ids: readonly number[] }[];
  readonly gates: readonly GateSaturation[];
}

export interface PackResult {
  readonly type: 'pack';
  /** Name of the kernels in use. */
  readonly kernels: string;
}

export interface TalkResult {
  readonly type: 'talk';
  /** By process, or the one text of the first; none from the threads that did not talk. */
  readonly texts: readonly string[];
}

interface LeaveResult {
  readonly type: 'leave';
}

export type Result = UpdatesResult | ValidationResult | PackResult | TalkResult | LeaveResult;
