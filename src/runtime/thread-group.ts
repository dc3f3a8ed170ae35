/**
 * Threads that do the same program on parts of the same memory, and wait for each other at barriers.
 * A group of one never waits.
 */

/** How often a waiting thread looks again before it goes to sleep: some microseconds. */
const SPINS = 2_000;

export interface ThreadGroup {
  readonly rank: number;
  readonly size: number;
  /** Returns when every worker has called it. */
  barrier(): void;
}

export const ONE_THREAD: ThreadGroup = { rank: 0, size: 1, barrier() {} };

/** Integers of shared memory that a group's barrier needs. */
export const BARRIER_INTEGERS = 2;

/** A worker of a group over shared memory: `shared[0]` counts arrivals, `shared[1]` the barriers passed. */
export function joinGroup(shared: Int32Array, rank: number, size: number): ThreadGroup {
  return {
    rank,
    size,
    barrier() {
      const passed = Atomics.load(shared, 1);
      if (Atomics.add(shared, 0, 1) === size - 1) {
        Atomics.store(shared, 0, 0);
        Atomics.add(shared, 1, 1);
        Atomics.notify(shared, 1);
        return;
      }
      for (let i = 0; i < SPINS; i++) if (Atomics.load(shared, 1) !== passed) return;
      while (Atomics.load(shared, 1) === passed) Atomics.wait(shared, 1, passed);
    },
  };
}

/** The part of [0, length) that falls to a worker, cut at multiples of `unit`. */
export function shareOf(
  group: Pick<ThreadGroup, 'rank' | 'size'>,
  length: number,
  unit: number,
): { start: number; end: number } {
  const units = Math.ceil(length / unit);
  const cut = (rank: number) => Math.min(length, Math.floor((units * rank) / group.size) * unit);
  return { start: cut(group.rank), end: cut(group.rank + 1) };
}
