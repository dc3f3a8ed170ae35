/** What is to be run, and how long it will take. */
import type { Workspace } from '../workspace.ts';
import type { Yielder } from '../yielder.ts';
import { MemoryRun, type RunPlan } from './run.ts';
import { SHORTEST_TRAINED } from './sequences.ts';

const TRIAL_LAG = 40;
const TRIAL_UPDATES = 12;

/** Seconds that each run takes if it never stops early, from a short trial of each network on each task. */
export async function estimateCosts(
  workspace: Workspace,
  plans: readonly RunPlan[],
  yielder: Yielder,
): Promise<number[]> {
  const rates = new Map<string, number>();
  const key = ({ task, network }: RunPlan) => `${task.name} ${network.name}`;
  for (const plan of plans) {
    if (rates.has(key(plan))) continue;
    rates.set(key(plan), trial(workspace, plan));
    await yielder.rest();
  }
  return plans.map((plan) => rates.get(key(plan))! * work(plan));
}

/** Steps of sequences: training lengths are spread evenly up to the lag. */
function work({ lag, sequences }: RunPlan): number {
  return (sequences * (lag + Math.min(lag, SHORTEST_TRAINED))) / 2;
}

/** Seconds for each unit of work: the better half of some updates, the first of which are slow for want of compilation. */
function trial(workspace: Workspace, plan: RunPlan): number {
  const run = new MemoryRun(workspace, { ...plan, lag: TRIAL_LAG });
  const seconds: number[] = [];
  for (let i = 0; i < TRIAL_UPDATES; i++) {
    const startMs = performance.now();
    run.advance();
    seconds.push((performance.now() - startMs) / 1000);
  }
  const perStep = run.updates / work({ ...plan, lag: TRIAL_LAG });
  run.close();
  return seconds.sort((a, b) => a - b)[Math.floor(TRIAL_UPDATES / 4)]! * perStep;
}

/** Time left, from the costs that were expected and the time that the runs so far have really taken. */
export class Clock {
  readonly secondsAtMost: number;
  private readonly costs: readonly number[];
  private readonly startSeconds: number;
  private readonly yielder: Yielder;

  constructor(costs: readonly number[], yielder: Yielder) {
    this.costs = costs;
    this.yielder = yielder;
    this.startSeconds = yielder.seconds;
    this.secondsAtMost = costs.reduce((sum, cost) => sum + cost, 0);
  }

  /** With `run` under way, of which `share` 0–1 is done. */
  secondsLeft(run: number, share: number): number {
    const before = this.costs.slice(0, run).reduce((sum, cost) => sum + cost, 0);
    const done = before + this.costs[run]! * share;
    const ratio = done === 0 ? 1 : (this.yielder.seconds - this.startSeconds) / done;
    return (this.secondsAtMost - done) * Math.min(ratio, 3);
  }
}
