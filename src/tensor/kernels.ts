/**
 * The work that takes the time, as one interface with two implementations:
 * `reference/` (plain loops, Float32 or Float64: the specification) and `simd/` (WebAssembly emitted at start-up).
 *
 * Shape letters: R rows (tokens of all sentences), N active sentences in a step, B sentences, S source length,
 * E embedding, H hidden, G = gates × H, M memory (encoder output) width, V vocabulary.
 */
import type { FloatArray, Matrix } from './matrix.ts';

/** SIMD products are summed over so many k at a time. Part of what fixes the bits: never change it alone. */
export const K_BLOCK = 512;

/**
 * A weight matrix in the order in which a product reads it. `pack` refreshes it after the weights have changed.
 * With `transposed`, products multiply by the transpose of `weights`.
 */
export interface PackedMatrix {
  readonly weights: Matrix;
  readonly transposed: boolean;
  /** Rows and columns of the matrix that products multiply by: after transposition. */
  readonly rows: number;
  readonly columns: number;
  /** Room for the packed floats; `null` where an implementation reads the weights as they are. */
  readonly packed: FloatArray | null;
}

/** Gate order in every fused LSTM matrix: input, forget, candidate, output (PyTorch's). */
export interface LstmStep {
  /** [N, 4H]: before, the pre-activations; after forward, the gates i, f, g, o; after backward, dPre-activations. */
  readonly gates: Matrix;
  readonly previousCell: Matrix; // [N, H]
  readonly cell: Matrix; // [N, H]
  readonly hidden: Matrix; // [N, H]
}

export interface LstmStepGradient {
  readonly gates: Matrix; // [N, 4H] in: activated gates; out: gradient of the pre-activations
  readonly previousCell: Matrix;
  readonly cell: Matrix;
  readonly dHidden: Matrix; // [N, H]
  readonly dCell: Matrix; // [N, H] in: gradient of the cell; out: gradient of the previous cell
}

/** Gate order in every fused GRU matrix: reset, update, new (PyTorch's). */
export interface GruStep {
  readonly inputPart: Matrix; // [N, 3H] from the input, bias included; after forward: the gates r, z, n
  readonly hiddenPart: Matrix; // [N, 3H] from the hidden state, bias included; kept as it is
  readonly previousHidden: Matrix; // [N, H]
  readonly hidden: Matrix; // [N, H]
}

export interface GruStepGradient {
  readonly inputPart: Matrix; // in: gates r, z, n; out: gradient of the input part
  readonly hiddenPart: Matrix; // in: as in forward; out: gradient of the hidden part
  readonly previousHidden: Matrix;
  readonly dHidden: Matrix; // [N, H] in: gradient of the hidden state; out: what reaches the previous one directly, z ⊙ dh
}

/** Where each token of some sentences stands: token s of sentence b is row `starts[s] + b`; b has `lengths[b]` tokens. */
export interface SentenceRows {
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
}

/** Attention of N decoder rows, row i over the source sentence `sentences[i]`. */
export interface AttentionStep {
  readonly query: Matrix; // [N, D]
  readonly keys: Matrix; // [R, D]
  readonly values: Matrix; // [R, M]
  /** Additive attention: score = v · tanh(query + key). `null`: score = query · key. */
  readonly v: Matrix | null; // [1, D]
  readonly source: SentenceRows;
  readonly sentences: Int32Array;
  /** First entry of `sentences` that belongs to row 0. */
  readonly firstRow: number;
  readonly weights: Matrix; // [N, ≥ S] out: attention weights, 0 past the sentence's end up to the matrix width
  readonly context: Matrix; // [N, M] out
}

export interface AttentionStepGradient extends AttentionStep {
  readonly dContext: Matrix; // [N, M]
  readonly dScores: Matrix; // [N, ≥ S] out, as far as the sentences go
  readonly dQuery: Matrix; // [N, D] +=
  /** Additive attention only, whose tanh is at hand: the gradient of the keys, which others collect at the end. */
  readonly dKeys: Matrix; // [R, D] +=
  readonly dV: Matrix | null; // [1, D] +=
}

/** What all rows of all target steps give back to what they attended to. */
export interface AttentionMemoryGradient {
  /** The rows of the target sentences; row `starts[0] + b` and all others of sentence b attend to one source sentence. */
  readonly target: SentenceRows;
  readonly source: SentenceRows;
  readonly sentences: Int32Array;
  readonly weights: Matrix; // [target rows, ≥ S]
  readonly dContext: Matrix; // [target rows, M]
  readonly dValues: Matrix; // [R, M] +=
  /** `null` for additive attention, whose keys have their gradient by now. */
  readonly keys: { readonly query: Matrix; readonly dScores: Matrix; readonly dKeys: Matrix } | null;
}

