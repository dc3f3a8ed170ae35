/** The end of a process one of whose threads may be inside of MPI, in a call that never comes back. */
import type { ClusterPlace } from './cluster-place.ts';
import { openLibrary } from './mpi-library.ts';

/**
 * How to end this process at once: Node's own way waits for its threads, and would wait for ever. MPI's launcher ends
 * the other processes when one has gone without a farewell.
 *
 * @throws NmtError E_CONFIG when MPI cannot be called from here
 */
export function openWayOut(place: Pick<ClusterPlace, 'launcher'>): (code: number) => void {
  return openLibrary(place).native.func('void _exit(int)');
}
