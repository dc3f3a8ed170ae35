/** Texts from one process to all, and from all to all: what is not numbers in shared memory. */
import type { Mpi, Pieces } from './mpi.ts';

/** The text of process 0 comes to all; the others give what they like. */
export function broadcastText(mpi: Mpi, text: string): string {
  const own = new TextEncoder().encode(text);
  const length = Int32Array.of(own.length);
  mpi.broadcast(length, 0);
  const bytes = mpi.rank === 0 ? own : new Uint8Array(length[0]!);
  mpi.broadcast(bytes, 0);
  return new TextDecoder().decode(bytes);
}

/** Every process's text, by rank. */
export function gatherTexts(mpi: Mpi, text: string): string[] {
  const own = new TextEncoder().encode(text);
  const lengths = new Int32Array(mpi.size);
  mpi.gather(Int32Array.of(own.length), lengths);
  const pieces = oneAfterTheOther(lengths);
  const all = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  all.set(own, pieces.starts[mpi.rank]);
  mpi.share(all, pieces);
  return Array.from(lengths, (length, rank) => {
    const start = pieces.starts[rank]!;
    return new TextDecoder().decode(all.subarray(start, start + length));
  });
}

/** Pieces of these lengths without gaps. */
export function oneAfterTheOther(lengths: Int32Array): Pieces {
  let end = 0;
  const starts = lengths.map((length) => {
    end += length;
    return end - length;
  });
  return { starts, lengths };
}
