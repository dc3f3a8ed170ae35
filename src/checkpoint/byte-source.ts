/** Where a checkpoint's bytes come from: a file (read.ts), or memory. */

export interface ByteSource {
  /** Of all that there is to read. */
  readonly size: number;
  /** Fills `into` from its beginning with the bytes that come next; how many, 0 at the end. */
  read(into: Uint8Array): Promise<number>;
}

export function bytesInMemory(bytes: Uint8Array): ByteSource {
  let at = 0;
  return {
    size: bytes.length,
    async read(into) {
      const next = bytes.subarray(at, at + into.length);
      into.set(next);
      at += next.length;
      return next.length;
    },
  };
}
