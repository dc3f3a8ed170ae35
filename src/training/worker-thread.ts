/** Where a thread of the group begins: it joins, says so, and waits for orders. */
import { parentPort, workerData } from 'node:worker_threads';
import { NmtError } from '../errors.ts';
import type { FromThread, ToThread } from './thread-messages.ts';
import { TrainingWorker } from './worker.ts';

const port = parentPort!;
const say = (message: FromThread) => port.postMessage(message);

try {
  const { setup, rank } = workerData as ToThread['start'];
  const worker = new TrainingWorker(setup, rank);
  port.on('message', (order: ToThread['order']) => {
    attempt(() => say({ type: 'answer', answer: worker.run(order, (report) => say({ type: 'step', report })) }));
  });
  say({ type: 'ready', kernels: worker.kernels.name });
} catch (error) {
  fail(error);
}

function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    fail(error);
  }
}

/** Errors lose their class on the way between threads, so an expected one travels as its facts. */
function fail(error: unknown): void {
  if (error instanceof NmtError) say({ type: 'failed', facts: { ...error.facts, cause: undefined } });
  else throw error;
}
