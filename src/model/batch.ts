/**
 * A batch as the network reads it: source and target ids without padding, each side sorted by its own lengths,
 * and which source sentence each target row belongs to.
 */

import { BOS, EOS } from '../special-ids.ts';
import type { Arena } from '../tensor/arena.ts';
import { createSteps, fillSteps, type Steps } from './steps.ts';

/** Ids of one sentence, without BOS and EOS. */
export type Ids = Int32Array | readonly number[];

export interface SourceBatch {
  readonly steps: Steps;
  /** One id a row; every sentence ends with EOS. */
  readonly ids: Int32Array;
  /** order[slot] = which of the given sentences stands in that slot. */
  readonly order: readonly number[];
}

interface TargetBatch {
  readonly steps: Steps;
  /** BOS and the words: what the decoder reads. */
  readonly inputs: Int32Array;
  /** The words and EOS: what it should write. */
  readonly outputs: Int32Array;
  /** For each target slot its source slot. */
  readonly sourceSlots: Int32Array;
  /** The same for each target row. */
  readonly sourceSlotOfRow: Int32Array;
}

export interface Batch {
  readonly source: SourceBatch;
  readonly target: TargetBatch;
}

/** Indices of the sentences, longest first; equal lengths keep their order. */
export function longestFirst(sentences: readonly Ids[]): number[] {
  return sentences.map((_, i) => i).sort((a, b) => sentences[b]!.length - sentences[a]!.length || a - b);
}

/** Lays out the source side; with `reverse` each sentence is read backwards (Sutskever 2014, §3.3). */
export function createSourceBatch(sentences: readonly Ids[], arena: Arena, reverse = false): SourceBatch {
  const order = longestFirst(sentences);
  const steps = createSteps(
    order.map((i) => sentences[i]!.length + 1),
    arena,
  );
  const ids = arena.integers(steps.rows);
  fillSteps(ids, steps, (slot, t) => {
    const sentence = sentences[order[slot]!]!;
    if (t === sentence.length) return EOS;
    return sentence[reverse ? sentence.length - 1 - t : t]!;
  });
  return { steps, ids, order };
}

/** Lays out both sides of sentence pairs. */
export function createBatch(
  pairs: { sources: readonly Ids[]; targets: readonly Ids[] },
  arena: Arena,
  reverseSource = false,
): Batch {
  const source = createSourceBatch(pairs.sources, arena, reverseSource);
  const slotOf = new Int32Array(source.order.length);
  source.order.forEach((sentence, slot) => {
    slotOf[sentence] = slot;
  });
  const order = longestFirst(pairs.targets);
  const rowAt = (slot: number) => pairs.targets[order[slot]!]!;
  const steps = createSteps(
    order.map((i) => pairs.targets[i]!.length + 1),
    arena,
  );
  const inputs = arena.integers(steps.rows);
  const outputs = arena.integers(steps.rows);
  const sourceSlotOfRow = arena.integers(steps.rows);
  const sourceSlots = arena.integers(order.length);
  order.forEach((sentence, slot) => {
    sourceSlots[slot] = slotOf[sentence]!;
  });
  fillSteps(inputs, steps, (slot, t) => (t === 0 ? BOS : rowAt(slot)[t - 1]!));
  fillSteps(outputs, steps, (slot, t) => (t === rowAt(slot).length ? EOS : rowAt(slot)[t]!));
  fillSteps(sourceSlotOfRow, steps, (slot) => sourceSlots[slot]!);
  return { source, target: { steps, inputs, outputs, sourceSlots, sourceSlotOfRow } };
}
