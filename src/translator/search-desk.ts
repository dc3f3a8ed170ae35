/** Where sentences are handed in to be searched: a few are done here and now. */
import { setImmediate } from 'node:timers/promises';
import type { Hypothesis } from '../search/hypothesis.ts';
import type { LoadedModel } from './load-model.ts';
import { type SearchRules, type SearchSource, searchInBatches } from './neural-search.ts';

export class SearchDesk {
  private readonly loaded: LoadedModel;

  constructor(loaded: LoadedModel, _threads: number | null) {
    this.loaded = loaded;
  }

  /** The n best of each source sentence, in order; between batches the event loop turns, so that signals are heard. */
  async search(
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

  async close(): Promise<void> {}
}
