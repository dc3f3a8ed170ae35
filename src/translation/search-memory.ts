/** How much memory a search, or the loss of a pair, takes: found by a pass that only counts. */
import type { ModelConfig } from '../config.ts';
import { createBatch, createSourceBatch } from '../model/batch.ts';
import { gatherState } from '../model/decoder-state.ts';
import { type DecoderState, modelSpecs, Seq2Seq, type VocabularySizes } from '../model/seq2seq.ts';
import { type KernelKind, noOpKernels } from '../runtime/kernel-choice.ts';
import { layOutMemory } from '../runtime/model-memory.ts';
import { CountingArena } from '../tensor/arena.ts';
import { CountingForwardArena } from '../tensor/forward-arena.ts';
import { bindParameters } from '../tensor/parameters.ts';

/** Room for a sentence of the longest length with the widest beam; a batch of usual sentences fits too. */
const LEAST_WORKSPACE = 32 * 2 ** 20;
const WIDEST_BEAM = 100;

/** A model without memory, to find out by what a computation needs: its kernels do nothing. */
export function sketchModel(config: ModelConfig, sizes: VocabularySizes, kernels: KernelKind, shards: number): Seq2Seq {
  const specs = modelSpecs(config, sizes);
  const layout = { kernels, workers: 1, workspaceBytes: 0, shards, averages: false };
  const { values, packed } = layOutMemory(specs, layout, new CountingArena());
  return new Seq2Seq(config, bindParameters(specs, values, values, packed));
}

/** Bytes in which any line of at most `maximumLength` tokens can be translated. */
export function workspaceBytes(
  { config, sizes, maximumLength }: { config: ModelConfig; sizes: VocabularySizes; maximumLength: number },
  kernels: KernelKind,
): number {
  const sketch = sketchModel(config, sizes, kernels, 0);
  const longest = searchBytes(sketch, { tokens: maximumLength, beam: WIDEST_BEAM, bytesPerFloat: 4 });
  const tokens = { sourceTokens: maximumLength, targetTokens: maximumLength, bytesPerFloat: 4 } as const;
  return Math.max(LEAST_WORKSPACE, longest, lossBytes(sketch, tokens));
}

/** Bytes that one sentence of `tokens` tokens takes while `beam` hypotheses of it live; in a batch, each no more. */
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
