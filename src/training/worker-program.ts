/** The program of a training thread: a worker of the group that the pool has started. */
import { joinCluster } from '../cluster/joining.ts';
import { servePool } from '../runtime/serve-pool.ts';
import type { Result, StepReport, Task, TrainingSetup } from './messages.ts';
import { TrainingWorker } from './worker.ts';

servePool<TrainingSetup, Task, Result, StepReport>((setup, rank) => {
  const mpi = setup.cluster != null && rank === 0 ? joinCluster(setup.cluster) : null;
  const worker = new TrainingWorker(setup, rank, mpi);
  return (task, report) => worker.run(task, report);
});
