/** Many sentences are dealt out to threads, batch by batch; a few are searched here and now. */
import { threadProgram } from '../installation.ts';
import { ThreadPool, threadCount } from '../runtime/thread-pool.ts';
import { chooseTile } from '../runtime/tile-choice.ts';
import type { Hypothesis } from '../search/hypothesis.ts';
import { type LoadedModel, modelsOf } from './open-model.ts';
import type { SearchOptions } from './search-options.ts';
import { batchesOf, type Searcher, type SearchSource, searchInTurns } from './search-sentences.ts';
import { createModel, type SharedModel } from './shared-model.ts';

/** What a searching thread is asked: sentences that go through the model together. */
export interface SearchTask {
  /** Where they stand among all. */
  readonly indices: readonly number[];
  readonly sources: readonly SearchSource[];
  readonly rules: SearchOptions;
}

type SearchPool = ThreadPool<readonly SharedModel[], SearchTask, readonly Hypothesis[][]>;

/** Multiplications, all in all, that take longer than starting threads does; and those that are worth asking them. */
const WORTH_STARTING = 5e9;
const WORTH_ASKING = 2e8;
/** Shared memory has an end at 4 GiB. */
const MOST_BYTES = 3 * 2 ** 30;

const PROGRAM = threadProgram('translation/search-program.js');

export class BulkSearch implements Searcher {
  private readonly loaded: LoadedModel;
  private readonly threads: number;
  private readonly program: URL | null;
  private pool: SearchPool | null = null;
  /** Multiplications of all that was asked so far. */
  private asked = 0;

  /** `threads` for much work, `null` for the cores available; `program` is the thread's program as built. */
  constructor(loaded: LoadedModel, threads: number | null, program = PROGRAM) {
    this.loaded = loaded;
    const widest = Math.max(...modelsOf(loaded).map(({ shared }) => shared.memory.workspaceBytes));
    this.threads = Math.min(threadCount(threads), Math.floor(MOST_BYTES / widest));
    this.program = program;
  }

  /**
   * The n best of each source sentence, in order; the same by however many threads.
   *
   * @throws NmtError E_WORKER when a thread dies, or this is closed meanwhile
   */
  async search(
    sources: readonly SearchSource[],
    rules: SearchOptions,
    onProgress: (done: number) => void,
  ): Promise<Hypothesis[][]> {
    const pool = this.poolFor(sources, rules);
    if (pool === null) return searchInTurns(this.loaded, sources, rules, onProgress);
    const results = new Array<Hypothesis[]>(sources.length);
    let done = 0;
    await pool.deal(tasksOf(sources, rules), ({ indices }, found) => {
      indices.forEach((i, k) => {
        results[i] = found[k]!;
      });
      done += indices.length;
      onProgress(done);
    });
    return results;
  }

  /** Ends its threads, where it has started some; the next great work would start others. */
  async close(): Promise<void> {
    await this.pool?.close();
  }

  /** The threads where they are worth it. */
  private poolFor(sources: readonly SearchSource[], rules: SearchOptions): SearchPool | null {
    if (this.program === null || this.threads < 2 || sources.length < 2) return null;
    const words = sources.reduce((sum, { ids }) => sum + ids.length, 0);
    const weights = modelsOf(this.loaded).reduce((sum, { parameters }) => sum + parameters, 0);
    const multiplications = words * rules.beam * weights;
    this.asked += multiplications;
    const isThere = this.pool?.isOpen === true;
    if (multiplications < WORTH_ASKING || (!isThere && this.asked < WORTH_STARTING)) return null;
    if (!isThere) this.pool = startPool(this.loaded, this.threads, this.program);
    return this.pool;
  }
}

function* tasksOf(sources: readonly SearchSource[], rules: SearchOptions): Generator<SearchTask> {
  for (const indices of batchesOf(sources, rules)) {
    yield { indices, sources: indices.map((i) => sources[i]!), rules };
  }
}

/** Lays the models into memory that all threads share, and starts them. */
function startPool(loaded: LoadedModel, size: number, program: URL): SearchPool {
  const setup = modelsOf(loaded).map(({ shared, values: known }) => {
    const parts = { ...shared, memory: { ...shared.memory, workers: size } };
    return createModel(parts, (values) => values.set(known), chooseTile).shared;
  });
  return new ThreadPool({
    program,
    setup,
    size,
    name: 'translating',
    hint: 'with --threads 1 there are no threads that can die',
    closed: {
      problem: 'the translator was closed while it translated',
      hint: 'close it when its translations have come',
    },
  });
}
