/** Whether the encoder's gates still move: a gate that is shut or wide open for every word has stopped learning. */
import type { GateSaturation } from '../../checkpoint/records.ts';
import { encoderHiddenSize } from '../../config.ts';
import { createSourceBatch, type Ids } from '../../model/batch.ts';
import { isSaturated } from '../../model/saturation.ts';
import type { Seq2Seq } from '../../model/seq2seq.ts';
import { CELLS } from '../../ops/cells.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import type { Pass } from '../../tensor/tape.ts';

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
