/** The weights of one small network and their optimiser: the translator's parameters and its update, on one thread. */
import type { ModelMemory } from '../runtime/model-memory.ts';
import { ONE_THREAD } from '../runtime/thread-group.ts';
import { bindParameters, type Parameter, type ParameterSpec, packWeights } from '../tensor/parameters.ts';
import { WeightUpdate } from '../training/weight-update.ts';
import { networkMemory, type Workspace } from './workspace.ts';

const RULES = { beta2: 0.999, clipNorm: 1, weightAverage: 0 } as const;

export class SmallTrainer {
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Updates done. */
  steps = 0;
  private readonly kernels: Workspace['kernels'];
  private readonly memory: ModelMemory;
  private readonly weightUpdate: WeightUpdate;

  /** Takes room from the workspace's arena; whoever made the mark before releases it. */
  constructor(workspace: Workspace, specs: readonly ParameterSpec[], seed: number) {
    const { kernels } = workspace;
    const memory = networkMemory(workspace, specs, seed);
    this.kernels = kernels;
    this.memory = memory;
    this.weightUpdate = new WeightUpdate({ memory, kernels, group: ONE_THREAD, slices: null, rules: RULES });
    this.parameters = bindParameters(specs, memory.values, memory.gradients[0]!, memory.packed);
    this.pack();
  }

  /** Packs the weights anew, once they have changed. */
  pack(): void {
    packWeights(this.memory.packed, this.kernels);
  }

  /** Forgets the gradient: what comes next adds to nothing. */
  clearGradient(): void {
    this.memory.gradients[0]!.fill(0);
  }

  /** One step of Adam along the gradient that has been collected; returns its norm before clipping. */
  update(learningRate: number): number {
    const norm = this.weightUpdate.sumGradients();
    this.weightUpdate.apply(this.steps++, learningRate, norm);
    this.pack();
    return norm;
  }
}
