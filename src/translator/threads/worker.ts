/** A thread that searches: opens the model in the shared memory, answers one task after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { NmtError } from '../../errors.ts';
import { openPlace } from '../model-place.ts';
import { searchSentences } from '../neural-search.ts';
import type { Reply, Setup, Task } from './messages.ts';

const { shape, memory, rank } = workerData as Setup;
const place = openPlace(shape, memory, { rank });

parentPort!.on('message', ({ sources, rules }: Task) => {
  parentPort!.postMessage(answer({ sources, rules }));
});

function answer({ sources, rules }: Task): Reply {
  try {
    return { found: searchSentences(place, sources, rules) };
  } catch (error) {
    if (!(error instanceof NmtError)) throw error;
    const { code, problem, hint } = error.facts;
    return { failure: { code, problem, hint } };
  }
}
