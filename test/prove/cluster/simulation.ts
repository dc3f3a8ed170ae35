/** Hundreds of processes in one: their gradients go through the real exchange, and every process must have the bits of one machine. */
import { addInPairs } from '../../../src/cluster/tree-sum.ts';
import { referenceKernels } from '../../../src/ops/reference.ts';
import { uniform } from '../../../src/random.ts';
import { exchangeGradients } from '../../support/simulated-network.ts';
import { receivedBy } from './prediction.ts';

/** Sixty-four blocks and a piece of one. */
const FLOATS = 2 ** 20 + 77;
/** They repeat, not in step with the blocks. */
const PATTERN = 4099;

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
    { length: PATTERN },
    (_, i) => (uniform(shard, i) - 0.5) * 2 ** (20 * uniform(shard + 9, i)),
  );
  const vector = new Float32Array(FLOATS);
  for (let at = 0; at < FLOATS; at += PATTERN) vector.set(pattern.subarray(0, FLOATS - at), at);
  return vector;
}
