/** A thread that searches: opens the models in the shared memory, answers one task after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { NmtError } from '../errors.ts';
import { openPlace } from './model-place.ts';
import { type SearchSetting, searchSentences } from './model-step.ts';
import type { Reply, Setup, Task } from './search-messages.ts';

const { models, rank } = workerData as Setup;
const [place, ...partners] = models.map(({ shape, memory }) => openPlace(shape, memory, { rank }));
const setting: SearchSetting = { ...place!, partners };

parentPort!.on('message', ({ sources, rules }: Task) => {
  parentPort!.postMessage(answer({ sources, rules }));
});

function answer({ sources, rules }: Task): Reply {
  try {
    return { found: searchSentences(setting, sources, rules) };
  } catch (error) {
    if (!(error instanceof NmtError)) throw error;
    const { code, problem, hint } = error.facts;
    return { failure: { code, problem, hint } };
  }
}
