/** Attention: decoder row by decoder row, the kernels of code/attention.ts over the row's source sentence. */
import type { AttentionStep, AttentionStepGradient, Kernels } from '../kernels.ts';
import type { Matrix } from '../matrix.ts';
import type { AddressOf } from './addresses.ts';
import type { AttentionCode } from './code/attention.ts';
import type { LossCode } from './code/loss.ts';
import type { Scratch } from './scratch.ts';

export class Attention implements Pick<Kernels, 'attentionForward' | 'attentionBackward'> {
  private readonly code: AttentionCode & LossCode;
  private readonly addressOf: AddressOf;
  /** In scratch: where each source position starts, and a row of scores' gradients behind it. */
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
      this.attendTo(step, i);
      const w = this.row(weights, i);
      if (v === null) this.rowDots(keys, this.row(query, i), w);
      else this.additiveScores(keys, this.row(query, i), w, v);
      this.code.softmaxRow(w, this.length, weights.columns);
      this.weightedRows(values, w, this.row(context, i), 0);
    }
  }

  attentionBackward(step: AttentionStepGradient): void {
    const { query, keys, values, v, weights, dContext, dQuery, dKeys, dValues } = step;
    this.starts.set(step.source.starts);
    const dScores = this.starts.byteOffset + 4 * step.source.starts.length;
    for (let i = 0; i < query.rows; i++) {
      this.attendTo(step, i);
      const w = this.row(weights, i);
      this.rowDots(values, this.row(dContext, i), dScores);
      this.addScaledRows(dValues, w, this.row(dContext, i));
      this.code.softmaxGradient(dScores, w, this.length);
      if (v === null) {
        this.weightedRows(keys, dScores, this.row(dQuery, i), 1);
        this.addScaledRows(dKeys, dScores, this.row(query, i));
      } else {
        this.additiveGradient(step, i, dScores);
      }
    }
  }

  /** Makes the sentence of decoder row i the one that the calls below go over. */
  private attendTo({ source, sentences, firstRow }: AttentionStep, i: number): void {
    this.sentence = sentences[firstRow + i]!;
    this.length = source.lengths[this.sentence]!;
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
