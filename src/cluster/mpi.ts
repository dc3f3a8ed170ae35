/**
 * As much of MPI as training needs. The thread that has called `startMpi` makes all calls (MPI_THREAD_FUNNELED), and each
 * waits for the other processes. Arrays are passed by their address: MPI reads and writes the memory itself.
 */

import type { ClusterPlace } from './cluster-place.ts';
import { type OpenLibrary, openLibrary } from './mpi-library.ts';

const FUNNELED = 1;
/** How often a call asks whether it is done before it gives its core away in between: less than a millisecond. */
const SPINS = 2_000;
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
  const library = openLibrary(place);
  const { world, float, byte, inPlace } = library.dialect;
  const { bind, bindPatient } = binderOf(library, calls);
  const number = (name: string): number => {
    const found = [0];
    bind(name, 'HANDLE, _Out_ int *')(world, found);
    return found[0]!;
  };
  bind('Init_thread', 'void *, void *, int, _Out_ int *')(null, null, FUNNELED, [0]);
  const barrier = bindPatient('Ibarrier', 'HANDLE');
  const broadcast = bindPatient('Ibcast', 'void *, int, HANDLE, int, HANDLE');
  const gather = bindPatient('Iallgather', 'void *, int, HANDLE, void *, int, HANDLE, HANDLE');
  const exchange = bindPatient('Ialltoallv', 'void *, void *, void *, HANDLE, void *, void *, void *, HANDLE, HANDLE');
  const share = bindPatient('Iallgatherv', 'void *, int, HANDLE, void *, void *, void *, HANDLE, HANDLE');
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

/** How functions of the library are called. One that fails ends the process, which is MPI's own way. */
function binderOf({ native, dialect }: OpenLibrary, calls: Int32Array) {
  const find = (name: string, parameters: string) => {
    const call = native.func(`int MPI_${name}(${parameters.replaceAll('HANDLE', dialect.handle)})`);
    return (...values: unknown[]): void => {
      const code = call(...values);
      if (code !== 0) throw new Error(`MPI_${name} failed with code ${code}`);
    };
  };
  const counted =
    (call: (...values: unknown[]) => void) =>
    (...values: unknown[]): void => {
      Atomics.add(calls, 0, 1);
      call(...values);
      Atomics.add(calls, 0, 1);
    };
  const test = find('Test', 'void *, void *, void *');
  const yieldCore = native.func('int sched_yield()');
  const [request, done] = [new BigInt64Array(1), new Int32Array(1)];
  const untilDone =
    (begin: (...values: unknown[]) => void) =>
    (...values: unknown[]): void => {
      done[0] = 0;
      begin(...values, request);
      for (let asked = 0; done[0] === 0; asked++) {
        if (asked >= SPINS) yieldCore();
        test(request, done, dialect.ignoreStatus);
      }
    };
  return {
    bind: (name: string, parameters: string) => counted(find(name, parameters)),
    /** For one that returns at once and is done later: asks until it is, and gives the core to whoever wants it. */
    bindPatient: (name: string, parameters: string) => counted(untilDone(find(name, `${parameters}, void *`))),
  };
}

/** What a function writes that takes room for a text and says how long it is. */
function textOf(call: (room: Uint8Array, length: number[]) => void): string {
  const [room, length] = [new Uint8Array(TEXT), [0]];
  call(room, length);
  return new TextDecoder().decode(room.subarray(0, length[0]));
}
