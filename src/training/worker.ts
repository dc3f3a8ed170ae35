/** One worker of a training group: it carries out tasks, together with the others, on the shared memory. */
import type { Mpi } from '../cluster/mpi.ts';
import { broadcastText, gatherTexts } from '../cluster/texts.ts';
import { modelConfig } from '../config.ts';
import { modelSpecs } from '../model/seq2seq.ts';
import { type OpenMemory, openMemory } from '../runtime/model-memory.ts';
import { onThisThread, type TaskRunner } from '../runtime/tasks.ts';
import { joinGroup, type ThreadGroup } from '../runtime/thread-group.ts';
import { takeTurns } from '../turns.ts';
import type { Result, StepReport, Task, TrainingSetup, UpdatesResult, UpdatesTask } from './messages.ts';
import { rowAt, rowCount } from './ragged.ts';
import { dropoutFactorAt, guidanceAt, learningRateAt, shareOfRun } from './schedule.ts';
import { TrainingStep } from './training-step.ts';
import { validate } from './validate.ts';

export type TrainingPool = TaskRunner<Task, Result, StepReport>;

/** A group of one, on the calling thread. */
export function trainOnThisThread(setup: TrainingSetup): TrainingPool {
  const worker = new TrainingWorker(setup, 0);
  return onThisThread<Task, Result, StepReport>((task, report) =>
    task.type === 'updates' ? updatesInTurns(worker, task, report) : worker.run(task, report),
  );
}

/** Runs an `updates` task one update at a time and lets the event loop turn in between, so that a stop is heard. */
async function updatesInTurns(
  worker: TrainingWorker,
  task: UpdatesTask,
  report: (report: StepReport) => void,
): Promise<UpdatesResult> {
  const turn = takeTurns();
  const startMs = performance.now();
  for (let updates = 0; ; ) {
    const from = task.from + updates;
    const seconds = (performance.now() - startMs) / 1000;
    const part = worker.run(
      {
        ...task,
        from,
        to: Math.min(from + 1, task.to),
        step: task.step + updates,
        unvalidated: task.unvalidated + updates,
        seconds: task.seconds + seconds,
        secondsLimit: task.secondsLimit === null ? null : task.secondsLimit - seconds,
      },
      report,
    ) as UpdatesResult;
    updates += part.updates;
    if (part.end !== 'done' || from + 1 >= task.to) return { ...part, updates };
    await turn();
  }
}

/** What the worker of rank 0 decides before each update, for all. */
const VERDICTS = { go: 0, done: 1, stopped: 2, time: 3 } as const;
const END_OF = [null, 'done', 'stopped', 'time'] as const;

export class TrainingWorker {
  private readonly setup: TrainingSetup;
  private readonly open: OpenMemory;
  private readonly group: ThreadGroup;
  private readonly trainingStep: TrainingStep;
  private readonly mpi: Mpi | null;

  /** @param mpi where several processes train together, for the worker of rank 0 */
  constructor(setup: TrainingSetup, rank: number, mpi: Mpi | null = null) {
    const { config: all, sizes, memory: shared } = setup;
    const config = modelConfig(all);
    const specs = modelSpecs(config, sizes);
    this.setup = setup;
    this.mpi = mpi;
    this.open = openMemory(specs, shared, rank);
    this.group = joinGroup(this.open.memory.barrier, rank, shared.workers);
    const { group } = this;
    this.trainingStep = new TrainingStep({
      ...this.open,
      config,
      specs,
      group,
      rules: { ...all, tokensPerUpdate: setup.tokensPerUpdate },
      guidance: setup.guidance ?? null,
      place: setup.cluster ?? null,
      mpi,
    });
  }

