/**
 * The long-term dependency problem as an experiment: which networks still solve a task when what matters
 * lies further and further back, and how much of the gradient reaches that far.
 */
import type { KernelKind } from '../../runtime/kernel-choice.ts';
import type { Arithmetic } from '../../tensor/multiply-add.ts';
import { createWorkspace } from '../own-workspace.ts';
import type { Workspace } from '../workspace.ts';
import { Yielder } from '../yielder.ts';
import { TASKS, type TaskName } from './memory-tasks.ts';
import { NETWORKS, type NetworkName, usualNetworks } from './networks.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { Clock, estimateCosts } from './plan.ts';
import { bytesNeeded, MemoryRun, type RunPlan, type RunResult } from './run.ts';

export interface MemoryOptions {
  readonly tasks: readonly TaskName[];
  /** `null` for each task's usual ones. */
  readonly networks: readonly NetworkName[] | null;
  readonly lags: readonly number[];
  /** Each network starts anew so many times, from other weights and other sequences; the median counts. */
  readonly repeats: number;
  readonly seed: number;
  /** Sequences that a network may see; `null` for each task's own number. */
  readonly sequences: number | null;
  readonly kernels: KernelKind | null;
  readonly arithmetic: Arithmetic | null;
  readonly onEvent?: (event: MemoryEvent) => void;
  readonly signal?: AbortSignal;
}

export type MemoryEvent =
  /** Once, before the first run. */
  | {
      readonly type: 'plan';
      readonly kernels: string;
      readonly runs: number;
      /** If no network solves anything; one that does stops earlier. */
      readonly secondsAtMost: number;
    }
  | {
      readonly type: 'progress';
      readonly run: number;
      readonly runs: number;
      readonly plan: RunPlan;
      /** Accuracy or error over the last updates. */
      readonly figure: number;
      readonly sequences: number;
      readonly secondsLeft: number;
    }
  /** All repeats of one network on one task at one lag are done. */
  | { readonly type: 'outcome'; readonly outcome: Outcome };

export interface MemoryReport {
  readonly kernels: string;
  readonly seed: number;
  readonly repeats: number;
  readonly seconds: number;
  readonly outcomes: readonly Outcome[];
}

/**
 * Runs every network on every task at every lag, shorter lags first.
 *
 * @throws the signal's reason when it is aborted
 */
export async function runMemoryLab(options: MemoryOptions): Promise<MemoryReport> {
  const { onEvent = () => {}, signal, repeats, seed } = options;
  const plans = planRuns(options);
  const workspace = createWorkspace(options.kernels, Math.max(...plans.map(bytesNeeded)), options.arithmetic);
  const yielder = new Yielder(signal);
  const clock = new Clock(await estimateCosts(workspace, plans, yielder), yielder);
  onEvent({ type: 'plan', kernels: workspace.kernels.name, runs: plans.length, secondsAtMost: clock.secondsAtMost });
  const outcomes: Outcome[] = [];
  let results: RunResult[] = [];
  for (const [i, plan] of plans.entries()) {
    const result = await runOne(workspace, plan, yielder, (run) => {
      const { figure, updatesDone, updates, sequencesSeen: sequences } = run;
      const secondsLeft = clock.secondsLeft(i, updatesDone / updates);
      onEvent({ type: 'progress', run: i, runs: plans.length, plan, figure, sequences, secondsLeft });
    });
    results.push(result);
    if (results.length < repeats) continue;
    const outcome = outcomeOf(plan, results);
    outcomes.push(outcome);
    onEvent({ type: 'outcome', outcome });
    results = [];
  }
  return { kernels: workspace.kernels.name, seed, repeats, seconds: yielder.seconds, outcomes };
}

function planRuns({ tasks, networks, lags, repeats, seed, sequences }: MemoryOptions): RunPlan[] {
  const plans: RunPlan[] = [];
  for (const name of tasks) {
    const task = TASKS[name];
    for (const lag of [...lags].sort((a, b) => a - b)) {
      for (const network of networks ?? usualNetworks(name)) {
        for (let repeat = 0; repeat < repeats; repeat++) {
          const allowed = sequences ?? task.schooling.sequences;
          plans.push({ task, lag, network: NETWORKS[network], seed: seed + repeat, sequences: allowed });
        }
      }
    }
  }
  return plans;
}

async function runOne(
  workspace: Workspace,
  plan: RunPlan,
  yielder: Yielder,
  onProgress: (run: MemoryRun) => void,
): Promise<RunResult> {
  const run = new MemoryRun(workspace, plan);
  try {
    while (!run.isOver) {
      run.advance();
      if (!yielder.isDue()) continue;
      onProgress(run);
      await yielder.rest();
    }
    return run.finish();
  } finally {
    run.close();
  }
}
