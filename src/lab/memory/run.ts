/** One network learning one task at one lag: trained, tested, and its gradient watched before and after. */
import { type Pass, Tape } from '../../tensor/tape.ts';
import { learningRateAt } from '../../training/schedule.ts';
import { SmallTrainer } from '../small-trainer.ts';
import type { Workspace } from '../workspace.ts';
import { judge, meanRowNorm } from './answers.ts';
import type { Task } from './memory-tasks.ts';
import type { Network } from './networks.ts';
import { createSequences, lengthAt, type SequenceSource, STREAM } from './sequences.ts';

/** One network learning one task at one lag. */
export interface RunPlan {
  readonly task: Task;
  readonly lag: number;
  readonly network: Network;
  readonly seed: number;
  /** Sequences seen at most. */
  readonly sequences: number;
}

const BATCH_SIZE = 32;
const TEST_BATCHES = 32;
const PROBE_SIZE = 64;

/** Updates over which the figure of the moment is averaged, about. */
const FIGURES_REMEMBERED = 40;
/** Where that figure looks solved, sequences of the full length are tried now and then: so many updates apart. */
const CHECK_EVERY = 20;
const CHECK_BATCHES = 8;

/** ‖∂loss/∂h‖ of the hidden state `distance` = index steps before the last one, a mean over sequences. */
export type GradientFlow = readonly number[];

export interface RunResult {
  /** Accuracy 0–1 or mean squared error on sequences that were not trained on. */
  readonly figure: number;
  readonly solved: boolean;
  /** Sequences seen in training. */
  readonly sequences: number;
  readonly seconds: number;
  readonly gradientBefore: GradientFlow | null;
  readonly gradientAfter: GradientFlow | null;
}

/** Bytes of memory that a run takes: the activations of the probe, and some more for the weights. */
export function bytesNeeded({ task, lag }: RunPlan): number {
  const floatsPerRow = 2 * task.inputSize + 24 * task.schooling.hiddenSize;
  return (8 << 20) + 4 * PROBE_SIZE * Math.max(lag, 100) * floatsPerRow;
}

/** A run under way: `advance` trains a little, until `isOver`; then `finish` tests it. `close` drops its memory. */
export class MemoryRun {
  readonly plan: RunPlan;
  readonly updates: number;
  private readonly workspace: Workspace;
  private readonly trainer: SmallTrainer;
  private readonly mark: number;
  private readonly tape = new Tape();
  private readonly gradientBefore: GradientFlow | null;
  private readonly startMs = performance.now();
  private recent: number;
  private isSolved = false;

  constructor(workspace: Workspace, plan: RunPlan) {
    const { task, network, seed } = plan;
    this.workspace = workspace;
    this.plan = plan;
    this.updates = Math.ceil(plan.sequences / BATCH_SIZE);
    this.mark = workspace.arena.mark();
    this.trainer = new SmallTrainer(workspace, network.specs({ ...task, hiddenSize: task.schooling.hiddenSize }), seed);
    this.gradientBefore = this.gradientFlow();
    this.recent = task.chance;
  }

  get updatesDone(): number {
    return this.trainer.steps;
  }

  get sequencesSeen(): number {
    return this.updatesDone * BATCH_SIZE;
  }

  get isOver(): boolean {
    return this.isSolved || this.updatesDone >= this.updates;
  }

  /** Accuracy or error over the last updates. */
  get figure(): number {
    return this.recent;
  }

  /** One update on sequences never seen before. */
  advance(): void {
    const { trainer, updatesDone } = this;
    const { schooling } = this.plan.task;
    trainer.clearGradient();
    const source = this.source(STREAM.training, lengthAt(this.plan, updatesDone));
    const figure = this.pass(source, updatesDone * BATCH_SIZE, this.tape);
    const schedule = { ...schooling, schedule: 'cosine', warmupSteps: 0, finalLearningRate: 0.05 } as const;
    const share = updatesDone / this.updates;
    trainer.update(learningRateAt(schedule, { step: updatesDone, share, plateauFactor: 1 }));
    this.recent += (figure - this.recent) / FIGURES_REMEMBERED;
    const isTime = trainer.steps % CHECK_EVERY === 0 && this.reaches(this.recent);
    this.isSolved = isTime && this.reaches(this.test(STREAM.check, CHECK_BATCHES));
  }

  finish(): RunResult {
    const { task } = this.plan;
    const figure = this.test(STREAM.test, TEST_BATCHES);
    const gradientAfter = this.gradientFlow();
    return {
      figure,
      solved: task.measure === 'accuracy' ? figure >= task.solvedAt : figure < task.solvedAt,
      sequences: this.sequencesSeen,
      seconds: (performance.now() - this.startMs) / 1000,
      gradientBefore: this.gradientBefore,
      gradientAfter,
    };
  }

  /** Drops the run's memory, and of all runs begun after it. */
  close(): void {
    this.workspace.arena.release(this.mark);
  }

  private reaches(figure: number): boolean {
    const { measure, stopAt } = this.plan.task;
    return measure === 'accuracy' ? figure >= stopAt : figure <= stopAt;
  }

  /** The figure on sequences of the full length. */
  private test(stream: number, batches: number): number {
    let sum = 0;
    for (let i = 0; i < batches; i++) sum += this.pass(this.source(stream), i * BATCH_SIZE, null);
    return sum / batches;
  }

  /** Answers a batch of sequences from `first` on and returns its figure; with a tape, collects the gradient. */
  private pass(source: SequenceSource, first: number, tape: Tape | null): number {
    const { arena } = this.workspace;
    const mark = arena.mark();
    const { task, network } = this.plan;
    const pass: Pass = { ...this.workspace, tape, dropoutKeys: null };
    const batch = createSequences(source, arena, first, BATCH_SIZE);
    const answers = network.answer(pass, this.trainer.parameters, batch);
    const figure = judge(pass, task, answers, batch);
    tape?.backward();
    arena.release(mark);
    return figure;
  }

  /** As the weights are now; `null` for a network without hidden states over time. Training goes on as if not asked. */
  gradientFlow(): GradientFlow | null {
    const { task, network, lag } = this.plan;
    if (!network.isRecurrent) return null;
    const { arena } = this.workspace;
    const mark = arena.mark();
    const pass: Pass = { ...this.workspace, tape: this.tape, dropoutKeys: null };
    const batch = createSequences(this.source(STREAM.probe), arena, 0, PROBE_SIZE);
    const norms = new Array<number>(lag + 1).fill(0);
    const answers = network.answer(pass, this.trainer.parameters, batch, (distance, dHidden) => {
      norms[distance] = meanRowNorm(dHidden) * PROBE_SIZE;
    });
    judge(pass, task, answers, batch);
    this.tape.backward();
    this.trainer.clearGradient();
    arena.release(mark);
    return norms;
  }

  private source(stream: number, length = this.plan.lag): SequenceSource {
    const { task, seed } = this.plan;
    return { task, length, seed, stream };
  }
}
