/** nmt train --log, --tensorboard and --log-steps. */
import { refuse } from '../../errors.ts';
import type { OnTrainingEvent } from '../../training/events.ts';
import { numberOf } from '../values.ts';

export interface LogFlags {
  readonly resume?: string;
  readonly log?: string;
  readonly logSteps?: string;
  readonly tensorboard?: string;
}

/** A log that cannot be written costs a warning, never the run. */
export async function openLog(options: LogFlags, onEvent: OnTrainingEvent): Promise<OnTrainingEvent | null> {
  const { log, tensorboard, logSteps, resume } = options;
  const stepsEvery = logSteps === undefined ? 0 : numberOf('--log-steps', logSteps, { minimum: 1 });
  if (log === undefined && tensorboard === undefined) {
    if (stepsEvery === 0) return null;
    refuse('--log-steps has no log to go into', 'add --log FILE.jsonl or --tensorboard FOLDER');
  }
  const { logFiles } = await import('../progress/log-files.ts');
  const onRefused = (problem: string) =>
    onEvent({ type: 'notice', severity: 'warning', message: `no log: ${problem}` });
  return logFiles({ log, tensorboard, stepsEvery, isResumed: resume !== undefined, onRefused });
}
