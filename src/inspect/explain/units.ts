/** Single units of a layer: how long each remembers, and what it did over the sentence. */
import type { Cell } from '../../ops/cell.ts';
import type { LayerTrace, SentenceTrace } from '../trace.ts';

/** One unit over one sentence. */
export interface UnitTrace {
  readonly side: LayerTrace['side'];
  readonly layer: number;
  readonly direction: LayerTrace['direction'];
  readonly unit: number;
  readonly kind: Cell;
  /** Share of its state that the unit keeps from one token to the next, 0–1, as a geometric mean; `null` where no gate says so. */
  readonly kept: number | null;
  /** Tokens until 1/e of what it held would be left, at that rate. */
  readonly memory: number | null;
  /** Before the first token it read. */
  readonly start: { readonly hidden: number; readonly cell: number | null };
  readonly steps: readonly UnitStep[];
}

interface UnitStep {
  readonly token: string;
  readonly gates: Readonly<Record<string, number>>;
  readonly cell: number | null;
  readonly hidden: number;
}

/**
 * By the gate that keeps the state, whose values multiply from token to token: hence the geometric mean. How little a state
 * moves says nothing: a plain RNN writes it anew at every step.
 */
export function keepingOf({ kind: { keepGate }, steps }: LayerTrace, j: number): Pick<UnitTrace, 'kept' | 'memory'> {
  if (keepGate === null) return { kept: null, memory: null };
  const shares = steps.map(({ gates }) => gates[keepGate]![j]!);
  const logarithm = shares.reduce((sum, share) => sum + Math.log(Math.max(share, 1e-9)), 0) / shares.length;
  return { kept: Math.exp(logarithm), memory: logarithm < 0 ? -1 / logarithm : Number.POSITIVE_INFINITY };
}

/** Everything about unit `j` of a layer. */
export function traceUnit(layer: LayerTrace, j: number, tokens: readonly string[]): UnitTrace {
  const { side, layer: index, direction, kind, start, steps } = layer;
  return {
    side,
    layer: index,
    direction,
    unit: j,
    kind,
    ...keepingOf(layer, j),
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

type UnitOrder = 'forgetful' | 'memory';

/**
 * The `count` most forgetful units of the model, or those of longest memory, measured over this sentence; none where
 * the cell has no gate to measure it by.
 */
export function chooseUnits(trace: SentenceTrace, order: UnitOrder, count: number, words: TraceTokens): UnitTrace[] {
  const all = layersOf(trace).flatMap((layer) => unitsByMemory(layer, words[layer.side]));
  const sorted = all.filter(({ kept }) => kept !== null).sort(byMemory);
  return (order === 'forgetful' ? sorted.reverse() : sorted).slice(0, count);
}

/** All units of a layer, those of longest memory first. */
export function unitsByMemory(layer: LayerTrace, tokens: readonly string[]): UnitTrace[] {
  return Array.from({ length: layer.unitCount }, (_, j) => traceUnit(layer, j, tokens)).sort(byMemory);
}

function byMemory(a: UnitTrace, b: UnitTrace): number {
  return a.memory === b.memory ? b.kept! - a.kept! : b.memory! < a.memory! ? -1 : 1;
}

/** Units of the widest layer. */
export function mostUnits(trace: SentenceTrace): number {
  return Math.max(...layersOf(trace).map(({ unitCount }) => unitCount));
}

export function layersOf({ encoder, decoder }: SentenceTrace): readonly LayerTrace[] {
  return [...encoder, ...decoder];
}

/** The unit whose state moves most over the sentence: the one to begin with. */
export function liveliestUnit({ steps, unitCount }: LayerTrace): number {
  const spans = Array.from({ length: unitCount }, (_, j) => {
    const states = steps.map(({ cell, hidden }) => (cell ?? hidden)[j]!);
    return Math.max(...states) - Math.min(...states);
  });
  return spans.indexOf(Math.max(...spans));
}
