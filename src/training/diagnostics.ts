/** Two signs of how training goes: whether the encoder's gates still move, and how far an update moves the weights. */
import type { GateSaturation } from '../checkpoint/records.ts';
import { encoderHiddenSize } from '../encoder-size.ts';
import { createSourceBatch, type Ids } from '../model/batch.ts';
import { isSaturated } from '../model/saturation.ts';
import type { Seq2Seq } from '../model/seq2seq.ts';
import type { AdamSettings } from '../ops/adam/adam.ts';
import { CELLS } from '../ops/cells.ts';
import type { ModelMemory } from '../runtime/model-memory.ts';
import type { Matrix } from '../tensor/matrix.ts';
import type { Pass } from '../tensor/tape.ts';

/** Every gate of the encoder over some source sentences. */
export function gateActivity(model: Seq2Seq, pass: Pass, sources: readonly Ids[]): GateSaturation[] {
  const { config } = model;
  const { encoded } = model.encode(pass, createSourceBatch(sources, pass.arena, config.reverseSource));
  const size = encoderHiddenSize(config);
  const cell = CELLS[config.cell];
  return encoded.layers.flatMap((directions, layer) =>
    directions.flatMap(({ gates }, direction) =>
      cell.gateNames.map((gate, i) => ({
        gate,
        layer,
        direction: direction === 0 ? ('forward' as const) : ('backward' as const),
        share: shareOf(gates.columnsAt(i * size, size), (value) => isSaturated(cell, gate, value)),
      })),
    ),
  );
}

function shareOf(values: Matrix, isCounted: (value: number) => boolean): number {
  let counted = 0;
  for (let row = 0; row < values.rows; row++) {
    for (let column = 0; column < values.columns; column++) if (isCounted(values.at(row, column))) counted++;
  }
  return counted / (values.rows * values.columns);
}

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
