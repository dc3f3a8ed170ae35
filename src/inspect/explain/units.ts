/** Single units of a layer: how long each remembers, and what it did over the sentence. */
import type { LayerTrace, SentenceTrace, StepTrace } from '../trace.ts';

/** One unit over one sentence. */
export interface UnitTrace {
  readonly side: LayerTrace['side'];
  readonly layer: number;
  readonly direction: LayerTrace['direction'];
  readonly unit: number;
  /** Mean share of its state that the unit keeps from one token to the next, 0–1. */
  readonly kept: number;
  /** Tokens until 1/e of what it held is left, at that rate. */
  readonly memory: number;
  /** Before the first token it read. */
  readonly start: { readonly hidden: number; readonly cell: number | null };
  readonly steps: readonly UnitStep[];
}

export interface UnitStep {
  readonly token: string;
  readonly gates: Readonly<Record<string, number>>;
  readonly cell: number | null;
  readonly hidden: number;
}

/** What a step keeps of unit `j`: f in an LSTM, z in a GRU, in a plain RNN how little the hidden state moves. */
function keptBy(step: StepTrace, previous: readonly number[], j: number): number {
  if (step.gates.forget !== undefined) return step.gates.forget[j]!;
  if (step.gates.update !== undefined) return step.gates.update[j]!;
  return 1 - Math.abs(step.hidden[j]! - previous[j]!) / 2;
}

/** Everything about unit `j` of a layer. */
export function traceUnit(layer: LayerTrace, j: number, tokens: readonly string[]): UnitTrace {
  const { side, layer: index, direction, start, steps } = layer;
  const inOrder = direction === 'forward' ? steps : [...steps].reverse();
  const kept = inOrder.map((step, t) => keptBy(step, t === 0 ? start.hidden : inOrder[t - 1]!.hidden, j));
  const logarithm = kept.reduce((sum, share) => sum + Math.log(Math.max(share, 1e-9)), 0) / kept.length;
  return {
    side,
    layer: index,
    direction,
    unit: j,
    kept: kept.reduce((sum, share) => sum + share, 0) / kept.length,
    memory: logarithm < 0 ? -1 / logarithm : Number.POSITIVE_INFINITY,
    start: { hidden: start.hidden[j]!, cell: start.cell?.[j] ?? null },
    steps: steps.map((step, t) => ({
      token: tokens[t]!,
      gates: Object.fromEntries(Object.entries(step.gates).map(([name, values]) => [name, values[j]!])),
      cell: step.cell?.[j] ?? null,
      hidden: step.hidden[j]!,
    })),
  };
}

/** Unit `j` of every layer that has one. */
export function unitEverywhere(trace: SentenceTrace, j: number, words: TraceTokens): UnitTrace[] {
  return layersOf(trace)
    .filter(({ unitCount }) => j < unitCount)
    .map((layer) => traceUnit(layer, j, words[layer.side]));
}

/** The tokens that stand over the steps of each side. */
export interface TraceTokens {
  readonly encoder: readonly string[];
  readonly decoder: readonly string[];
  /** What the decoder read at each step: the beginning of the sentence, then the word before. */
  readonly decoderInput: readonly string[];
}

export type UnitOrder = 'forgetful' | 'memory';

/** The `count` most forgetful units of the model, or those of longest memory, measured over this sentence. */
export function chooseUnits(trace: SentenceTrace, order: UnitOrder, count: number, words: TraceTokens): UnitTrace[] {
  const all = layersOf(trace).flatMap((layer) =>
    Array.from({ length: layer.unitCount }, (_, j) => traceUnit(layer, j, words[layer.side])),
  );
  const sign = order === 'forgetful' ? 1 : -1;
  return all.sort((a, b) => sign * compareMemory(a, b)).slice(0, count);
}

function compareMemory(a: UnitTrace, b: UnitTrace): number {
  return a.memory === b.memory ? a.kept - b.kept : a.memory < b.memory ? -1 : 1;
}

/** Units of the widest layer. */
export function mostUnits(trace: SentenceTrace): number {
  return Math.max(...layersOf(trace).map(({ unitCount }) => unitCount));
}

export function layersOf({ encoder, decoder }: SentenceTrace): readonly LayerTrace[] {
  return [...encoder, ...decoder];
}

/** Example 3.25 → "3.3 words" */
export function memoryText({ memory }: Pick<UnitTrace, 'memory'>): string {
  return memory < 1000 ? `${memory.toFixed(1)} words` : 'for ever';
}
