/** How far an update moved the weights, for their size: a learning rate that is too high or too low shows here. */
import type { AdamSettings } from '../../ops/adam/adam.ts';
import type { ModelMemory } from '../update/model-memory.ts';

/**
 * Length of the last update over length of the weights after it.
 *
 *   ‖Δw‖ / ‖w‖,  Δw = η · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
 *
 * Why    Adam's moments still hold the last update, so training itself need not keep anything of it.
 */
export function updateRatio(
  { values, mean, square }: Pick<ModelMemory, 'values' | 'mean' | 'square'>,
  { learningRate, correction1, correction2, epsilon }: AdamSettings,
): number {
  let moved = 0;
  let length = 0;
  for (let i = 0; i < values.length; i++) {
    const step = (learningRate * (mean[i]! / correction1)) / (Math.sqrt(square[i]! / correction2) + epsilon);
    moved += step * step;
    length += values[i]! * values[i]!;
  }
  return Math.sqrt(moved / length);
}