  /** Carries out a task; the thread of rank 0 reports each update. */
  run(task: Task, report: (report: StepReport) => void): Result {
    const { trainingStep, group, mpi } = this;
    const { memory, kernels } = this.open;
    const place = this.setup.cluster ?? { rank: 0, size: 1 };
    switch (task.type) {
      case 'updates': {
        const result = this.runUpdates(task, report);
        trainingStep.weightUpdate.collect();
        return result;
      }
      case 'validation':
        return validate({ trainingStep, group, memory, place }, task);
      case 'pack':
        trainingStep.pack();
        return { type: 'pack', kernels: kernels.name };
      case 'talk':
        return { type: 'talk', texts: mpi === null ? [] : talk(mpi, task) };
      case 'leave':
        mpi?.finish();
        return { type: 'leave' };
    }
  }

  private runUpdates(task: UpdatesTask, report: (report: StepReport) => void): UpdatesResult {
    const { trainingStep, group } = this;
    const { memory } = this.open;
    const startMs = performance.now();
    const isFirst = group.rank === 0;
    for (let batch = task.from; ; batch++) {
      const updates = batch - task.from;
      const step = task.step + updates;
      if (isFirst) this.decide(task, batch, (performance.now() - startMs) / 1000);
      group.barrier();
      const end = END_OF[Atomics.load(memory.stop, 1)];
      if (end != null) return { type: 'updates', end, updates };
      const [learningRate, dropout, guidance] = memory.schedule as unknown as [number, number, number];
      const { loss, targetTokens, gradientNorm, finite } = trainingStep.update(
        task.pairs,
        rowAt(task.batches, batch),
        step,
        learningRate,
        { dropout, guidance },
      );
      if (!finite) return { type: 'updates', end: 'diverged', updates };
      if (isFirst) report({ step: step + 1, loss, targetTokens, gradientNorm, learningRate, dropoutFactor: dropout });
    }
  }

  /**
   * Rank 0 decides, before each update, whether there is one and by what schedule; the others read it after the barrier.
   * Among processes, the first decides for all.
   */
  private decide(task: UpdatesTask, batch: number, seconds: number): void {
    const { memory } = this.open;
    let verdict: number = VERDICTS.go;
    // However short the time, a model has had an update before each validation.
    const hasUpdated = task.unvalidated + batch - task.from > 0;
    if (hasUpdated && task.secondsLimit !== null && seconds >= task.secondsLimit) verdict = VERDICTS.time;
    if (this.isStopAsked()) verdict = VERDICTS.stopped;
    if (batch === task.to) verdict = VERDICTS.done;
    const decision = Float64Array.of(verdict, ...this.schedule(task, batch, seconds));
    this.mpi?.broadcast(decision, 0);
    Atomics.store(memory.stop, 1, decision[0]!);
    memory.schedule.set(decision.subarray(1));
  }

  /** Whether a stop was asked for in this process or in any other. */
  private isStopAsked(): boolean {
    const { mpi } = this;
    const asked = Int32Array.of(Atomics.load(this.open.memory.stop, 0));
    if (mpi === null) return asked[0] !== 0;
    const everywhere = new Int32Array(mpi.size);
    mpi.gather(asked, everywhere);
    return everywhere.some((one) => one !== 0);
  }

  /** Learning rate, share of dropout and strength of guidance of an update. */
  private schedule(task: UpdatesTask, batch: number, seconds: number): [number, number, number] {
    const { config } = this.setup;
    const { plateauFactor } = task;
    const stepsPerEpoch = rowCount(task.batches);
    const epochs = task.epoch + batch / stepsPerEpoch;
    const step = task.step + batch - task.from;
    const share = shareOfRun(config, { epochs, step, seconds: task.seconds + seconds });
    const learningRate = learningRateAt(config, { step, share, plateauFactor });
    return [learningRate, dropoutFactorAt(config, { share, epochs, stepsPerEpoch }), guidanceAt(config, epochs)];
  }
}

function talk(mpi: Mpi, { how, text }: Extract<Task, { type: 'talk' }>): string[] {
  return how === 'gather' ? gatherTexts(mpi, text) : [broadcastText(mpi, text)];
}
