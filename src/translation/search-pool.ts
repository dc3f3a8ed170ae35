/** Threads that search: sentences are dealt out batch by batch to whoever is free, and come back in their order. */
import { Worker } from 'node:worker_threads';
import { type ErrorCode, NmtError } from '../errors.ts';
import type { Hypothesis } from '../search/hypothesis.ts';
import { packWeights } from '../tensor/parameters.ts';
import { modelsOf } from './load-ensemble.ts';
import type { LoadedModel } from './load-model.ts';
import { createPlaceMemory, openPlace } from './model-place.ts';
import { batchesOf, type SearchRules, type SearchSource } from './model-step.ts';
import type { Reply, Setup, Task } from './search-messages.ts';

export class SearchPool {
  readonly size: number;
  private readonly workers: readonly Worker[];
  private isClosed = false;
  private hasDied = false;

  /** Lays the models into memory that all threads share, and starts them; `program` is worker.js as built. */
  constructor(loaded: LoadedModel, size: number, program: URL) {
    const models = modelsOf(loaded).map((model) => shareModel(model, size));
    this.size = size;
    this.workers = Array.from({ length: size }, (_, rank) => {
      const workerData: Setup = { models, rank };
      const worker = new Worker(program, { workerData });
      // An idle thread keeps no process alive, and its end is told to whoever waits for it.
      worker.unref();
      worker.setMaxListeners(0);
      worker.on('error', () => {});
      return worker;
    });
  }

  /**
   * The n best of each source sentence, in order.
   *
   * @throws NmtError E_WORKER when a thread dies, or they are closed meanwhile
   */
  async search(
    sources: readonly SearchSource[],
    rules: SearchRules,
    onProgress: (done: number) => void,
  ): Promise<Hypothesis[][]> {
    const results = new Array<Hypothesis[]>(sources.length);
    const batches = batchesOf(sources, rules)[Symbol.iterator]();
    let done = 0;
    const work = async (worker: Worker): Promise<void> => {
      for (let next = batches.next(); !next.done; next = batches.next()) {
        const indices = next.value;
        const found = await ask(worker, { sources: indices.map((i) => sources[i]!), rules });
        indices.forEach((i, k) => {
          results[i] = found[k]!;
        });
        done += indices.length;
        onProgress(done);
      }
    };
    try {
      await Promise.all(this.workers.map(work));
    } catch (error) {
      if (this.isClosed && !this.hasDied) {
        const problem = 'the translator was closed while it translated';
        throw new NmtError({ code: 'E_WORKER', problem, hint: 'close it when its translations have come' });
      }
      this.hasDied = true;
      await this.close();
      throw error;
    }
    return results;
  }

  /** False once it was closed, or one of its threads has died. */
  get isOpen(): boolean {
    return !this.isClosed;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

/** A model's weights, packed, in memory of its own. */
function shareModel(loaded: LoadedModel, workers: number): Setup['models'][number] {
  const shape = { ...loaded.shape, workers };
  const memory = createPlaceMemory(shape);
  const place = openPlace(shape, memory, { rank: 0, tile: '4x8' });
  place.values.set(loaded.values);
  packWeights(place.packed, place.kernels);
  return { shape, memory };
}

function ask(worker: Worker, task: Task): Promise<readonly Hypothesis[][]> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', hear).off('error', fail).off('exit', leave).unref();
      act();
    };
    const hear = (reply: Reply) =>
      settle(() => {
        if ('found' in reply) resolve(reply.found);
        else reject(new NmtError({ ...reply.failure, code: reply.failure.code as ErrorCode }));
      });
    const fail = (cause: Error) => settle(() => reject(threadDied(cause.message, cause)));
    const leave = (code: number) => settle(() => reject(threadDied(`it ended with code ${code}`)));
    worker.on('message', hear).on('error', fail).on('exit', leave).ref();
    worker.postMessage(task);
  });
}

function threadDied(reason: string, cause?: unknown): NmtError {
  const problem = `a translating thread died: ${reason}`;
  return new NmtError({ code: 'E_WORKER', problem, hint: 'with --threads 1 there are no threads that can die', cause });
}
