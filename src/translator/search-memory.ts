/** Memory for search: no gradients, and two halves that steps take in turn, since each step reads the one before. */
import { Arena, Gauge } from '../math/arena.ts';
import { idleKernels } from '../math/kernel-choice.ts';
import { type Matrix, Variable } from '../math/matrix.ts';
import { createBatch, createSourceBatch } from '../model/batch.ts';
import type { DecoderState, Seq2Seq } from '../model/seq2seq.ts';
import { gatherState } from './decoder-state.ts';

/** An arena whose variables have no gradient of their own: for passes without a tape. */
export class ForwardArena extends Arena {
  override variable(rows: number, columns: number): Variable {
    return forwardVariable(this.matrix(rows, columns));
  }
}

export class ForwardGauge extends Gauge {
  override variable(rows: number, columns: number): Variable {
    return forwardVariable(this.matrix(rows, columns));
  }
}

function forwardVariable(value: Matrix): Variable {
  return new Variable(value, value);
}

/** The rest of an arena, for one search. */
export function restOf(arena: Arena): ForwardArena {
  return new ForwardArena(arena.buffer, { start: arena.mark(), end: arena.end, bytesPerFloat: arena.bytesPerFloat });
}

/** The rest of an arena as two halves. */
export function halvesOf(arena: Arena): [ForwardArena, ForwardArena] {
  const { buffer, bytesPerFloat } = arena;
  const start = arena.mark();
  const middle = start + Math.floor((arena.end - start) / 2);
  return [
    new ForwardArena(buffer, { start, end: middle, bytesPerFloat }),
    new ForwardArena(buffer, { start: middle, end: arena.end, bytesPerFloat }),
  ];
}

/** Bytes that one sentence of so many tokens takes when so many hypotheses of it live; a batch takes no more each. */
export function searchBytes(
  model: Seq2Seq,
  { tokens, beam, bytesPerFloat }: { tokens: number; beam: number; bytesPerFloat: 4 | 8 },
): number {
  const gauge = new ForwardGauge({ bytesPerFloat });
  const pass = { kernels: idleKernels('reference'), arena: gauge, tape: null, dropoutKeys: null };
  const { encoded, memory } = model.encode(pass, createSourceBatch([new Int32Array(tokens)], gauge));
  const start = model.start(pass, encoded, new Int32Array(1));
  const encoding = gauge.mark();
  const step = (from: DecoderState, hypotheses: number): DecoderState => {
    const rows = { ids: new Int32Array(hypotheses), sentences: new Int32Array(hypotheses), memory };
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
  const gauge = new ForwardGauge({ bytesPerFloat });
  const pair = { sources: [new Int32Array(sourceTokens)], targets: [new Int32Array(targetTokens)] };
  const pass = { kernels: idleKernels('reference'), arena: gauge, tape: null, dropoutKeys: null };
  model.losses(pass, createBatch(pair, gauge), { labelSmoothing: 0, scale: 1 });
  return gauge.peak; // logits are dropped on the way
}
