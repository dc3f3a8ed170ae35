/** Numbers as WebAssembly writes them: LEB128 integers and little-endian floats. */

/** A whole number ≥ 0 in groups of seven bits, the lowest first. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  do {
    const low = left % 128;
    left = Math.floor(left / 128);
    bytes.push(left === 0 ? low : low + 128);
  } while (left !== 0);
  return bytes;
}

/** A 32-bit integer in two's complement, in groups of seven bits, the lowest first. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let left = value | 0;
  for (;;) {
    const low = left & 0x7f;
    left >>= 7;
    const done = (left === 0 && (low & 0x40) === 0) || (left === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

export function float32(value: number): number[] {
  return Array.from(new Uint8Array(new Float32Array([value]).buffer));
}

/** A name or the content of a section, behind its length. */
export function sized(bytes: readonly number[]): number[] {
  return unsigned(bytes.length).concat(bytes);
}

/** A list behind its count. */
export function counted(items: readonly (readonly number[])[]): number[] {
  return unsigned(items.length).concat(...items);
}

export function text(value: string): number[] {
  return sized(Array.from(new TextEncoder().encode(value)));
}
