/** Processes and a network between them in one thread, for the exchange of gradients: they go through it in step. */
import type { Pieces } from '../../src/cluster/mpi.ts';
import { addInPairs } from '../../src/cluster/tree-sum.ts';
import { WeightSlices } from '../../src/cluster/weight-slices.ts';
import { PARAMETER_BLOCK } from '../../src/runtime/model-memory.ts';
import type { Kernels } from '../../src/tensor/kernels.ts';

interface Exchanged {
  /** The sum as each process has it in the end. */
  readonly sums: readonly Float32Array[];
  /** Bytes that each process has received, and the messages that they came in. */
  readonly bytes: readonly number[];
  readonly messages: readonly number[];
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
  // One after the other reads what has come before the next one's comes, so one room does for all.
  const inbox = new Float32Array((size - 1) * slice);
  const [bytes, messages] = [new Array<number>(size).fill(0), new Array<number>(size).fill(0)];
  const receive = (rank: number, from: number, piece: Float32Array, into: Float32Array, at: number) => {
    if (into.buffer !== piece.buffer) into.set(piece, at);
    if (from === rank || piece.length === 0) return;
    bytes[rank]! += piece.byteLength;
    messages[rank]!++;
  };
  const pieceOf = (x: Float32Array, { starts, lengths }: Pieces, r: number) =>
    x.subarray(starts[r]!, starts[r]! + lengths[r]!);
  const slices = ranks.map((rank) => {
    const mpi = {
      exchange(_: Float32Array, outPieces: Pieces, into: Float32Array, intoPieces: Pieces) {
        for (const from of ranks) {
          const start = outPieces.starts[rank]!;
          const piece = gradients[from]!.subarray(start, start + intoPieces.lengths[from]!);
          receive(rank, from, piece, into, intoPieces.starts[from]!);
        }
      },
      share(x: Float32Array | Uint8Array, pieces: Pieces) {
        for (const from of ranks) {
          receive(rank, from, pieceOf(gradients[from]!, pieces, from), x as Float32Array, pieces.starts[from]!);
        }
      },
      gather() {},
    };
    return new WeightSlices({ rank, size, gradient: gradients[rank]!, inbox, kernels, mpi });
  });
  for (const rank of ranks) addInPairs(kernels, shards.slice(rank * own, (rank + 1) * own), 0, length);
  for (const one of slices) {
    one.scatter();
    one.add(one.own.start, one.own.end);
  }
  slices.forEach((one, rank) => {
    one.share(gradients[rank]!);
  });
  return { sums: gradients, bytes, messages };
}
