/** What travels between the coordinating thread and the others, besides what lies in shared memory. */
import type { ErrorFacts } from '../../errors.ts';
import type { Answer, Order, StepReport, TeamSetup } from './orders.ts';

export interface ToThread {
  readonly start: { readonly setup: TeamSetup; readonly rank: number };
  readonly order: Order;
}

export type FromThread =
  | { readonly type: 'ready'; readonly kernels: string }
  | { readonly type: 'step'; readonly report: StepReport }
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'failed'; readonly facts: ErrorFacts };
