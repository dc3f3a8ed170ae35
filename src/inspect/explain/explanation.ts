/**
 * A sentence's trace in words and means: what `nmt explain --json` prints and the tables and pictures are drawn from.
 */
import { BOS, EOS } from '../../special-ids.ts';
import { JOINER } from '../../text/joiners.ts';
import type { LayerTrace, SentenceTrace, StepTrace } from '../trace.ts';
import type { TraceTokens } from './units.ts';

/** A gate below the first or above the second is as good as shut or open: it is called saturated. */
export const SATURATED = { below: 0.1, above: 0.9 } as const;

/** Means over all units of a layer at one token. Which gates there are depends on the cell. */
export interface StepSummary {
  readonly token: string;
  readonly forgetGate?: number;
  readonly inputGate?: number;
  readonly outputGate?: number;
  readonly resetGate?: number;
  readonly updateGate?: number;
  /** Share of all gate values that are saturated; for a plain RNN, of hidden states beyond ±0.9. */
  readonly saturated: number;
  /** Mean |cell state| and mean |hidden state|. */
  readonly cell?: number;
  readonly hidden: number;
}

export interface LayerSummary {
  readonly layer: number;
  readonly direction: 'forward' | 'backward';
  readonly steps: readonly StepSummary[];
}

export interface Explanation {
  readonly source: string;
  /** The source as the encoder read it, end of sentence included. */
  readonly tokens: readonly string[];
  readonly translation: string;
  /** A row for each token that was written, end of sentence included; empty for a model without attention. */
  readonly attention: readonly { readonly token: string; readonly weights: readonly number[] }[];
  readonly encoder: readonly LayerSummary[];
  readonly decoder: readonly LayerSummary[];
  /** At each step: what was written, and the likeliest words. */
  readonly alternatives: readonly {
    readonly token: string;
    readonly words: readonly { readonly token: string; readonly probability: number }[];
  }[];
}

/** A sentence with all that is known of its translation. */
export interface Explained {
  readonly explanation: Explanation;
  readonly trace: SentenceTrace;
  /** What stands over the steps of each side. */
  readonly tokens: TraceTokens;
}

/** The words around a trace. */
export interface TraceWords {
  readonly source: string;
  /** The source's tokens as they were cut, in the order of the text: a vocabulary does not know all of them. */
  readonly sourceTokens: readonly string[];
  readonly translation: string;
  /** What was written at each step, EOS aside; an unknown word may have been copied from the source. */
  readonly targetTokens: readonly string[];
  readonly vocabularies: { readonly source: readonly string[]; readonly target: readonly string[] };
}

export function explain(trace: SentenceTrace, words: TraceWords): Explained {
  const { vocabularies, source, sourceTokens, targetTokens, translation } = words;
  const tokens = [...(trace.readsBackwards ? sourceTokens.toReversed() : sourceTokens), vocabularies.source[EOS]!];
  const written = trace.targetIds.map((id, t) => targetTokens[t] ?? vocabularies.target[id]!);
  const explanation: Explanation = {
    source,
    tokens,
    translation,
    attention: (trace.attention ?? []).map((weights, t) => ({ token: written[t]!, weights })),
    encoder: trace.encoder.map((layer) => summariseLayer(layer, tokens)),
    decoder: trace.decoder.map((layer) => summariseLayer(layer, written)),
    alternatives: trace.alternatives.map((likely, t) => ({
      token: written[t]!,
      words: likely.map(({ id, probability }) => ({ token: vocabularies.target[id]!, probability })),
    })),
  };
  const decoderInput = [vocabularies.target[BOS]!, ...written.slice(0, -1)];
  return { explanation, trace, tokens: { encoder: tokens, decoder: written, decoderInput } };
}

/** What the marks in its tokens mean, if there are any. */
export function marksNote({ tokens, alternatives }: Explanation): string | null {
  const hasMarks = [...tokens, ...alternatives.map(({ token }) => token)].some((token) => token.includes(JOINER));
  return hasMarks ? `${JOINER} stands where there is no space in the text.` : null;
}

function summariseLayer({ layer, direction, cellName, steps }: LayerTrace, tokens: readonly string[]): LayerSummary {
  const summaries = steps.map((step, t) => ({ token: tokens[t]!, ...SUMMARIES[cellName](step) }));
  return { layer, direction, steps: summaries };
}

const SUMMARIES: Readonly<Record<LayerTrace['cellName'], (step: StepTrace) => Omit<StepSummary, 'token'>>> = {
  lstm: ({ gates, cell, hidden }) => ({
    forgetGate: mean(gates.forget!),
    inputGate: mean(gates.input!),
    outputGate: mean(gates.output!),
    saturated: saturatedShare([...gates.forget!, ...gates.input!, ...gates.output!]),
    cell: meanSize(cell!),
    hidden: meanSize(hidden),
  }),
  gru: ({ gates, hidden }) => ({
    resetGate: mean(gates.reset!),
    updateGate: mean(gates.update!),
    saturated: saturatedShare([...gates.reset!, ...gates.update!]),
    hidden: meanSize(hidden),
  }),
  rnn: ({ hidden }) => ({
    saturated: hidden.filter((value) => Math.abs(value) > SATURATED.above).length / hidden.length,
    hidden: meanSize(hidden),
  }),
};

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function meanSize(values: readonly number[]): number {
  return mean(values.map(Math.abs));
}

function saturatedShare(gates: readonly number[]): number {
  return gates.filter((gate) => gate < SATURATED.below || gate > SATURATED.above).length / gates.length;
}
