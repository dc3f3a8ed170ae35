/**
 * The sum of a gradient over processes, with the same bits for any number of them. Each has added up its own part and
 * gets one slice of all the others' (all-to-all), adds these up as a tree, and all share their slices (all-gather).
 * A process sends 2 · (R − 1) / R · 4n bytes for n floats and R processes, as the best all-reduce does; that one would
 * add in an order that depends on R.
 */
import { PARAMETER_BLOCK } from '../runtime/model-memory.ts';
import { shareOf, type ThreadGroup } from '../runtime/thread-group.ts';
import type { Kernels } from '../tensor/kernels.ts';
import type { Mpi, Pieces } from './mpi.ts';
import { oneAfterTheOther } from './texts.ts';
import { addInPairs } from './tree-sum.ts';

interface GradientSumParts {
  readonly rank: number;
  readonly size: number;
  /** This process's part of the sum; becomes the sum. */
  readonly gradient: Float32Array;
  /** Room for a slice of every process. */
  readonly inbox: Float32Array;
  /** Of all processes, by rank; this one knows its own part. */
  readonly losses: Float64Array;
  readonly kernels: Pick<Kernels, 'addRange'>;
  readonly group: ThreadGroup;
  /** `null` on all threads but the one that has started MPI. */
  readonly mpi: Pick<Mpi, 'exchange' | 'share' | 'gather'> | null;
}

export class GradientSum {
  private readonly parts: GradientSumParts;
  private readonly slices: Pieces;
  private readonly arrivals: Pieces;
  /** This process's slice as it comes from each. */
  private readonly arrived: readonly Float32Array[];

  constructor(parts: GradientSumParts) {
    const { rank, size, gradient, inbox } = parts;
    this.parts = parts;
    this.slices = slicesOf(gradient.length, size);
    const own = this.slices.lengths[rank]!;
    this.arrivals = oneAfterTheOther(new Int32Array(size).fill(own));
    this.arrived = Array.from(this.arrivals.starts, (start) => inbox.subarray(start, start + own));
  }

  /** Called by all threads together, when each has done its part of the gradient. */
  sum(): void {
    const { group } = this.parts;
    group.barrier();
    this.scatter();
    group.barrier();
    this.addArrivals();
    group.barrier();
    this.collect();
    group.barrier();
  }

  /** Every other process's slice goes to it, and theirs of this one's come here. */
  scatter(): void {
    const { mpi, gradient, inbox } = this.parts;
    mpi?.exchange(gradient, this.slices, inbox, this.arrivals);
  }

  /** This thread's part of the sum over all processes. */
  addArrivals(): void {
    const { kernels, group, gradient, rank } = this.parts;
    const first = this.arrived[0]!;
    const { start, end } = shareOf(group, first.length, PARAMETER_BLOCK);
    addInPairs(kernels, this.arrived, start, end);
    gradient.set(first.subarray(start, end), this.slices.starts[rank]! + start);
  }

  /** The slices of the sum come to all, and the losses of all parts. */
  collect(): void {
    const { mpi, gradient, losses, rank, size } = this.parts;
    if (mpi === null) return;
    mpi.share(gradient, this.slices);
    const own = losses.length / size;
    mpi.gather(losses.slice(rank * own, (rank + 1) * own), losses);
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
