/**
 * Which weights each of several processes updates: a slice of whole blocks. The gradient of a slice goes to its process
 * (all-to-all), which adds up what has come as a tree and updates by the sum; then the new weights come to all
 * (all-gather). A process sends 2 · (R − 1) / R · 4n bytes for n floats and R processes, as many as the best all-reduce
 * of gradients, but the optimiser's work is divided, and the bits are the same for any R.
 */
import { PARAMETER_BLOCK } from '../runtime/model-memory.ts';
import { shareOf } from '../runtime/thread-group.ts';
import type { Kernels } from '../tensor/kernels.ts';
import type { Mpi, Pieces } from './mpi.ts';
import { oneAfterTheOther } from './texts.ts';
import { addInPairs } from './tree-sum.ts';

interface WeightSlicesParts {
  readonly rank: number;
  readonly size: number;
  /** This process's part of the sum; its own slice becomes the sum. */
  readonly gradient: Float32Array;
  /** Room for this process's slice from every other. */
  readonly inbox: Float32Array;
  readonly kernels: Pick<Kernels, 'addRange'>;
  /** `null` on all threads but the one that has started MPI: only that one talks to the other processes. */
  readonly mpi: Pick<Mpi, 'exchange' | 'share' | 'gather'> | null;
}

export class WeightSlices {
  /** Of this process. */
  readonly own: { readonly start: number; readonly end: number };
  private readonly parts: WeightSlicesParts;
  private readonly slices: Pieces;
  /** What goes to the others, and what comes from them. */
  private readonly departures: Pieces;
  private readonly arrivals: Pieces;
  /** This process's slice as it comes from each; its own stays in the gradient. */
  private readonly arrived: readonly Float32Array[];

  constructor(parts: WeightSlicesParts) {
    const { rank, size, gradient, inbox } = parts;
    this.parts = parts;
    this.slices = slicesOf(gradient.length, size);
    const [start, length] = [this.slices.starts[rank]!, this.slices.lengths[rank]!];
    this.own = { start, end: start + length };
    const others = (lengths: Int32Array) => lengths.map((one, other) => (other === rank ? 0 : one));
    this.departures = { ...this.slices, lengths: others(this.slices.lengths) };
    this.arrivals = oneAfterTheOther(others(new Int32Array(size).fill(length)));
    this.arrived = Array.from(this.arrivals.starts, (at, from) =>
      from === rank ? gradient.subarray(start, start + length) : inbox.subarray(at, at + length),
    );
  }

  /** Every other process's slice of the gradient goes to it, and theirs of this one's come here. */
  scatter(): void {
    const { mpi, gradient, inbox } = this.parts;
    mpi?.exchange(gradient, this.departures, inbox, this.arrivals);
  }

  /** The gradient's sum over all processes, over a stretch of the own slice. */
  add(start: number, end: number): void {
    const { arrived, own } = this;
    const { kernels, rank } = this.parts;
    addInPairs(kernels, arrived, start - own.start, end - own.start, arrived[rank]);
  }

  /** Every process's slice of a vector comes to all. */
  share(vector: Float32Array): void {
    this.parts.mpi?.share(vector, this.slices);
  }

  /** What is known of each block comes from the process whose slice it is in; of each shard, from who computed it. */
  shareSums(ofBlocks: Float64Array, ofShards: Float64Array): void {
    const { mpi, rank, size } = this.parts;
    const bytes = (of: Int32Array) => of.map((at) => Float64Array.BYTES_PER_ELEMENT * Math.ceil(at / PARAMETER_BLOCK));
    const pieces = { starts: bytes(this.slices.starts), lengths: bytes(this.slices.lengths) };
    mpi?.share(new Uint8Array(ofBlocks.buffer, ofBlocks.byteOffset, ofBlocks.byteLength), pieces);
    const own = ofShards.length / size;
    mpi?.gather(ofShards.slice(rank * own, (rank + 1) * own), ofShards);
  }
}

/** A vector cut into a slice for each process, at whole blocks. */
function slicesOf(length: number, size: number): Pieces {
  const shares = Array.from({ length: size }, (_, rank) => shareOf({ rank, size }, length, PARAMETER_BLOCK));
  return {
    starts: Int32Array.from(shares, ({ start }) => start),
    lengths: Int32Array.from(shares, ({ start, end }) => end - start),
  };
}
