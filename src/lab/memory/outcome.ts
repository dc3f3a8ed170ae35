/** What several repeats of a run add up to. */
import { median } from '../../median.ts';
import type { TaskName } from './memory-tasks.ts';
import type { NetworkName } from './networks.ts';
import type { GradientFlow, RunPlan, RunResult } from './run.ts';

export interface Outcome {
  readonly task: TaskName;
  readonly lag: number;
  readonly network: NetworkName;
  /** Median over the repeats: accuracy 0–1 or mean squared error. */
  readonly figure: number;
  readonly figures: readonly number[];
  /** Repeats that solved the task. */
  readonly solved: number;
  /** Median of the sequences seen in training. */
  readonly sequences: number;
  readonly seconds: number;
  /** Medians at each distance from the last hidden state; `null` where no state is carried through time. */
  readonly gradientBefore: GradientFlow | null;
  readonly gradientAfter: GradientFlow | null;
}

export function outcomeOf({ task, lag, network }: RunPlan, results: readonly RunResult[]): Outcome {
  const figures = results.map(({ figure }) => figure);
  return {
    task: task.name,
    lag,
    network: network.name,
    figure: median(figures),
    figures,
    solved: results.filter(({ solved }) => solved).length,
    sequences: median(results.map(({ sequences }) => sequences)),
    seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
    gradientBefore: medianFlow(results.map(({ gradientBefore }) => gradientBefore)),
    gradientAfter: medianFlow(results.map(({ gradientAfter }) => gradientAfter)),
  };
}

function medianFlow(flows: readonly (GradientFlow | null)[]): GradientFlow | null {
  const [first] = flows;
  if (first == null) return null;
  return first.map((_, distance) => median(flows.map((flow) => flow![distance]!)));
}
