/** Which parts of a batch each process computes. */
import { NmtError } from '../errors.ts';
import type { ClusterPlace } from './cluster-place.ts';

/**
 * How many neighbouring shards each process computes: all the same number, a power of two, so that what a process adds
 * up is a whole branch of the sum.
 *
 * @throws NmtError E_CONFIG that names the numbers which can be dealt
 */
export function ownShards(shards: number, place: Pick<ClusterPlace, 'size'> | null): number {
  const size = place?.size ?? 1;
  if (size === 1 || dealable(shards).includes(size)) return shards / size;
  const those = dealable(shards).filter((count) => count > 1);
  const processes = those.length === 0 ? '' : `; mpirun -n ${those.join(' or ')} suits ${shards}`;
  throw new NmtError({
    code: 'E_CONFIG',
    problem: `the ${shards} shards of a batch cannot be dealt to ${size} processes`,
    hint: `--shards ${[1, 2, 4].map((own) => own * size).join(', ')} … can be${processes}`,
  });
}

/** Numbers of processes among which so many shards can be dealt. */
function dealable(shards: number): number[] {
  const found: number[] = [];
  for (let own = 1; shards % own === 0; own *= 2) found.unshift(shards / own);
  return found;
}
