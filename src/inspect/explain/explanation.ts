/**
 * A sentence's trace in words and means: what `nmt explain --json` prints and the tables and pictures are drawn from.
 */

import { isSaturated } from '../../model/saturation.ts';
import type { Cell } from '../../ops/cell.ts';
import { BOS, EOS } from '../../special-ids.ts';
import { JOINER } from '../../text/joiners.ts';
import { viewOf } from '../cells/views.ts';
import type { Language } from '../language.ts';
import type { LayerTrace, SentenceTrace, StepTrace } from '../trace.ts';
import { EXPLAIN_TEXTS } from './explain-texts.ts';
import type { TraceTokens } from './units.ts';

/** Means over all units of a layer at one token. */
export interface StepSummary {
  readonly token: string;
  /** Every gate of the cell between 0 and 1. Example forgetGate */
  readonly [gate: `${string}Gate`]: number;
  /** Share of all their values that are saturated; for a plain RNN, which has none, of hidden states beyond ±0.9. */
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
interface TraceWords {
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
export function marksNote({ tokens, alternatives }: Explanation, language: Language = 'en'): string | null {
  const hasMarks = [...tokens, ...alternatives.map(({ token }) => token)].some((token) => token.includes(JOINER));
  return hasMarks ? EXPLAIN_TEXTS[language].marks(JOINER) : null;
}

function summariseLayer({ layer, direction, kind, steps }: LayerTrace, tokens: readonly string[]): LayerSummary {
  return { layer, direction, steps: steps.map((step, t) => summariseStep(kind, step, tokens[t]!)) };
}

function summariseStep(kind: Cell, { gates, cell, hidden }: StepTrace, token: string): StepSummary {
  const proper = viewOf(kind).rows.filter((name) => name !== kind.candidate);
  const counted = proper.length > 0 ? proper : [kind.candidate];
  return {
    token,
    ...Object.fromEntries(proper.map((name) => [`${name}Gate`, mean(gates[name]!)])),
    saturated: mean(counted.flatMap((name) => gates[name]!.map((gate) => Number(isSaturated(kind, name, gate))))),
    ...(cell !== null && { cell: meanSize(cell) }),
    hidden: meanSize(hidden),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function meanSize(values: readonly number[]): number {
  return mean(values.map(Math.abs));
}
