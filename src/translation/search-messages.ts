/** What the desk and its threads say to each other. Weights are never sent: they lie in shared memory. */
import type { Hypothesis } from '../search/hypothesis.ts';
import type { PlaceMemory, PlaceShape } from './model-place.ts';
import type { SearchRules, SearchSource } from './model-step.ts';

/** What a thread starts with: where each of the models lies. */
export interface Setup {
  readonly models: readonly { readonly shape: PlaceShape; readonly memory: PlaceMemory }[];
  readonly rank: number;
}

export interface Task {
  readonly sources: readonly SearchSource[];
  readonly rules: SearchRules;
}

export type Reply =
  | { readonly found: readonly Hypothesis[][] }
  /** An expected failure, by its facts: errors lose their class on the way. */
  | { readonly failure: { readonly code: string; readonly problem: string; readonly hint?: string } };
