/**
 * The group as the coordinating thread sees it: give an order, get every thread's answer.
 * The coordinating thread computes nothing, so that it always hears the keyboard and can draw.
 */
import { Worker } from 'node:worker_threads';
import { NmtError } from '../errors.ts';
import { threadProgram } from '../installation.ts';
import type { Result, StepReport, Task, TrainingSetup } from './messages.ts';
import type { FromThread, ToThread } from './thread-messages.ts';
import { TrainingWorker } from './worker.ts';

type OnStep = (report: StepReport) => void;

export interface ThreadPool {
  /** Name of the kernels in use. */
  readonly kernels: string;
  /** Has every thread carry out an order; the answers come by rank. */
  run(order: Task, onStep?: OnStep): Promise<Result[]>;
  close(): Promise<void>;
}

const WORKER = threadProgram('training/worker-thread.js');

/** Threads where there is a built program for them to run; else this thread, for a group of one. */
export async function startPool(setup: TrainingSetup): Promise<ThreadPool> {
  return WORKER === null ? onThisThread(setup) : startThreads(setup, WORKER);
}

/** Whether threads can be started. */
export function canStartThreads(): boolean {
  return WORKER !== null;
}

/** A group of one, on the calling thread. */
export function onThisThread(setup: TrainingSetup): ThreadPool {
  const worker = new TrainingWorker(setup, 0);
  return {
    kernels: worker.kernels.name,
    async run(order, onStep = () => {}) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      return [worker.run(order, onStep)];
    },
    close: async () => {},
  };
}

/**
 * Starts the group's threads and waits until each has joined.
 *
 * @throws NmtError E_WORKER, here or from `run`, when a thread dies: the others are stopped then
 */
export async function startThreads(setup: TrainingSetup, program: URL): Promise<ThreadPool> {
  const pool = new WorkerPool(setup, program);
  await pool.join();
  return pool;
}

class WorkerPool implements ThreadPool {
  kernels = '';
  private readonly threads: readonly Worker[];
  private onStep: OnStep = () => {};
  private answers: (Result | null)[] = [];
  private settle: { resolve(answers: Result[]): void; reject(error: Error): void } | null = null;
  private failure: Error | null = null;
  private isClosed = false;

  constructor(setup: TrainingSetup, program: URL) {
    this.threads = Array.from({ length: setup.workers }, (_, rank) => {
      const workerData: ToThread['start'] = { setup, rank };
      const thread = new Worker(program, { workerData });
      thread.on('message', (message: FromThread) => this.hear(rank, message));
      thread.on('error', (error) => this.fail(threadDied(error.message, error)));
      thread.on('exit', (code) => this.fail(threadDied(`it ended with code ${code}`)));
      return thread;
    });
  }

  async join(): Promise<void> {
    await this.expectAnswers();
  }

  run(order: Task, onStep: OnStep = () => {}): Promise<Result[]> {
    this.onStep = onStep;
    const answers = this.expectAnswers();
    for (const thread of this.threads) thread.postMessage(order);
    return answers;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }

  private expectAnswers(): Promise<Result[]> {
    this.answers = this.threads.map(() => null);
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      if (this.failure !== null) reject(this.failure);
    });
  }

  private hear(rank: number, message: FromThread): void {
    if (message.type === 'step') this.onStep(message.report);
    else if (message.type === 'failed') this.fail(new NmtError(message.facts));
    else if (message.type === 'answer') this.take(rank, message.answer);
    else {
      if (rank === 0) this.kernels = message.kernels;
      this.take(rank, { type: 'pack' });
    }
  }

  private take(rank: number, answer: Result): void {
    this.answers[rank] = answer;
    if (this.answers.every((one) => one !== null)) this.settle?.resolve(this.answers as Result[]);
  }

  /** One dead thread leaves the others waiting at a barrier for ever, so they are ended with it. */
  private fail(error: Error): void {
    if (this.isClosed || this.failure !== null) return;
    this.failure = error;
    void this.close();
    this.settle?.reject(error);
  }
}

function threadDied(problem: string, cause?: unknown): NmtError {
  return new NmtError({ code: 'E_WORKER', problem: `a training thread died: ${problem}`, cause });
}
