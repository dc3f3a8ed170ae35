/**
 * What went on inside the model while it translated one sentence: every gate, every state, every attention weight.
 * The model reads the sentence and its translation once more, so that training and searching carry nothing of this.
 */

import { encoderHiddenSize } from '../encoder-size.ts';
import type { AttentionMemory } from '../model/attention.ts';
import { createSourceBatch, type Ids } from '../model/batch.ts';
import type { Encoded } from '../model/encoder.ts';
import type { State } from '../model/layer-options.ts';
import type { LayerPass } from '../model/recurrent-layer.ts';
import type { DecoderState, Seq2Seq } from '../model/seq2seq.ts';
import type { Cell } from '../ops/cell.ts';
import { CELLS } from '../ops/cells.ts';
import { logSoftmax } from '../ops/loss/cross-entropy.ts';
import { BOS, EOS } from '../special-ids.ts';
import type { Arena } from '../tensor/arena.ts';
import { halvesOf, restOf } from '../tensor/forward-arena.ts';
import type { Kernels } from '../tensor/kernels.ts';
import type { Matrix } from '../tensor/matrix.ts';
import type { Pass } from '../tensor/tape.ts';

/** One layer at one step: a number for each unit. */
export interface StepTrace {
  /** By the cell's own gate names. */
  readonly gates: Readonly<Record<string, readonly number[]>>;
  /** The LSTM's cell state; `null` for the other cells. */
  readonly cell: readonly number[] | null;
  readonly hidden: readonly number[];
}

/** One layer in one direction over a whole sentence. */
export interface LayerTrace {
  readonly side: 'encoder' | 'decoder';
  readonly layer: number;
  readonly direction: 'forward' | 'backward';
  readonly kind: Cell;
  readonly unitCount: number;
  /** The state before the first step that was run, which for a backward layer is the last token's. */
  readonly start: { readonly hidden: readonly number[]; readonly cell: readonly number[] | null };
  /** In the order of the tokens. */
  readonly steps: readonly StepTrace[];
}

interface LikelyWord {
  readonly id: number;
  readonly probability: number;
}

export interface SentenceTrace {
  /** What the encoder read, in its order, EOS included. */
  readonly sourceIds: readonly number[];
  /** True when that order is the reverse of the text's; EOS stays last. */
  readonly readsBackwards: boolean;
  /** What the decoder wrote, EOS included. */
  readonly targetIds: readonly number[];
  /** [target][source]: each row sums to 1; `null` without attention. */
  readonly attention: readonly (readonly number[])[] | null;
  readonly encoder: readonly LayerTrace[];
  readonly decoder: readonly LayerTrace[];
  /** For each target step the most likely words, the likeliest first. */
  readonly alternatives: readonly (readonly LikelyWord[])[];
  /** For each target step what the output layer read: with input feeding, what the next step is fed. */
  readonly readouts: readonly (readonly number[])[];
}

/** A model and where it computes. */
interface TraceSetting {
  readonly model: Seq2Seq;
  readonly kernels: Kernels;
  readonly arena: Arena;
}

export const ALTERNATIVES = 5;

/**
 * Runs the model over a source sentence and the target that it wrote, both without BOS and EOS.
 * `isFinished` is false where the target was cut off before its EOS.
 */
export function traceSentence(setting: TraceSetting, source: Ids, target: Ids, isFinished = true): SentenceTrace {
  const { model, kernels } = setting;
  const pass: Pass = { kernels, arena: restOf(setting.arena), tape: null, dropoutKeys: null };
  const batch = createSourceBatch([source], pass.arena, model.config.reverseSource);
  const { encoded, memory } = model.encode(pass, batch);
  const start = model.start(pass, encoded, Int32Array.of(0));
  const targetIds = isFinished ? [...target, EOS] : [...target];
  return {
    sourceIds: Array.from(batch.ids),
    readsBackwards: model.config.reverseSource,
    targetIds,
    encoder: encoderTraces(model, encoded),
    ...traceDecoder(pass, model, { start, memory, targetIds }),
  };
}

