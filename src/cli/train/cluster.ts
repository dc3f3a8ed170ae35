/** nmt train under mpirun: which of its processes this is, what it says while it waits, and how it must end. */
import { clusterPlace } from '../../cluster/cluster-place.ts';
import { openWayOut } from '../../cluster/leaving.ts';
import type { Config } from '../../config.ts';
import { refuse } from '../../errors.ts';
import type { Cluster } from '../../training/placed-run.ts';
import { EXIT, say, type Terminal } from '../terminal.ts';
import { numberOf } from '../values.ts';

/** Seconds without a word from the others after which a process gives up. */
export const MPI_LIMIT = 600;

interface ClusterFlags {
  readonly mpi?: true;
  readonly mpiLimit?: string;
}

/**
 * The processes that train together; `null` where this one trains alone.
 *
 * @throws NmtError E_USAGE when several were started and are not to train together, or --mpi stands alone; E_CONFIG when
 *   MPI cannot be called
 */
export function joinedBy(terminal: Terminal, { mpi, mpiLimit }: ClusterFlags): Cluster | null {
  const place = clusterPlace(terminal.environment);
  const size = place?.size ?? 1;
  if (mpi !== true && size === 1) return null;
  if (mpi !== true) {
    refuse(
      `${size} processes were started together, and each would train the same model`,
      'with --mpi they train one model together',
    );
  }
  if (place === null) {
    refuse('--mpi is for processes that mpirun starts together', 'mpirun -n 2 nmt train --mpi');
  }
  const limit = mpiLimit === undefined ? MPI_LIMIT : numberOf('--mpi-limit', mpiLimit, { minimum: 2 });
  if (size === 1) return null;
  leaveMemoryAlone();
  const wayOut = openWayOut(place);
  terminal.exitBy((code) => {
    process.emit('exit', code);
    wayOut(code);
  });
  const launcher = process.ppid;
  const where = `rank ${place.rank}`;
  return {
    place,
    limit,
    isWanted: () => process.ppid === launcher,
    onWaiting: (seconds) => say(terminal, `nmt: ${where} has been waiting for the others for ${seconds} s`),
    onEnd(reason) {
      say(terminal, `nmt: ${where} gives up: ${reason} (the last checkpoint is whole: --resume goes on from it)`);
      terminal.exitNow(EXIT.failed);
    },
  };
}

/**
 * Before MPI is opened. UCX, the transport beneath MPICH and others, puts its own functions in the place of mmap, brk and
 * malloc while the engine's threads are in them: under load one run in fifty died of it. Who needs that can say so.
 */
function leaveMemoryAlone(): void {
  process.env.UCX_MEM_EVENTS ??= 'n';
}

/** @throws NmtError E_USAGE where one process's input is to be everybody's */
export function refusePipe({ corpus, source, target, dev, devSource, devTarget }: Config): void {
  if (![corpus, source, target, dev, devSource, devTarget].includes('-')) return;
  refuse(
    '--mpi cannot read a corpus from standard input: every process reads all of it',
    'put it into a file that all machines see',
  );
}
