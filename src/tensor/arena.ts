/**
 * Memory as an arena: one stretch of memory, handed out from the front, dropped whole after each batch.
 * Parameters and optimiser state are taken first and stay; activations come after the mark and go with it.
 */
import { NmtError } from '../errors.ts';
import { type FloatArray, Matrix, Variable } from './matrix.ts';

/** Every piece starts on a multiple of this many bytes: a cache line. */
const ALIGNMENT = 64;

export class Arena {
  readonly buffer: ArrayBufferLike;
  readonly bytesPerFloat: 4 | 8;
  /** First byte after the arena: it may be a part of a larger buffer. */
  readonly end: number;
  private next: number;
  private highest: number;

  /** An arena over `buffer` from byte `start` to byte `end`. */
  constructor(buffer: ArrayBufferLike, options: { start?: number; end?: number; bytesPerFloat?: 4 | 8 } = {}) {
    this.buffer = buffer;
    this.next = roundUp(options.start ?? 0);
    this.highest = this.next;
    this.end = options.end ?? buffer.byteLength;
    this.bytesPerFloat = options.bytesPerFloat ?? 4;
  }

  /** Bytes in use at the fullest moment so far, counted from the start of the buffer. */
  get peak(): number {
    return this.highest;
  }

  /** The current end, to come back to with `release`. */
  mark(): number {
    return this.next;
  }

  /** Drops all that was taken since `mark`. */
  release(mark: number): void {
    this.next = mark;
  }

  /** `length` floats, not cleared. */
  floats(length: number): FloatArray {
    const start = this.take(length * this.bytesPerFloat);
    return this.bytesPerFloat === 4
      ? new Float32Array(this.buffer, start, length)
      : new Float64Array(this.buffer, start, length);
  }

  /** `length` 32-bit integers, not cleared. */
  integers(length: number): Int32Array {
    return new Int32Array(this.buffer, this.take(length * 4), length);
  }

  /** A matrix [rows, columns], not cleared. */
  matrix(rows: number, columns: number): Matrix {
    return new Matrix(this.floats(rows * columns), rows, columns);
  }

  /** A variable [rows, columns] whose gradient is 0 and whose value is not cleared. */
  variable(rows: number, columns: number): Variable {
    const value = this.matrix(rows, columns);
    const gradient = this.matrix(rows, columns);
    gradient.data.fill(0);
    return new Variable(value, gradient);
  }

  /** A stretch of bytes for somebody else to divide. */
  stretch(bytes: number): { start: number; end: number } {
    const start = this.take(bytes);
    return { start, end: start + bytes };
  }

  private take(bytes: number): number {
    const start = this.next;
    const next = roundUp(start + bytes);
    if (next > this.end) {
      throw new NmtError({
        code: 'E_MEMORY',
        problem: `the model and this batch need more than ${Math.floor(this.end / 2 ** 20)} MiB`,
        hint: 'lower --batch-size, --maximum-length or --hidden-size',
      });
    }
    this.next = next;
    if (next > this.highest) this.highest = next;
    return start;
  }
}

/**
 * An arena without memory, to find out how much a computation will take: floats come empty, only counted.
 * Run the computation with kernels that do nothing, then read `peak`.
 */
export class CountingArena extends Arena {
  constructor(options: { start?: number; bytesPerFloat?: 4 | 8 } = {}) {
    super(new ArrayBuffer(0), { ...options, end: Number.MAX_SAFE_INTEGER });
  }

  override floats(length: number): FloatArray {
    this.stretch(length * this.bytesPerFloat);
    return this.bytesPerFloat === 4 ? new Float32Array(0) : new Float64Array(0);
  }

  override integers(length: number): Int32Array {
    this.stretch(length * 4);
    return new Int32Array(length);
  }
}

/** The next multiple of the alignment. */
function roundUp(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
