/** Hundreds of processes in one: their gradients go through the real exchange, and every process must have the bits of one machine. */
import { addInPairs } from '../../../src/cluster/tree-sum.ts';
import { referenceKernels } from '../../../src/ops/reference.ts';
import { uniform } from '../../../src/random.ts';
import { exchangeGradients } from '../../support/simulated-network.ts';
import { receivedBy } from './prediction.ts';

/** Sixty-four blocks and a piece of one. */
const FLOATS = 2 ** 20 + 77;

export interface SimulatedFigures {
  readonly size: number;
  readonly isSame: boolean;
  /** Most bytes that a process has received, and what the model says. */
  readonly bytes: number;
  readonly expected: number;
}

export function simulate(size: number): SimulatedFigures {
  const shards = () => Array.from({ length: size }, (_, shard) => gradient(shard));
  const alone = shards();
  addInPairs(referenceKernels, alone, 0, FLOATS);
  const expected = Buffer.from(alone[0]!.buffer);
  alone.length = 0;
  const { sums, bytes } = exchangeGradients(shards(), size, referenceKernels);
  const isSame = sums.every((sum) => expected.equals(Buffer.from(sum.buffer)));
  return { size, isSame, bytes: Math.max(...bytes), expected: receivedBy(size, FLOATS).bytes };
}

/** Numbers of different sizes: another order of adding would show. */
function gradient(shard: number): Float32Array {
  const pattern = Float32Array.from(
    { length: 4099 },
    (_, i) => (uniform(shard, i) - 0.5) * 2 ** (20 * uniform(shard + 9, i)),
  );
  return Float32Array.from({ length: FLOATS }, (_, i) => pattern[(i * 31) % 4099]!);
}
