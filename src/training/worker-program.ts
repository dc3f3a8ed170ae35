/** The program of a training thread: a worker of the group that the pool has started. */
import { servePool } from '../runtime/serve-pool.ts';
import type { Result, StepReport, Task, TrainingSetup } from './messages.ts';
import { TrainingWorker } from './worker.ts';

servePool<TrainingSetup, Task, Result, StepReport>((setup, rank) => {
  const worker = new TrainingWorker(setup, rank);
  return (task, report) => worker.run(task, report);
});