export interface AdamStep {
  readonly weights: FloatArray;
  readonly gradient: FloatArray;
  readonly mean: FloatArray; // first moment
  readonly square: FloatArray; // second moment
  /** Moving average of the weights, or `null`. */
  readonly average: FloatArray | null;
  readonly start: number;
  readonly end: number;
  readonly settings: AdamSettings;
}

export interface AdamSettings {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** 1 − β1ᵗ and 1 − β2ᵗ. */
  readonly correction1: number;
  readonly correction2: number;
  /** What the gradient is multiplied by first: clipping. */
  readonly gradientScale: number;
  /** Decay of the moving average of the weights at this step. */
  readonly averageDecay: number;
}

export interface Kernels {
  /** For the run header, such as "reference" or "simd 4×16 (re-vectorised)". */
  readonly name: string;

  // ── matrix products ──────────────────────────────────────────────────────────────────────────────────────────
  /** How many floats `createPacked` takes for weights of that shape. */
  packedLength(rows: number, columns: number, transposed: boolean): number;
  createPacked(weights: Matrix, transposed: boolean, room: FloatArray | null): PackedMatrix;
  pack(matrix: PackedMatrix): void;
  /** out [m, n] = a [m, k] · b [k, n] + `plus`: `out` itself, a row [1, n] that is added to every row, or nothing. */
  product(out: Matrix, a: Matrix, b: PackedMatrix, plus: Matrix | null): void;
  /** outs[i] [k, n] += as[i]ᵀ [k, R] · b [R, n], for several a that share one b. */
  addTransposedProducts(outs: readonly Matrix[], as: readonly Matrix[], b: Matrix): void;

  // ── rows and elements ────────────────────────────────────────────────────────────────────────────────────────
  /** out [1, n] += the sum of the rows of x. */
  addColumnSums(out: Matrix, x: Matrix): void;
  copy(out: Matrix, x: Matrix): void;
  /** out += x. */
  add(out: Matrix, x: Matrix): void;
  /** x becomes tanh(x). */
  tanh(x: Matrix): void;
  /** dX = dY ⊙ (1 − y²), or += with `accumulate`; dX may be dY. */
  tanhGradient(dX: Matrix, y: Matrix, dY: Matrix, accumulate: boolean): void;
  /**
   * Inverted dropout in place: element (i, j) is kept and scaled by 1 / (1 − rate) when the
   * (i · columns + j)-th uniform number of `key` is ≥ rate, else it becomes 0. The same call on the gradient is its backward.
   */
  dropout(x: Matrix, rate: number, key: number): void;
  /** out row i = table row ids[first + i]. */
  gatherRows(out: Matrix, table: Matrix, ids: Int32Array, first: number): void;
  /** table row ids[first + i] += x row i, in the order of i. */
  scatterAddRows(table: Matrix, x: Matrix, ids: Int32Array, first: number): void;

  // ── cells, attention, loss ───────────────────────────────────────────────────────────────────────────────────
  lstmForward(step: LstmStep): void;
  lstmBackward(step: LstmStepGradient): void;
  gruForward(step: GruStep): void;
  gruBackward(step: GruStepGradient): void;
  attentionForward(step: AttentionStep): void;
  attentionBackward(step: AttentionStepGradient): void;
  /** Sentence by sentence, its last target row first. */
  attentionMemoryBackward(gradient: AttentionMemoryGradient): void;
  /**
   * Cross-entropy with label smoothing ε, per row, and its gradient in place of the logits, times `scale`.
   * The target distribution is (1 − ε) on the target and ε / V on every class, the target included.
   * losses[i] is the smoothed loss of row i in nats, before `scale`.
   */
  crossEntropy(logits: Matrix, targets: Int32Array, smoothing: number, scale: number, losses: FloatArray): void;
  /** Every row becomes its log-probabilities. */
  logSoftmax(logits: Matrix): void;

  // ── the whole parameter vector ───────────────────────────────────────────────────────────────────────────────
  /** x becomes 0. */
  clear(x: FloatArray): void;
  /** out[start, end) += x[start, end). */
  addRange(out: FloatArray, x: FloatArray, start: number, end: number): void;
  /** Σ x² over [start, end). */
  squaredNorm(x: FloatArray, start: number, end: number): number;
  adam(step: AdamStep): void;
}
