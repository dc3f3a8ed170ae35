/** Attention: decoder row by decoder row, the kernels of code/attention.ts over the row's source sentence. */
import type { AttentionStep, AttentionStepGradient, Kernels } from '../kernels.ts';
import type { Matrix } from '../matrix.ts';
import type { AddressOf } from './addresses.ts';
import type { AttentionCode } from './code/attention.ts';
import type { Scratch } from './scratch.ts';

export class Attention implements Pick<Kernels, 'attentionForward' | 'attentionBackward'> {
  private readonly code: AttentionCode;
  private readonly addressOf: AddressOf;
  /** In scratch: where each source position starts, and a row of scores' gradients behind it. */
  private readonly work: Int32Array;

  constructor(
    code: AttentionCode,
    scratch: Scratch,
    { memory, addressOf }: { memory: WebAssembly.Memory; addressOf: AddressOf },
  ) {
    this.code = code;
    this.addressOf = addressOf;
    this.work = new Int32Array(memory.buffer, scratch.work, Math.floor(scratch.workBytes / 4));
  }

  attentionForward(step: AttentionStep): void {
    const { code } = this;
    const { query, keys, values, v, weights, context } = step;
    this.eachRow(step, (i, sentence) => {
      const w = this.row(weights, i);
      const q = this.row(query, i);
      if (v === null) code.rowDots(...this.rows(keys, sentence), q, w);
      else code.additiveScores(...this.rows(keys, sentence), q, w, this.addressOf(v));
      code.softmaxRow(w, sentence.length, weights.columns);
      code.weightedRows(...this.rows(values, sentence), w, this.row(context, i), 0);
    });
  }

  attentionBackward(step: AttentionStepGradient): void {
    const { code } = this;
    const { query, keys, values, v, weights, dContext, dQuery, dKeys, dValues, dV } = step;
    this.eachRow(step, (i, sentence) => {
      const w = this.row(weights, i);
      const q = this.row(query, i);
      const dC = this.row(dContext, i);
      const dScores = this.work.byteOffset + 4 * step.source.starts.length;
      code.rowDots(...this.rows(values, sentence), dC, dScores);
      code.addScaledRows(...this.rows(dValues, sentence), w, dC);
      code.softmaxGradient(dScores, w, sentence.length);
      if (v === null || dV === null) {
        code.weightedRows(...this.rows(keys, sentence), dScores, this.row(dQuery, i), 1);
        code.addScaledRows(...this.rows(dKeys, sentence), dScores, q);
      } else {
        const outputs = [this.row(dQuery, i), this.addressOf(dKeys), 4 * dKeys.stride, this.addressOf(dV)] as const;
        code.additiveGradient(...this.rows(keys, sentence), q, dScores, this.addressOf(v), ...outputs);
      }
    });
  }

  /** Runs `body` for every decoder row, with the sentence that it attends to. */
  private eachRow(step: AttentionStep, body: (row: number, sentence: Sentence) => void): void {
    const { source, sentences, firstRow, query } = step;
    this.work.set(source.starts);
    for (let i = 0; i < query.rows; i++) {
      const number = sentences[firstRow + i]!;
      body(i, { number, length: source.lengths[number]! });
    }
  }

  private row(m: Matrix, row: number): number {
    return this.addressOf(m) + 4 * m.stride * row;
  }

  /** What every kernel takes first: the rows of a sentence in a matrix. */
  private rows(m: Matrix, { number, length }: Sentence): [number, number, number, number, number, number] {
    return [this.addressOf(m), 4 * m.stride, this.work.byteOffset, length, number, m.columns];
  }
}

interface Sentence {
  readonly number: number;
  readonly length: number;
}
