/** RNN and LSTM learn one task side by side, from the same sequences: the runs of `nmt lab memory`, watched as they go. */
import { TASKS } from '../../lab/memory/memory-tasks.ts';
import { NETWORKS } from '../../lab/memory/networks.ts';
import { bytesNeeded, type GradientFlow, MemoryRun, type RunPlan } from '../../lab/memory/run.ts';
import { openWorkspace } from '../../lab/workspace.ts';
import type { Arithmetic } from '../../tensor/multiply-add.ts';

export const LANES = ['rnn', 'lstm'] as const;
type LaneName = (typeof LANES)[number];
/** Those whose answers are right or wrong. */
export const LANE_TASKS = ['order', 'recall'] as const;

export interface LanesOrder {
  readonly task: (typeof LANE_TASKS)[number];
  /** Steps of a sequence. */
  readonly lag: number;
  readonly seed: number;
  /** `null` for fused where the engine has it. */
  readonly arithmetic: Arithmetic | null;
}

export interface LaneNews {
  readonly lane: LaneName;
  readonly updates: number;
  readonly planned: number;
  /** Share 0–1 of right answers: over the last updates, and once it is over on sequences never trained on. */
  readonly figure: number;
  /** ‖∂loss/∂h‖ of the hidden state `index` steps before the last. */
  readonly gradient: GradientFlow;
  /** `null` while it trains. */
  readonly solved: boolean | null;
}

/** Milliseconds between two looks at the lanes. */
const LOOK_MS = 150;

/** Trains both lanes in turns until both are over, and tells how they are before the first update and now and then. */
export function runLanes(order: LanesOrder, tell: (news: readonly LaneNews[]) => void): void {
  const lanes = LANES.map((lane) => new Lane(lane, order));
  const look = () => tell(lanes.map((lane) => lane.news()));
  look();
  let lookedMs = performance.now();
  while (lanes.some(({ run }) => !run.isOver)) {
    for (const { run } of lanes) if (!run.isOver) run.advance();
    if (performance.now() - lookedMs < LOOK_MS) continue;
    look();
    lookedMs = performance.now();
  }
  look();
}

class Lane {
  readonly run: MemoryRun;
  private readonly lane: LaneName;
  private last: LaneNews | null = null;

  constructor(lane: LaneName, order: LanesOrder) {
    const task = TASKS[order.task];
    const plan: RunPlan = { ...order, task, network: NETWORKS[lane], sequences: task.schooling.sequences };
    const [bytes, { arithmetic }] = [bytesNeeded(plan), order];
    this.lane = lane;
    this.run = new MemoryRun(openWorkspace({ kernels: null, arithmetic, bytes, chooseTile: () => '4x8' }), plan);
  }

  /** Once it is over, what it came to. */
  news(): LaneNews {
    if (this.last !== null) return this.last;
    const { lane, run } = this;
    const { updatesDone: updates, updates: planned, figure } = run;
    if (!run.isOver) return { lane, updates, planned, figure, gradient: run.gradientFlow()!, solved: null };
    const { figure: tested, gradientAfter, solved } = run.finish();
    this.last = { lane, updates, planned, figure: tested, gradient: gradientAfter!, solved };
    return this.last;
  }
}

/** What comes to the first state of the gradient at the last one: its share. */
export function shareAtStart(gradient: GradientFlow): number {
  return gradient.at(-1)! / gradient[0]!;
}
