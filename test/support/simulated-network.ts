/** Processes and a network between them in one thread, for the exchange of gradients: they go through it in step. */
import { GradientSum } from '../../src/cluster/gradient-sum.ts';
import type { Pieces } from '../../src/cluster/mpi.ts';
import { addInPairs } from '../../src/cluster/tree-sum.ts';
import { PARAMETER_BLOCK } from '../../src/runtime/model-memory.ts';
import { ONE_THREAD } from '../../src/runtime/thread-group.ts';
import type { Kernels } from '../../src/tensor/kernels.ts';

export interface Exchanged {
  /** The sum as each process has it in the end. */
  readonly sums: readonly Float32Array[];
  /** Bytes that each process has sent, and the messages that they went in. */
  readonly bytes: readonly number[];
  readonly messages: number;
}

/** Adds up gradients of shards that are dealt to so many processes. The vectors are spoilt. */
export function exchangeGradients(
  shards: readonly Float32Array[],
  size: number,
  kernels: Pick<Kernels, 'addRange'>,
): Exchanged {
  const own = shards.length / size;
  const ranks = Array.from({ length: size }, (_, rank) => rank);
  const gradients = ranks.map((rank) => shards[rank * own]!);
  const length = gradients[0]!.length;
  const slice = Math.ceil(Math.ceil(length / PARAMETER_BLOCK) / size) * PARAMETER_BLOCK;
  const inboxes = ranks.map(() => new Float32Array(size * slice));
  const bytes = new Array<number>(size).fill(0);
  let messages = 0;
  const send = (from: number, to: number, piece: Float32Array, into: Float32Array, at: number) => {
    into.set(piece, at);
    if (from === to) return;
    bytes[from]! += piece.byteLength;
    messages++;
  };
  const pieceOf = (x: Float32Array, { starts, lengths }: Pieces, r: number) =>
    x.subarray(starts[r]!, starts[r]! + lengths[r]!);
  const sums = ranks.map((rank) => {
    const mpi = {
      exchange(out: Float32Array, outPieces: Pieces) {
        for (const to of ranks) {
          const piece = pieceOf(out, outPieces, to);
          send(rank, to, piece, inboxes[to]!, rank * piece.length);
        }
      },
      share(x: Float32Array | Uint8Array, pieces: Pieces) {
        const piece = pieceOf(x as Float32Array, pieces, rank);
        for (const to of ranks) send(rank, to, piece, gradients[to]!, pieces.starts[rank]!);
      },
      gather() {},
    };
    const vectors = { gradient: gradients[rank]!, inbox: inboxes[rank]!, losses: new Float64Array(0) };
    return new GradientSum({ rank, size, ...vectors, kernels, group: ONE_THREAD, mpi });
  });
  for (const rank of ranks) addInPairs(kernels, shards.slice(rank * own, (rank + 1) * own), 0, length);
  for (const one of sums) one.scatter();
  for (const one of sums) one.addArrivals();
  for (const one of sums) one.collect();
  return { sums: gradients, bytes, messages };
}
