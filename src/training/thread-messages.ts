/** What travels between the coordinating thread and the others, besides what lies in shared memory. */
import type { ErrorFacts } from '../errors.ts';
import type { Result, StepReport, Task, TrainingSetup } from './messages.ts';

export interface ToThread {
  readonly start: { readonly setup: TrainingSetup; readonly rank: number };
  readonly order: Task;
}

export type FromThread =
  | { readonly type: 'ready'; readonly kernels: string }
  | { readonly type: 'step'; readonly report: StepReport }
  | { readonly type: 'answer'; readonly answer: Result }
  | { readonly type: 'failed'; readonly facts: ErrorFacts };
