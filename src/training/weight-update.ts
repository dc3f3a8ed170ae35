/**
 * From the gradients of all shards to new weights, as one thread does it: its part of the sum, of its squares, of Adam.
 * Among several processes each does so for its own slice of the weights, and they share what they have.
 */
import { addInPairs } from '../cluster/tree-sum.ts';
import type { WeightSlices } from '../cluster/weight-slices.ts';
import type { Config } from '../config.ts';
import { adam } from '../ops/adam/adam.ts';
import { type ModelMemory, PARAMETER_BLOCK } from '../runtime/model-memory.ts';
import { shareOf, type ThreadGroup } from '../runtime/thread-group.ts';
import type { Kernels } from '../tensor/kernels.ts';
import type { FloatArray } from '../tensor/matrix.ts';
import { adamSettings, clipScale, normOf, sumSquares } from './optimiser.ts';

interface WeightUpdateParts {
  readonly memory: ModelMemory;
  readonly kernels: Kernels;
  readonly group: ThreadGroup;
  readonly rules: Pick<Config, 'beta2' | 'clipNorm' | 'weightAverage'>;
  /** Where several processes train together. */
  readonly slices: WeightSlices | null;
}

export class WeightUpdate {
  private readonly parts: WeightUpdateParts;
  /** The weights that this thread updates. */
  private readonly own: { readonly start: number; readonly end: number };

  constructor(parts: WeightUpdateParts) {
    const { memory, group, slices } = parts;
    const { start: first, end: last } = slices?.own ?? { start: 0, end: memory.values.length };
    const { start, end } = shareOf(group, last - first, PARAMETER_BLOCK);
    this.parts = parts;
    this.own = { start: first + start, end: first + end };
  }

  /**
   * Sums the gradients of all shards, two by two as in a tree, into the first one of this process. Returns the L2 norm of
   * the sum. Afterwards each process has the losses of all.
   */
  sumGradients(): number {
    const { memory, kernels, group, slices } = this.parts;
    const sum = memory.gradients[0]!;
    const addShards = (start: number, end: number) => addInPairs(kernels, memory.gradients, start, end);
    group.barrier();
    if (slices === null) {
      // A block at a time: its sum is still in the cache when its squares are taken.
      sumSquares(kernels, sum, this.own, memory.normBlocks, addShards);
    } else {
      const { start, end } = shareOf(group, sum.length, PARAMETER_BLOCK);
      addShards(start, end);
      group.barrier();
      slices.scatter();
      group.barrier();
      sumSquares(kernels, sum, this.own, memory.normBlocks, (from, to) => slices.add(from, to));
      group.barrier();
      slices.shareSums(memory.normBlocks, memory.shardLosses);
    }
    group.barrier();
    return normOf(memory.normBlocks);
  }

  /** New weights, after `step` updates, by the summed gradient, whose L2 norm is `norm`. */
  apply(step: number, learningRate: number, norm: number): void {
    const { memory, kernels, group, rules } = this.parts;
    const { values: weights, gradients, mean, square, average } = memory;
    const settings = adamSettings({ ...rules, step, learningRate, gradientScale: clipScale(norm, rules.clipNorm) });
    kernels.run(adam)({ weights, gradient: gradients[0]!, mean, square, average, ...this.own, settings });
    group.barrier();
    this.share([weights]);
  }

  /** Between updates a process keeps the moments and the average of its own weights only. After this all have all of them. */
  collect(): void {
    const { mean, square, average } = this.parts.memory;
    this.share([mean, square, average]);
  }

  /** Between processes: each sends its own slice of the vectors, and has them whole afterwards. */
  private share(vectors: readonly (FloatArray | null)[]): void {
    const { slices, group } = this.parts;
    if (slices === null) return;
    for (const vector of vectors) if (vector !== null) slices.share(vector as Float32Array);
    group.barrier();
  }
}
