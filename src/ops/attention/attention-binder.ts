/** Attention: decoder row by decoder row, the kernels of code/attention.ts over the row's source sentence. */
import type {
  AttentionMemoryGradient,
  AttentionStep,
  AttentionStepGradient,
  Kernels,
  SentenceRows,
} from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import type { AddressOf } from '../../wasm/addresses.ts';
import type { LossCode } from '../loss/cross-entropy.simd.ts';
import type { Scratch } from '../scratch.ts';
import type { AttentionCode } from './attention.simd.ts';

type AttentionKernels = Pick<Kernels, 'attentionForward' | 'attentionBackward' | 'attentionMemoryBackward'>;

export class Attention implements AttentionKernels {
  private readonly code: AttentionCode & LossCode;
  private readonly addressOf: AddressOf;
  /** In scratch: where each source position starts. */
  private readonly starts: Int32Array;
  private sentence = 0;
  private length = 0;

  constructor(
    code: AttentionCode & LossCode,
    scratch: Scratch,
    { memory, addressOf }: { memory: WebAssembly.Memory; addressOf: AddressOf },
  ) {
    this.code = code;
    this.addressOf = addressOf;
    this.starts = new Int32Array(memory.buffer, scratch.work, Math.floor(scratch.workBytes / 4));
  }

  attentionForward(step: AttentionStep): void {
    const { query, keys, values, v, weights, context } = step;
    this.starts.set(step.source.starts);
    for (let i = 0; i < query.rows; i++) {
      this.attendTo(step.source, step.sentences[step.firstRow + i]!);
      const w = this.row(weights, i);
      if (v === null) this.rowDots(keys, this.row(query, i), w);
      else this.additiveScores(keys, this.row(query, i), w, v);
      this.code.softmaxRow(w, this.length, weights.columns);
      this.weightedRows(values, w, this.row(context, i), 0);
    }
  }

  attentionBackward(step: AttentionStepGradient): void {
    const { query, keys, values, v, weights, dContext, dScores, dQuery } = step;
    this.starts.set(step.source.starts);
    for (let i = 0; i < query.rows; i++) {
      this.attendTo(step.source, step.sentences[step.firstRow + i]!);
      const d = this.row(dScores, i);
      this.rowDots(values, this.row(dContext, i), d);
      this.code.softmaxGradient(d, this.row(weights, i), this.length);
      if (v === null) this.weightedRows(keys, d, this.row(dQuery, i), 1);
      else this.additiveGradient(step, i, d);
    }
  }

  /** One sentence after the other, so that its gradients are written at a stretch: that is why it waits for the last step. */
  attentionMemoryBackward(gradient: AttentionMemoryGradient): void {
    const { target, source, sentences, weights, dContext, dValues, keys } = gradient;
    this.starts.set(source.starts);
    for (let b = 0; b < target.lengths.length; b++) {
      this.attendTo(source, sentences[target.starts[0]! + b]!);
      for (let t = target.lengths[b]! - 1; t >= 0; t--) {
        const i = target.starts[t]! + b;
        this.addScaledRows(dValues, this.row(weights, i), this.row(dContext, i));
        if (keys !== null) this.addScaledRows(keys.dKeys, this.row(keys.dScores, i), this.row(keys.query, i));
      }
    }
  }

  /** Makes a source sentence the one that the calls below go over. */
  private attendTo(source: SentenceRows, sentence: number): void {
    this.sentence = sentence;
    this.length = source.lengths[sentence]!;
  }

  private row(m: Matrix, row: number): number {
    return this.addressOf(m) + 4 * m.stride * row;
  }

  // Plain argument lists, for every row of every step: nothing here may allocate.

  private rowDots(m: Matrix, x: number, out: number): void {
    const { code, starts, length, sentence } = this;
    code.rowDots(this.addressOf(m), 4 * m.stride, starts.byteOffset, length, sentence, m.columns, x, out);
  }

  private weightedRows(m: Matrix, weights: number, out: number, accumulate: 0 | 1): void {
    const { code, starts, length, sentence } = this;
    const [base, step] = [this.addressOf(m), 4 * m.stride];
    code.weightedRows(base, step, starts.byteOffset, length, sentence, m.columns, weights, out, accumulate);
  }

  private addScaledRows(m: Matrix, weights: number, x: number): void {
    const { code, starts, length, sentence } = this;
    code.addScaledRows(this.addressOf(m), 4 * m.stride, starts.byteOffset, length, sentence, m.columns, weights, x);
  }

  private additiveScores(m: Matrix, x: number, out: number, v: Matrix): void {
    const { code, starts, length, sentence } = this;
    const [base, step, vAt] = [this.addressOf(m), 4 * m.stride, this.addressOf(v)];
    code.additiveScores(base, step, starts.byteOffset, length, sentence, m.columns, x, out, vAt);
  }

  private additiveGradient({ query, keys, v, dQuery, dKeys, dV }: AttentionStepGradient, i: number, dScores: number) {
    const { code, starts, length, sentence } = this;
    const [base, step, vAt] = [this.addressOf(keys), 4 * keys.stride, this.addressOf(v!)];
    const [x, dX] = [this.row(query, i), this.row(dQuery, i)];
    const [dRows, dRowStep, dVAt] = [this.addressOf(dKeys), 4 * dKeys.stride, this.addressOf(dV!)];
    code.additiveGradient(
      base,
      step,
      starts.byteOffset,
      length,
      sentence,
      keys.columns,
      x,
      dScores,
      vAt,
      dX,
      dRows,
      dRowStep,
      dVAt,
    );
  }
}
