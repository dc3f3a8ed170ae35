/** nmt train --log, --tensorboard and --log-steps. */
import type { Config, PartialConfig } from '../../config.ts';
import { refuse } from '../../errors.ts';
import type { OnTrainingEvent } from '../../training/events.ts';
import { runFiles } from '../../training/run-files.ts';
import { numberOf } from '../values.ts';

export interface LogFlags {
  readonly resume?: string;
  readonly log?: string;
  readonly logSteps?: string;
  readonly tensorboard?: string;
}

interface Configured {
  readonly config: Config;
  readonly overrides: PartialConfig;
}

/** A log that cannot be written costs a warning, never the run; one that would write over something else is refused. */
export async function openLog(
  options: LogFlags,
  run: Configured,
  onEvent: OnTrainingEvent,
): Promise<OnTrainingEvent | null> {
  const { log, tensorboard, logSteps, resume } = options;
  const stepsEvery = logSteps === undefined ? 0 : numberOf('--log-steps', logSteps, { minimum: 1 });
  if (log === undefined && tensorboard === undefined) {
    if (stepsEvery === 0) return null;
    refuse('--log-steps has no log to go into', 'add --log FILE.jsonl or --tensorboard FOLDER');
  }
  const [{ logFiles }, { checkLogPlace }] = await Promise.all([
    import('../progress/log-files.ts'),
    import('../progress/log-place.ts'),
  ]);
  if (log !== undefined) await checkLogPlace(log, namedFiles(run, resume));
  const onRefused = (problem: string) =>
    onEvent({ type: 'notice', severity: 'warning', message: `no log: ${problem}` });
  return logFiles({ log, tensorboard, stepsEvery, isResumed: resume !== undefined, onRefused });
}

/** The checkpoints of a run that its options name. */
function namedFiles({ config, overrides }: Configured, resume: string | null = null): string[] {
  if (resume === null && config.checkpoint === null) return [];
  return Object.values(runFiles({ config, overrides, resume, corpus: '' }));
}
