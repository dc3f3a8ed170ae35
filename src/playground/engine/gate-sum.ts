/**
 * How one gate of one unit came about at one word: the sum before σ or tanh, taken apart into what was read, what was
 * fed back, what the layer remembered, and the bias; and each of these into the numbers that pushed most.
 */

import type { LayerTrace, SentenceTrace } from '../../inspect/trace.ts';
import { type LayerWeights, weightsOf } from '../../model/layer-weights.ts';
import type { Seq2Seq } from '../../model/seq2seq.ts';
import { BOS } from '../../special-ids.ts';
import type { Parameter } from '../../tensor/parameters.ts';

/** `word`: the vector of a word; `below`: states of the layer below; `fed`: the readout of the step before; `hidden`: h′. */
type PartKind = 'word' | 'below' | 'fed' | 'hidden';

interface Push {
  /** Its place in the vector. */
  readonly unit: number;
  readonly value: number;
  readonly weight: number;
}

export interface SumPart {
  readonly kind: PartKind;
  /** Σ value · weight; of a GRU's new state, times its reset gate where the past comes in. */
  readonly total: number;
  /** By how much they push, the most first. */
  readonly pushes: readonly Push[];
}

export interface GateSum {
  readonly parts: readonly SumPart[];
  readonly bias: number;
  readonly sum: number;
  readonly squash: 'σ' | 'tanh';
}

interface GatePlace {
  readonly layer: LayerTrace;
  /** In the order of the tokens. */
  readonly step: number;
  readonly unit: number;
  readonly gate: string;
}

/** `null` for a cell whose gates have weights of their own besides, which these parts would leave out. */
export function gateSum(model: Seq2Seq, trace: SentenceTrace, place: GatePlace): GateSum | null {
  const { layer, step, unit, gate } = place;
  const { kind, side } = layer;
  const index = kind.gateNames.indexOf(gate);
  const name = side === 'encoder' ? `encoder.${layer.layer}.${layer.direction}` : `decoder.${layer.layer}`;
  const weights = weightsOf(name, model.parameters);
  if (weights.own !== null || index < 0) return null;
  const column = index * layer.unitCount + unit;
  const isCandidate = gate === kind.candidate;
  // A GRU's reset gate acts on what its new state sees of the past.
  const heard = kind.hiddenProductApart && isCandidate ? layer.steps[step]!.gates.reset![unit]! : 1;
  const parts = inputsOf(model, trace, place, weights).map(([part, values, matrix]) => {
    return partOf(part, values, { matrix, column, factor: part === 'hidden' ? heard : 1 });
  });
  const bias = weights.bias.value.at(0, column) + heard * (weights.hiddenBias?.value.at(0, column) ?? 0);
  const sum = parts.reduce((total, part) => total + part.total, bias);
  return { parts, bias, sum, squash: isCandidate ? 'tanh' : 'σ' };
}

type Input = readonly [PartKind, readonly number[], Parameter];

/** What the layer multiplies at that step, and by which weights. */
function inputsOf(model: Seq2Seq, trace: SentenceTrace, place: GatePlace, weights: LayerWeights): Input[] {
  const { layer, step } = place;
  const below = belowOf(model, trace, place);
  const fed = layer.side === 'decoder' && layer.layer === 0 && step > 0 ? trace.readouts[step - 1]! : null;
  const inputs: Input[] = [];
  if (weights.input !== null) inputs.push([layer.layer === 0 ? 'word' : 'below', below, weights.input]);
  if (weights.stepInput !== null && layer.layer > 0) inputs.push(['below', below, weights.stepInput]);
  else if (weights.stepInput !== null && fed !== null) inputs.push(['fed', fed, weights.stepInput]);
  inputs.push(['hidden', hiddenBefore(layer, step), weights.hidden]);
  return inputs;
}

/** The word's vector, or the states of the layer below, both directions side by side. */
function belowOf({ parameters }: Seq2Seq, trace: SentenceTrace, { layer, step }: GatePlace): number[] {
  if (layer.layer > 0) {
    const layers = layer.side === 'encoder' ? trace.encoder : trace.decoder;
    return layers.filter((one) => one.layer === layer.layer - 1).flatMap((one) => one.steps[step]!.hidden);
  }
  const isSource = layer.side === 'encoder';
  // Three-way tied embeddings have one table for both sides.
  const own = isSource ? parameters.get('source.embedding') : undefined;
  const table = own ?? parameters.get('target.embedding')!;
  const id = isSource ? trace.sourceIds[step]! : step === 0 ? BOS : trace.targetIds[step - 1]!;
  return table.value.rowsAt(id, 1).toRows()[0]!;
}

/** h′: what the layer held when it came to that token. */
function hiddenBefore(layer: LayerTrace, step: number): readonly number[] {
  return layer.steps[stepBefore(layer, step)]?.hidden ?? layer.start.hidden;
}

/** The place of the step that ran before, or one that is not there. */
export function stepBefore({ direction }: LayerTrace, step: number): number {
  return direction === 'forward' ? step - 1 : step + 1;
}

function partOf(
  kind: PartKind,
  values: readonly number[],
  { matrix, column, factor }: { matrix: Parameter; column: number; factor: number },
): SumPart {
  const pushes = values.map((value, unit) => ({ unit, value, weight: factor * matrix.value.at(unit, column) }));
  pushes.sort((a, b) => Math.abs(b.value * b.weight) - Math.abs(a.value * a.weight));
  return { kind, total: pushes.reduce((sum, { value, weight }) => sum + value * weight, 0), pushes };
}