/** Step by step, in two halves of the arena in turn: a step needs nothing but the one before it. */
function traceDecoder(
  pass: Pass,
  model: Seq2Seq,
  { start, memory, targetIds }: { start: DecoderState; memory: AttentionMemory | null; targetIds: readonly number[] },
): Pick<SentenceTrace, 'decoder' | 'attention' | 'alternatives' | 'readouts'> {
  const { cell, hiddenSize: unitCount } = model.config;
  const kind = CELLS[cell];
  const starts = start.layers.map((layer) => startOf(layer, unitCount, kind.hasCellState));
  const steps: StepTrace[][] = starts.map(() => []);
  const attention: number[][] = [];
  const alternatives: LikelyWord[][] = [];
  const readouts: number[][] = [];
  const sourceSlotOfRow = Int32Array.of(0);
  const halves = halvesOf(pass.arena).map((arena) => ({ arena, mark: arena.mark() }));
  let state = start;
  targetIds.forEach((_, t) => {
    const { arena, mark } = halves[t % 2]!;
    arena.release(mark);
    const ids = Int32Array.of(t === 0 ? BOS : targetIds[t - 1]!);
    const { decoded, logits, state: next } = model.step({ ...pass, arena }, state, { ids, sourceSlotOfRow, memory });
    decoded.layers.forEach((run, layer) => {
      steps[layer]!.push(stepOf(run, 0, kind));
    });
    if (decoded.attentionWeights !== null) attention.push(decoded.attentionWeights.toRows()[0]!);
    readouts.push(decoded.readout.value.toRows()[0]!);
    pass.kernels.run(logSoftmax)({ logits });
    alternatives.push(likeliest(logits));
    state = next;
  });
  const decoder = steps.map((own, layer): LayerTrace => {
    return { side: 'decoder', layer, direction: 'forward', kind, unitCount, start: starts[layer]!, steps: own };
  });
  return { decoder, attention: memory === null ? null : attention, alternatives, readouts };
}

function encoderTraces(model: Seq2Seq, encoded: Encoded): LayerTrace[] {
  const kind = CELLS[model.config.cell];
  const unitCount = encoderHiddenSize(model.config);
  const start = startOf(null, unitCount, kind.hasCellState);
  return encoded.layers.flatMap((directions, layer) =>
    directions.map((run, i): LayerTrace => {
      const direction = i === 0 ? 'forward' : 'backward';
      const steps = Array.from({ length: run.gates.rows }, (_, token) => stepOf(run, token, kind));
      return { side: 'encoder', layer, direction, kind, unitCount, start, steps };
    }),
  );
}

/** The gates and states of one row of a run. */
function stepOf({ gates, cells, hiddens }: LayerPass, row: number, { gateNames }: Cell): StepTrace {
  const numbers = (matrix: Matrix) => matrix.rowsAt(row, 1).toRows()[0]!;
  const size = hiddens.columns;
  return {
    gates: Object.fromEntries(gateNames.map((name, i) => [name, numbers(gates.columnsAt(i * size, size))])),
    cell: cells === null ? null : numbers(cells),
    hidden: numbers(hiddens),
  };
}

function startOf(state: State | null, size: number, hasCell: boolean): LayerTrace['start'] {
  const zeros = new Array<number>(size).fill(0);
  return {
    hidden: state?.hidden.value.toRows()[0] ?? zeros,
    cell: hasCell ? (state?.cell?.value.toRows()[0] ?? zeros) : null,
  };
}

/** Of equally likely words the one of the lower id first. One pass: a vocabulary has thousands, at every step. */
function likeliest(logProbabilities: Matrix): LikelyWord[] {
  const best: LikelyWord[] = [];
  for (let id = 0; id < logProbabilities.columns; id++) {
    const probability = Math.exp(logProbabilities.at(0, id));
    if (best.length === ALTERNATIVES && probability <= best.at(-1)!.probability) continue;
    const place = best.findIndex((other) => probability > other.probability);
    best.splice(place < 0 ? best.length : place, 0, { id, probability });
    best.length = Math.min(best.length, ALTERNATIVES);
  }
  return best;
}
