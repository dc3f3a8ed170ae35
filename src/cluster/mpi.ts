/**
 * As much of MPI as training needs. The thread that has called `startMpi` makes all calls (MPI_THREAD_FUNNELED), and each
 * waits for the other processes. Arrays are passed by their address: MPI reads and writes the memory itself.
 */

import type { ClusterPlace } from './cluster-place.ts';
import { openLibrary } from './mpi-library.ts';

const FUNNELED = 1;
/** Bytes of room for a text that the library writes. */
const TEXT = 8192;

/** Start and length, in elements, of the piece of each process. */
export interface Pieces {
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
}

export interface Mpi {
  readonly rank: number;
  readonly size: number;
  /** Name of the machine. */
  readonly host: string;
  barrier(): void;
  /** What `bytes` holds at the root comes to all. */
  broadcast(bytes: ArrayBufferView, root: number): void;
  /** Every process's `own`, all of one size, one after the other into `all`. */
  gather(own: ArrayBufferView, all: ArrayBufferView): void;
  /** Piece r of `out` goes to process r; what process r has sent comes to piece r of `into`. */
  exchange(out: Float32Array, outPieces: Pieces, into: Float32Array, intoPieces: Pieces): void;
  /** Every process's own piece of `x` comes to all. */
  share(x: Float32Array | Uint8Array, pieces: Pieces): void;
  finish(): void;
}

/**
 * Joins the other processes, and waits for them.
 *
 * @param calls [0] is odd while a call waits for other processes, so that another thread can watch
 * @throws NmtError E_CONFIG when MPI cannot be called
 */
export function startMpi(place: Pick<ClusterPlace, 'launcher'>, calls: Int32Array): Mpi {
  const { native, dialect } = openLibrary(place);
  const { world, float, byte, inPlace } = dialect;
  /** A function of the library that begins with `MPI_`; one that fails ends the process, which is MPI's own way. */
  const bind = (name: string, parameters: string) => {
    const call = native.func(`int MPI_${name}(${parameters.replaceAll('HANDLE', dialect.handle)})`);
    return (...values: unknown[]): void => {
      Atomics.add(calls, 0, 1);
      const code = call(...values);
      Atomics.add(calls, 0, 1);
      if (code !== 0) throw new Error(`MPI_${name} failed with code ${code}`);
    };
  };
  const number = (name: string): number => {
    const found = [0];
    bind(name, 'HANDLE, _Out_ int *')(world, found);
    return found[0]!;
  };
  bind('Init_thread', 'void *, void *, int, _Out_ int *')(null, null, FUNNELED, [0]);
  const barrier = bind('Barrier', 'HANDLE');
  const broadcast = bind('Bcast', 'void *, int, HANDLE, int, HANDLE');
  const gather = bind('Allgather', 'void *, int, HANDLE, void *, int, HANDLE, HANDLE');
  const exchange = bind('Alltoallv', 'void *, void *, void *, HANDLE, void *, void *, void *, HANDLE, HANDLE');
  const share = bind('Allgatherv', 'void *, int, HANDLE, void *, void *, void *, HANDLE, HANDLE');
  const finish = bind('Finalize', 'void');
  return {
    rank: number('Comm_rank'),
    size: number('Comm_size'),
    host: textOf(bind('Get_processor_name', 'void *, _Out_ int *')),
    barrier: () => barrier(world),
    broadcast: (bytes, root) => broadcast(bytes, bytes.byteLength, byte, root, world),
    gather: (own, all) => gather(own, own.byteLength, byte, all, own.byteLength, byte, world),
    exchange: (out, o, into, i) => exchange(out, o.lengths, o.starts, float, into, i.lengths, i.starts, float, world),
    share(x, { starts, lengths }) {
      const type = x instanceof Float32Array ? float : byte;
      share(inPlace, 0, type, x, lengths, starts, type, world);
    },
    finish: () => finish(),
  };
}

/** What a function writes that takes room for a text and says how long it is. */
function textOf(call: (room: Uint8Array, length: number[]) => void): string {
  const [room, length] = [new Uint8Array(TEXT), [0]];
  call(room, length);
  return new TextDecoder().decode(room.subarray(0, length[0]));
}
