/**
 * Edit distances between one reference and a hypothesis whose words are being moved about, within Tercom's beam
 * around the diagonal. After `fill`, the distance of a moved variant needs only the rows that the move changed.
 */
import { type Alignment, traceAlignment } from './alignment.ts';

/** Cells to either side of the diagonal that are looked at. */
const BEAM_WIDTH = 25;
const INFINITE = 1 << 28;

/** Words [a, m) and [m, b) of the hypothesis change places. */
export interface Move {
  readonly a: number;
  readonly m: number;
  readonly b: number;
}

/**
 * The beam-limited edit matrix, from the start (`forward`) and to the end (`backward`); buffers are kept.
 *
 *   D[i, j] = min(D[i−1, j−1] + (hᵢ ≠ rⱼ), D[i−1, j] + 1, D[i, j−1] + 1)
 *
 * Why   cells hold D − j forward and D + j backward: then a step along the row costs nothing, the longest chain of
 *       the inner loop is one comparison, and the two still add up to the distance of the paths through a cell
 */
export class EditMatrix {
  private hypothesis: readonly number[] = [];
  /** Reference words from index 1; index 0 equals no word. */
  private reference = new Int32Array(0);
  rows = 0;
  columns = 0;
  /** The beam: row i holds the columns lows[i] ≤ j < highs[i]; cell (i, j) is at i·stride + j − lows[i] + 1. */
  private lows = new Int32Array(0);
  private highs = new Int32Array(0);
  private stride = 0;
  /** Two rows longer than the hypothesis: these are for moved variants. */
  private forward = new Int32Array(0);
  private backward = new Int32Array(0);

  /** Begins with a hypothesis and a reference, each at least one word long, and returns their distance. */
  load(hypothesis: readonly number[], reference: readonly number[]): number {
    this.rows = hypothesis.length;
    this.columns = reference.length;
    this.reference = new Int32Array(reference.length + 1);
    this.reference.set(reference, 1);
    this.reference[0] = -1;
    if (this.lows.length < this.rows + 2) {
      this.lows = new Int32Array(this.rows + 2);
      this.highs = new Int32Array(this.rows + 2);
    }
    this.placeBeam();
    this.layOut();
    const distance = this.fillForward(hypothesis, 0);
    this.narrowBeam(distance);
    this.layOut();
    return this.fill(hypothesis);
  }

  /** The beam's middle follows the ratio of the lengths; a wide ratio widens the beam, so that rows overlap. */
  private placeBeam(): void {
    const { rows, columns, lows, highs } = this;
    const ratio = columns / rows;
    const beam = BEAM_WIDTH < ratio / 2 ? Math.ceil(ratio / 2 + BEAM_WIDTH) : BEAM_WIDTH;
    for (let i = 1; i <= rows; i++) {
      const middle = Math.floor(i * ratio);
      lows[i] = Math.max(0, middle - beam);
      highs[i] = i === rows ? columns + 1 : Math.min(columns + 1, middle + beam);
    }
  }

  /**
   * Drops the cells that no path of at most this distance can pass: being d columns off the diagonal costs |d| to get
   * there and |columns − rows − d| to get back. Moves are only made when the distance falls, so this holds for all.
   */
  private narrowBeam(distance: number): void {
    const { rows, columns, lows, highs } = this;
    const leftmost = Math.ceil((columns - rows - distance) / 2);
    const rightmost = Math.floor((columns - rows + distance) / 2);
    for (let i = 1; i <= rows; i++) {
      lows[i] = Math.max(lows[i]!, i + leftmost);
      highs[i] = Math.min(highs[i]!, i + rightmost + 1);
    }
  }

  /** Finds room for the rows of the beam. */
  private layOut(): void {
    const { rows, columns, lows, highs } = this;
    lows[0] = Math.max(0, lows[1]! - 1);
    highs[0] = highs[1]!;
    highs[rows + 1] = columns + 1;
    this.stride = 0;
    for (let i = 0; i <= rows; i++) this.stride = Math.max(this.stride, highs[i + 1]! - lows[i]! + 2);
    const cells = (rows + 3) * this.stride;
    if (this.forward.length >= cells) return;
    this.forward = new Int32Array(cells);
    this.backward = new Int32Array(cells);
  }

