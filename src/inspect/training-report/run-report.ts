/** What a report of a training run is made of: fed by a checkpoint, or by the events of a run under way. */
import type { EpochRecord } from '../../checkpoint/records.ts';
import type { Config } from '../../config.ts';
import type { Language } from '../language.ts';
import type { WordNeighbours } from '../neighbours.ts';
import type { TensorSummary } from '../summary.ts';
import type { RunTexts } from './run-texts.ts';
import type { StepPoint } from './step-curve.ts';

export type RunFact = readonly [name: keyof RunTexts['facts'], text: string];

export interface RunReport {
  /** Of the page, and of the sentences here. */
  readonly language: Language;
  /** What was trained on. */
  readonly corpus: string;
  /** How far the run is, in a sentence. */
  readonly state: string;
  /** What else is known of the run. Example ["weights", "618,543"] */
  readonly facts: readonly RunFact[];
  readonly config: Config;
  readonly history: readonly EpochRecord[];
  /** Sentences of advice that were given while it ran. */
  readonly advice: readonly string[];
  /** Loss and gradient norm of updates; none from a checkpoint, which keeps epochs only. */
  readonly steps: readonly StepPoint[];
  /** Of the finished weights; none while they change. */
  readonly tensors: readonly TensorSummary[];
  readonly neighbours: readonly WordNeighbours[];
}

/** How a record is called: by its epoch, or by its update where an epoch was validated more than once. */
interface RecordNames {
  readonly noun: 'epoch' | 'update';
  readonly of: (record: EpochRecord) => number;
}

export function recordNames(history: readonly EpochRecord[]): RecordNames {
  const isOneEach = new Set(history.map(({ epoch }) => epoch)).size === history.length;
  return isOneEach ? { noun: 'epoch', of: ({ epoch }) => epoch } : { noun: 'update', of: ({ step }) => step };
}
