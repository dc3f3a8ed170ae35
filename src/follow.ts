/** The pipeline of a process that trains along with another: the same corpus and model, no files, no words. */
import type { Config } from './config.ts';
import { follow } from './training/following.ts';
import { type Cluster, placeRun } from './training/placed-run.ts';
import { type RunSources, readInputs } from './training/run-inputs.ts';
import type { StopSignal } from './training/stop-signal.ts';

export interface FollowOptions extends RunSources {
  readonly cluster: Cluster;
  /** Aborted: all processes finish the update under way, and the first one saves. */
  readonly signal: StopSignal;
}

/**
 * Trains along until the first process has no more to do.
 *
 * @throws NmtError for everything that can be wrong with corpus, configuration or the run itself
 */
export async function followTraining(given: Config, options: FollowOptions): Promise<void> {
  const quiet = () => {};
  const inputs = await readInputs(given, options, quiet);
  await follow(await placeRun(inputs, options.cluster, quiet), options.signal);
}
