/**
 * The bridge: where the decoder's layers start, from where the encoder's ended.
 *
 *   dense   h₀ = tanh(Wh·[h→; h←] + bh)     c₀ = Wc·[c→; c←] + bc
 *   copy    h₀ = [h→; h←]                   c₀ = [c→; c←]
 *   zero    nothing: attention alone carries the source
 */
import type { ModelConfig } from '../config.ts';
import { memorySize } from '../encoder-size.ts';
import { CELLS } from '../ops/cells.ts';
import type { Variable } from '../tensor/matrix.ts';
import type { Parameter, ParameterSpec } from '../tensor/parameters.ts';
import type { Pass } from '../tensor/tape.ts';
import type { Encoded } from './encoder.ts';
import type { State } from './layer-options.ts';
import { biasSpec, linear, linearSpec, tanhInPlace } from './linear.ts';

export function bridgeSpecs(config: ModelConfig): ParameterSpec[] {
  if (config.bridge !== 'dense') return [];
  const parts = CELLS[config.cell].hasCellState ? ['hidden', 'cell'] : ['hidden'];
  return Array.from({ length: config.layers }, (_, layer) =>
    parts.flatMap((part) => [
      linearSpec(`bridge.${layer}.${part}`, memorySize(config), config.hiddenSize),
      biasSpec(`bridge.${layer}.${part}Bias`, config.hiddenSize),
    ]),
  ).flat();
}

/**
 * The initial state of every decoder layer, one row a target slot, or `null` for zeros; `sourceSlots` names each slot's
 * source sentence.
 *
 * Shapes  encoded.final [B, M or M/2] for each direction, sourceSlots [B] → hidden and cell [B, H] for each layer
 */
export function bridge(
  pass: Pass,
  config: ModelConfig,
  parameters: ReadonlyMap<string, Parameter>,
  encoded: Encoded,
  sourceSlots: Int32Array,
): (State | null)[] {
  return encoded.final.map((directions, layer) => {
    if (config.bridge === 'zero') return null;
    const start = (part: 'hidden' | 'cell'): Variable | null => {
      const ends = directions.map((state) => state[part]);
      if (ends.includes(null)) return null;
      const joined = sideBySide(pass, ends as Variable[], sourceSlots);
      if (config.bridge === 'copy') return joined;
      const begun = linear(
        pass,
        joined,
        parameters.get(`bridge.${layer}.${part}`)!,
        parameters.get(`bridge.${layer}.${part}Bias`)!,
      );
      if (part === 'hidden') tanhInPlace(pass, begun);
      return begun;
    };
    return { hidden: start('hidden')!, cell: start('cell') };
  });
}

/** [B, Hₑ] of each direction → [B, M], rows in the order of the target slots. */
function sideBySide(pass: Pass, ends: readonly Variable[], slots: Int32Array): Variable {
  const { kernels, arena, tape } = pass;
  const joined = arena.variable(
    slots.length,
    ends.reduce((sum, end) => sum + end.columns, 0),
  );
  let column = 0;
  for (const end of ends) {
    const part = joined.columnsAt(column, end.columns);
    kernels.gatherRows(part.value, end.value, slots, 0);
    tape?.record(() => kernels.scatterAddRows(end.gradient, part.gradient, slots, 0));
    column += end.columns;
  }
  return joined;
}
