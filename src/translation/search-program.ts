/** The program of a thread that searches: it opens the models in the shared memory, and answers one task after the other. */
import { servePool } from '../runtime/serve-pool.ts';
import type { SearchTask } from './bulk-search.ts';
import { searchSentences } from './search-sentences.ts';
import { openShared, type SharedModel } from './shared-model.ts';

servePool((models: readonly SharedModel[], rank) => {
  const [model, ...partners] = models.map((one) => openShared(one, rank));
  return ({ sources, rules }: SearchTask) => searchSentences({ ...model!, partners }, sources, rules);
});
