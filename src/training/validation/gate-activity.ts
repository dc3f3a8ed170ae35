/** Whether the encoder's gates still move: a gate that is shut or wide open for every word has stopped learning. */
import { encoderHiddenSize } from '../../config.ts';
import { createSourceBatch, type Ids } from '../../model/batch.ts';
import { CELLS } from '../../model/recurrent-layer.ts';
import type { Seq2Seq } from '../../model/seq2seq.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import type { Pass } from '../../tensor/tape.ts';

/** What one gate does over some sentences. */
export interface GateActivity {
  /** Such as "forget gate of encoder.0.forward". */
  readonly gate: string;
  /** Share of its values so near an end of their range that hardly any gradient passes. */
  readonly saturated: number;
}

/** A gate this near to an end of its range counts as shut or wide open. */
const NEAR = 0.02;
/** These are tanh values, −1 to 1; the gates proper are 0 to 1. */
const SIGNED = ['candidate', 'new', 'hidden'];

/** Every gate of the encoder over some source sentences. */
export function gateActivity(model: Seq2Seq, pass: Pass, sources: readonly Ids[]): GateActivity[] {
  const { config } = model;
  const { encoded } = model.encode(pass, createSourceBatch(sources, pass.arena, config.reverseSource));
  const size = encoderHiddenSize(config);
  return encoded.layers.flatMap((directions, layer) =>
    directions.flatMap(({ gates }, direction) =>
      CELLS[config.cell].gateNames.map((gate, i) => ({
        gate: `${gate} gate of encoder.${layer}.${direction === 0 ? 'forward' : 'backward'}`,
        saturated: saturatedShare(gates.columnsAt(i * size, size), SIGNED.includes(gate)),
      })),
    ),
  );
}

function saturatedShare(values: Matrix, isSigned: boolean): number {
  let saturated = 0;
  for (let row = 0; row < values.rows; row++) {
    for (let column = 0; column < values.columns; column++) {
      const value = values.at(row, column);
      const open = isSigned ? (value + 1) / 2 : value;
      if (open < NEAR || open > 1 - NEAR) saturated++;
    }
  }
  return saturated / (values.rows * values.columns);
}