  /** Computes the matrix of a hypothesis, all of it or what a move has changed, and returns its distance. */
  fill(hypothesis: readonly number[], move: Move = { a: 0, m: 0, b: this.rows }): number {
    const distance = this.fillForward(hypothesis, move.a);
    this.fillBackward(move.b);
    return distance;
  }

  /** Distances from the start to each cell, for the rows after `start`; returns the distance of the whole. */
  private fillForward(hypothesis: readonly number[], start: number): number {
    this.hypothesis = hypothesis;
    const { forward, rows, columns } = this;
    const low = this.lows[0]!;
    forward[0] = INFINITE;
    for (let j = low; j < this.highs[0]!; j++) forward[j - low + 1] = 0;
    for (let i = start + 1; i <= rows; i++) this.advance(i - 1, i, i, hypothesis[i - 1]!);
    return forward[this.at(rows, columns)]! + columns;
  }

  private at(i: number, j: number): number {
    return i * this.stride + j - this.lows[i]! + 1;
  }

  /** Computes row i, to be kept at place `to`, from the row before at place `from`. */
  private advance(from: number, to: number, i: number, word: number): void {
    const { forward, reference, lows, highs } = this;
    const low = lows[i]!;
    const high = highs[i]!;
    let above = from * this.stride + low - lows[i - 1]!;
    let cell = to * this.stride;
    let diagonal = forward[above]!;
    let left = INFINITE;
    forward[cell] = INFINITE;
    for (let j = low; j < high; j++) {
      const up = forward[++above]!;
      const cost = word === reference[j] ? diagonal - 1 : diagonal;
      if (cost < left) left = cost;
      if (up < left) left = up + 1;
      forward[++cell] = left;
      diagonal = up;
    }
    for (let j = high; j < highs[i + 1]!; j++) forward[++cell] = INFINITE;
  }

  /** Distances from each cell to the end, for the rows before `end`; the rows from there on are as they were. */
  private fillBackward(end: number): void {
    const { backward, reference, hypothesis, lows, highs, stride, rows, columns } = this;
    const last = rows * stride;
    backward[last] = INFINITE;
    for (let j = lows[rows]!; j <= columns; j++) backward[last + j - lows[rows]! + 1] = columns;
    backward[last + columns - lows[rows]! + 2] = INFINITE;
    for (let i = Math.min(end, rows) - 1; i > 0; i--) {
      const word = hypothesis[i]!;
      const nextLow = lows[i + 1]!;
      let cell = this.at(i, highs[i]!);
      let below = this.at(i + 1, highs[i]!);
      backward[cell] = INFINITE;
      let right = INFINITE;
      let diagonal = backward[below]!;
      for (let j = highs[i]! - 1; j >= lows[i]!; j--) {
        const down = j >= nextLow - 1 ? backward[--below]! : INFINITE;
        const cost = word === reference[j + 1] ? diagonal - 1 : diagonal;
        if (cost < right) right = cost;
        if (down < right) right = down + 1;
        backward[--cell] = right;
        diagonal = down;
      }
      backward[--cell] = INFINITE;
    }
  }

  /** The distance that a move would lead to. */
  distanceAfter({ a, m, b }: Move): number {
    const { hypothesis, forward, backward, rows, stride } = this;
    let from = a;
    for (let i = a; i < b; i++) {
      const word = hypothesis[i < a + b - m ? i + m - a : i + m - b]!;
      const to = from === rows + 1 ? rows + 2 : rows + 1;
      this.advance(from, to, i + 1, word);
      from = to;
    }
    let distance = INFINITE;
    const width = this.highs[b]! - this.lows[b]!;
    for (let k = 1; k <= width; k++) {
      const sum = forward[from * stride + k]! + backward[b * stride + k]!;
      if (sum < distance) distance = sum;
    }
    return distance;
  }

  /** Which words stand against which. */
  alignment(): Alignment {
    const { forward, hypothesis, reference } = this;
    return traceAlignment(
      this,
      (i, j) => forward[this.at(i, j)]!,
      (i, j) => (hypothesis[i - 1] === reference[j] ? 0 : 1),
    );
  }
}
