/** What a thread of a pool does: it makes its worker, and carries out one task after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { NmtError } from '../errors.ts';
import type { FromWorker, Work, WorkerStart } from './tasks.ts';

/** Serves the pool that started this thread, with the worker that `create` makes. */
export function servePool<Setup, Task, Result, Report>(
  create: (setup: Setup, rank: number) => Work<Task, Result, Report>,
): void {
  const port = parentPort!;
  const say = (message: FromWorker<Result, Report>) => port.postMessage(message);
  const attempt = <T>(act: () => T): T | undefined => {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof NmtError)) throw error;
      say({ type: 'failed', facts: { ...error.facts, cause: undefined } });
      return undefined;
    }
  };
  const { setup, rank } = workerData as WorkerStart<Setup>;
  const work = attempt(() => create(setup, rank));
  if (work === undefined) return;
  port.on('message', (task: Task) => {
    attempt(() => say({ type: 'result', result: work(task, (report) => say({ type: 'report', report })) }));
  });
}
