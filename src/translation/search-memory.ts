/** How much memory a search, or the loss of a pair, takes: found by a pass that only counts. */
import { createBatch, createSourceBatch } from '../model/batch.ts';
import { gatherState } from '../model/decoder-state.ts';
import type { DecoderState, Seq2Seq } from '../model/seq2seq.ts';
import { noOpKernels } from '../runtime/kernel-choice.ts';
import { CountingForwardArena } from '../tensor/forward-arena.ts';

/** Bytes that one sentence of so many tokens takes when so many hypotheses of it live; a batch takes no more each. */
export function searchBytes(
  model: Seq2Seq,
  { tokens, beam, bytesPerFloat }: { tokens: number; beam: number; bytesPerFloat: 4 | 8 },
): number {
  const gauge = new CountingForwardArena({ bytesPerFloat });
  const pass = { kernels: noOpKernels('reference'), arena: gauge, tape: null, dropoutKeys: null };
  const { encoded, memory } = model.encode(pass, createSourceBatch([new Int32Array(tokens)], gauge));
  const start = model.start(pass, encoded, new Int32Array(1));
  const encoding = gauge.mark();
  const step = (from: DecoderState, hypotheses: number): DecoderState => {
    const rows = { ids: new Int32Array(hypotheses), sourceSlotOfRow: new Int32Array(hypotheses), memory };
    return model.step(pass, gatherState(pass, from, new Int32Array(hypotheses)), rows).state;
  };
  const first = step(start, beam + 1); // one row more, so that the next step has to gather even when the beam is 1
  const between = gauge.mark();
  step(first, beam); // fed by the first, as every later step is
  return encoding + 2 * (gauge.peak - between);
}

/** Bytes that the loss of one pair takes; a batch takes no more each. */
export function lossBytes(
  model: Seq2Seq,
  { sourceTokens, targetTokens, bytesPerFloat }: { sourceTokens: number; targetTokens: number; bytesPerFloat: 4 | 8 },
): number {
  const gauge = new CountingForwardArena({ bytesPerFloat });
  const pair = { sources: [new Int32Array(sourceTokens)], targets: [new Int32Array(targetTokens)] };
  const pass = { kernels: noOpKernels('reference'), arena: gauge, tape: null, dropoutKeys: null };
  model.losses(pass, createBatch(pair, gauge), { labelSmoothing: 0, scale: 1 });
  return gauge.peak; // logits are dropped on the way
}
