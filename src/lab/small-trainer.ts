/**
 * The weights of one small network and their optimiser: the translator's parameters, clipping and Adam, on one thread.
 */
import { adam } from '../ops/adam/adam.ts';
import { PARAMETER_BLOCK } from '../runtime/model-memory.ts';
import type { FloatArray } from '../tensor/matrix.ts';
import {
  bindParameters,
  createPackedWeights,
  initialiseAll,
  layOut,
  type PackedWeights,
  type Parameter,
  type ParameterSpec,
  packWeights,
} from '../tensor/parameters.ts';
import { adamSettings, clipScale, normOf, sumSquares } from '../training/optimiser.ts';
import type { Workspace } from './workspace.ts';

const BETA2 = 0.999;
const CLIP_NORM = 1;

export class SmallTrainer {
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Updates done. */
  steps = 0;
  private readonly workspace: Workspace;
  private readonly values: FloatArray;
  private readonly gradient: FloatArray;
  private readonly mean: FloatArray;
  private readonly square: FloatArray;
  private readonly packed: PackedWeights;
  private readonly normBlocks: Float64Array;

  /** Takes room from the workspace's arena; whoever made the mark before releases it. */
  constructor(workspace: Workspace, specs: readonly ParameterSpec[], seed: number) {
    const { length } = layOut(specs);
    const vector = () => workspace.arena.floats(length).fill(0) as FloatArray;
    this.workspace = workspace;
    this.values = vector();
    this.gradient = vector();
    this.mean = vector();
    this.square = vector();
    this.normBlocks = new Float64Array(Math.ceil(length / PARAMETER_BLOCK));
    initialiseAll(specs, this.values, seed);
    this.packed = createPackedWeights(specs, this.values, { ...workspace, training: true });
    this.parameters = bindParameters(specs, this.values, this.gradient, this.packed);
    this.pack();
  }

  /** Packs the weights anew, once they have changed. */
  pack(): void {
    packWeights(this.packed, this.workspace.kernels);
  }

  /** Forgets the gradient: what comes next adds to nothing. */
  clearGradient(): void {
    this.gradient.fill(0);
  }

  /** One step of Adam along the gradient that has been collected; returns its norm before clipping. */
  update(learningRate: number): number {
    const { kernels } = this.workspace;
    const { length } = this.values;
    sumSquares(kernels, this.gradient, { start: 0, end: length }, this.normBlocks);
    const norm = normOf(this.normBlocks);
    const settings = adamSettings({
      step: this.steps,
      learningRate,
      beta2: BETA2,
      gradientScale: clipScale(norm, CLIP_NORM),
      weightAverage: 0,
    });
    const { values: weights, gradient, mean, square } = this;
    kernels.run(adam)({ weights, gradient, mean, square, average: null, start: 0, end: length, settings });
    this.pack();
    this.steps++;
    return norm;
  }
}
