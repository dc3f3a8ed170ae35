/**
 * Threads that carry out tasks: all of them the same one, each its part, or each the next one of many.
 * When one dies, all are ended: the others may wait for it at a barrier for ever.
 */
import { availableParallelism, cpus } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type ErrorFacts, NmtError } from '../errors.ts';
import type { FromWorker, TaskRunner, WorkerStart } from './tasks.ts';

interface PoolParts<Setup> {
  /** The threads' program as built: it calls `servePool`. */
  readonly program: URL;
  /** What every thread starts with; posted, so plain data and shared memory. */
  readonly setup: Setup;
  readonly size: number;
  /** What errors call a thread, as "training", and the hint when one dies. */
  readonly name: string;
  readonly hint?: string;
  /** What tasks are told that are under way when the pool is closed. */
  readonly closed: Omit<ErrorFacts, 'code'>;
}

interface Pending<Result, Report> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
  readonly onReport: (report: Report) => void;
}

export class ThreadPool<Setup, Task, Result, Report = never> implements TaskRunner<Task, Result, Report> {
  private readonly parts: PoolParts<Setup>;
  private readonly threads: readonly Worker[];
  /** Of each thread, what it was asked and has not answered yet, in order. */
  private readonly pending: readonly Pending<Result, Report>[][];
  private end: NmtError | null = null;

  constructor(parts: PoolParts<Setup>) {
    this.parts = parts;
    const ranks = Array.from({ length: parts.size }, (_, rank) => rank);
    this.pending = ranks.map(() => []);
    this.threads = ranks.map((rank) => this.start(rank));
  }

  /** False once it was closed, or one of its threads has died. */
  get isOpen(): boolean {
    return this.end === null;
  }

  /**
   * Has every thread carry out a task; their results by rank.
   *
   * @throws NmtError E_WORKER when a thread dies or the pool is closed meanwhile; as a thread's work does
   */
  run(task: Task, onReport?: (report: Report) => void): Promise<Result[]> {
    return Promise.all(this.threads.map((_, rank) => this.ask(rank, task, onReport)));
  }

  /** Deals out tasks, the next one to whichever thread is free; fails as `run` does. */
  async deal(tasks: Iterable<Task>, onResult: (task: Task, result: Result) => void): Promise<void> {
    const left = tasks[Symbol.iterator]();
    const work = async (rank: number): Promise<void> => {
      for (let next = left.next(); !next.done; next = left.next()) {
        onResult(next.value, await this.ask(rank, next.value));
      }
    };
    await Promise.all(this.threads.map((_, rank) => work(rank)));
  }

  async close(): Promise<void> {
    await this.endAll(new NmtError({ ...this.parts.closed, code: 'E_WORKER' }));
  }

  private start(rank: number): Worker {
    const { program, setup } = this.parts;
    const workerData: WorkerStart<Setup> = { setup, rank };
    const thread = new Worker(program, { workerData });
    thread.unref(); // An idle thread keeps no process alive.
    thread.on('message', (message: FromWorker<Result, Report>) => this.hear(rank, message));
    thread.on('error', (error) => this.die(error.message, error));
    thread.on('exit', (code) => this.die(`it ended with code ${code}`));
    return thread;
  }

  private ask(rank: number, task: Task, onReport: (report: Report) => void = () => {}): Promise<Result> {
    if (this.end !== null) return Promise.reject(this.end);
    const thread = this.threads[rank]!;
    thread.ref();
    thread.postMessage(task);
    return new Promise((resolve, reject) => this.pending[rank]!.push({ resolve, reject, onReport }));
  }

  private hear(rank: number, message: FromWorker<Result, Report>): void {
    const waiting = this.pending[rank]!;
    if (message.type === 'failed') void this.endAll(new NmtError(message.facts));
    else if (message.type === 'report') waiting[0]?.onReport(message.report);
    else {
      waiting.shift()?.resolve(message.result);
      if (waiting.length === 0) this.threads[rank]!.unref();
    }
  }

  private die(reason: string, cause?: unknown): void {
    const { name, hint } = this.parts;
    void this.endAll(new NmtError({ code: 'E_WORKER', problem: `a ${name} thread died: ${reason}`, hint, cause }));
  }

  /** The first reason counts. */
  private async endAll(reason: NmtError): Promise<void> {
    this.end ??= reason;
    for (const waiting of this.pending) for (const { reject } of waiting.splice(0)) reject(this.end);
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }
}

/** As many threads as are asked for; where none are (`null`), one for each core, which so many processes share. */
export function threadCount(wanted: number | null, processes = 1): number {
  return wanted ?? Math.max(1, Math.min(availableParallelism(), Math.floor(cpus().length / processes)));
}
