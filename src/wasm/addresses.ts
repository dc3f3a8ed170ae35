/** Where a matrix stands in the shared memory, in bytes. */
import { NmtError } from '../errors.ts';
import type { FloatArray } from '../tensor/matrix.ts';

export type AddressOf = (place: { readonly data: FloatArray; readonly offset: number }) => number;

/**
 * The address of matrices that lie in `memory`.
 *
 * @throws NmtError E_SHAPE for a matrix that lies elsewhere, or not in Float32
 */
export function addressesIn(memory: WebAssembly.Memory): AddressOf {
  const { buffer } = memory;
  return ({ data, offset }) => {
    if (data.buffer !== buffer || data.BYTES_PER_ELEMENT !== 4) {
      throw new NmtError({
        code: 'E_SHAPE',
        problem: 'a SIMD kernel was given a matrix outside of the shared memory',
        hint: 'lay matrices over memory.buffer, as Float32Array',
      });
    }
    return data.byteOffset + 4 * offset;
  };
}
