/** Bytes as WebAssembly wants them: LEB128 integers, little-endian floats, lists and names behind their lengths. */

/** A growing stretch of bytes. */
export class ByteWriter {
  private buffer: Uint8Array<ArrayBuffer>;
  private length = 0;

  constructor(capacity = 256) {
    this.buffer = new Uint8Array(capacity);
  }

  byte(value: number): void {
    if (this.length === this.buffer.length) this.reserve(1);
    this.buffer[this.length++] = value;
  }

  bytes(values: ArrayLike<number>): void {
    this.reserve(values.length);
    this.buffer.set(values, this.length);
    this.length += values.length;
  }

  /** A whole number ≥ 0 in groups of seven bits, the lowest first. */
  unsigned(value: number): void {
    let left = value;
    while (left > 127) {
      this.byte((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    this.byte(left);
  }

  /** A 32-bit integer in two's complement, in groups of seven bits, the lowest first. */
  signed(value: number): void {
    let left = value | 0;
    for (;;) {
      const low = left & 0x7f;
      left >>= 7;
      const done = (left === 0 && (low & 0x40) === 0) || (left === -1 && (low & 0x40) !== 0);
      this.byte(done ? low : low | 0x80);
      if (done) return;
    }
  }

  float32(value: number): void {
    this.bytes(new Uint8Array(new Float32Array([value]).buffer));
  }

  /** Bytes behind their length. */
  sized(values: ArrayLike<number>): void {
    this.unsigned(values.length);
    this.bytes(values);
  }

  text(value: string): void {
    this.sized(new TextEncoder().encode(value));
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * this.buffer.length, this.length + more));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

/** What `write` puts out, as bytes. */
export function written(write: (writer: ByteWriter) => void): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  write(writer);
  return writer.toBytes();
}
