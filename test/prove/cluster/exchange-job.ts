/** Times the exchange of gradients, as one of several processes: `exchange-job.js FLOATS ROUNDS`. The first one tells. */
import { clusterPlace } from '../../../src/cluster/cluster-place.ts';
import { openWayOut } from '../../../src/cluster/leaving.ts';
import { startMpi } from '../../../src/cluster/mpi.ts';
import { WeightSlices } from '../../../src/cluster/weight-slices.ts';
import { SCRATCH_BYTES } from '../../../src/ops/scratch.ts';
import { createSimdKernels } from '../../../src/ops/simd.ts';
import { PARAMETER_BLOCK } from '../../../src/runtime/model-memory.ts';
import { Arena } from '../../../src/tensor/arena.ts';
import { createMemory } from '../../../src/wasm/memory.ts';

export interface ExchangeTimes {
  /** Milliseconds of the fastest round, of its three parts, and of the median round. */
  readonly best: number;
  readonly parts: readonly [scatter: number, add: number, share: number];
  readonly median: number;
  /** Milliseconds of a gather of eight bytes from each. */
  readonly small: number;
}

const [floats, rounds] = process.argv.slice(2).map(Number) as [number, number];
const place = clusterPlace(process.env)!;
const mpi = startMpi(place, new Int32Array(new SharedArrayBuffer(4)));
const { rank, size } = mpi;
const slice = Math.ceil(Math.ceil(floats / PARAMETER_BLOCK) / size) * PARAMETER_BLOCK;
const memory = createMemory(2 * SCRATCH_BYTES + 4 * (floats + (size - 1) * slice) + 2 ** 20);
const kernels = createSimdKernels(memory, {
  tile: '4x8',
  arithmetic: 'separate',
  scratch: { start: 64, bytes: SCRATCH_BYTES },
});
const arena = new Arena(memory.buffer, { start: 64 + SCRATCH_BYTES });
const [gradient, inbox] = [arena.floats(floats) as Float32Array, arena.floats((size - 1) * slice) as Float32Array];
const slices = new WeightSlices({ rank, size, gradient, inbox, kernels, mpi });
const { start: first, end: last } = slices.own;

const times: { whole: number; parts: [number, number, number] }[] = [];
for (let round = 0; round < rounds; round++) {
  gradient.fill(rank + round);
  mpi.barrier();
  const marks = [performance.now()];
  for (const part of [() => slices.scatter(), () => slices.add(first, last), () => slices.share(gradient)]) {
    part();
    marks.push(performance.now());
  }
  const parts = [1, 2, 3].map((i) => marks[i]! - marks[i - 1]!) as [number, number, number];
  times.push({ whole: marks[3]! - marks[0]!, parts });
  const expected = (size * (size - 1)) / 2 + size * round;
  if (gradient[0] !== expected || gradient.at(-1) !== expected) throw new Error(`wrong sum ${gradient[0]}`);
}
const [own, all] = [new Uint8Array(8), new Uint8Array(8 * size)];
const start = performance.now();
for (let i = 0; i < 200; i++) mpi.gather(own, all);
const small = (performance.now() - start) / 200;
times.sort((a, b) => a.whole - b.whole);
const result: ExchangeTimes = {
  best: times[0]!.whole,
  parts: times[0]!.parts,
  median: times[rounds >> 1]!.whole,
  small,
};
mpi.finish();
if (rank === 0) process.stdout.write(`${JSON.stringify(result)}\n`, () => openWayOut(place)(0));
else openWayOut(place)(0);
