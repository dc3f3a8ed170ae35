/** Where sentences are handed in to be searched: a few are done here and now, many are dealt out to threads. */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { threadProgram } from '../installation.ts';
import type { Hypothesis } from '../search/hypothesis.ts';
import { modelsOf } from './load-ensemble.ts';
import type { LoadedModel } from './load-model.ts';
import { type SearchRules, type SearchSource, searchInBatches } from './model-step.ts';
import type { SearchPool } from './search-pool.ts';

/** Multiplications that take longer than starting threads does, and than asking threads that wait. */
const WORTH_STARTING = 5e9;
const WORTH_ASKING = 2e8;
/** Shared memory has an end at 4 GiB. */
const MOST_BYTES = 3 * 2 ** 30;

const WORKER = threadProgram('translation/search-thread.js');

export class BulkSearch {
  private readonly loaded: LoadedModel;
  private readonly threads: number;
  private readonly program: URL | null;
  private pool: SearchPool | null = null;

  /** `threads` for much work, `null` for the cores available; `program` is the thread's program as built. */
  constructor(loaded: LoadedModel, threads: number | null, program = WORKER) {
    this.loaded = loaded;
    const widest = Math.max(...modelsOf(loaded).map(({ shape }) => shape.workspace));
    this.threads = Math.min(threads ?? availableParallelism(), Math.floor(MOST_BYTES / widest));
    this.program = program;
  }

  /** The n best of each source sentence, in order; the same by however many threads. */
  async search(
    sources: readonly SearchSource[],
    rules: SearchRules,
    onProgress: (done: number) => void,
  ): Promise<Hypothesis[][]> {
    const pool = await this.poolFor(sources, rules);
    return pool === null ? this.searchHere(sources, rules, onProgress) : pool.search(sources, rules, onProgress);
  }

  async close(): Promise<void> {
    await this.pool?.close();
  }

  /** The threads where they are worth it. */
  private async poolFor(sources: readonly SearchSource[], rules: SearchRules): Promise<SearchPool | null> {
    if (this.program === null || this.threads < 2 || sources.length < 2) return null;
    const words = sources.reduce((sum, { ids }) => sum + ids.length, 0);
    const weights = modelsOf(this.loaded).reduce((sum, { parameters }) => sum + parameters, 0);
    const multiplications = words * rules.beam * weights;
    const isThere = this.pool?.isOpen === true;
    if (multiplications < (isThere ? WORTH_ASKING : WORTH_STARTING)) return null;
    if (!isThere) {
      const { SearchPool } = await import('./search-pool.ts');
      this.pool = new SearchPool(this.loaded, this.threads, this.program);
    }
    return this.pool;
  }

  /** Between batches the event loop turns, so that signals are heard. */
  private async searchHere(
    sources: readonly SearchSource[],
    rules: SearchRules,
    onProgress: (done: number) => void,
  ): Promise<Hypothesis[][]> {
    const results = new Array<Hypothesis[]>(sources.length);
    let done = 0;
    for (const { indices, found } of searchInBatches(this.loaded, sources, rules)) {
      indices.forEach((i, k) => {
        results[i] = found[k]!;
      });
      done += indices.length;
      onProgress(done);
      if (done < sources.length) await setImmediate();
    }
    return results;
  }
}
