/** Before processes train one model, each says what it is going to train. */
import { NmtError } from '../errors.ts';
import type { ClusterPlace } from './cluster-place.ts';
import { type Mpi, startMpi } from './mpi.ts';
import { gatherTexts } from './texts.ts';

/** What must be the same everywhere: short texts by their names. */
export type Facts = Readonly<Record<string, string>>;

/** What a process has to know before it joins the others. Plain data and shared memory. */
export interface ClusterSetup extends ClusterPlace {
  readonly facts: Facts;
  /** [0]: odd while a call of MPI waits for other processes. */
  readonly calls: Int32Array;
}

/**
 * Starts MPI, which from here on this thread alone may call, and compares.
 *
 * @throws NmtError E_CONFIG when MPI cannot be called; in every process, when a fact differs: the first one, and where
 */
export function joinCluster(setup: ClusterSetup): Mpi {
  const mpi = startMpi(setup, setup.calls);
  try {
    agree(mpi, setup.facts);
  } catch (error) {
    mpi.finish();
    throw error;
  }
  return mpi;
}

function agree(mpi: Mpi, facts: Facts): void {
  const all = gatherTexts(mpi, JSON.stringify({ host: mpi.host, facts })).map(
    (text) => JSON.parse(text) as { host: string; facts: Facts },
  );
  const first = all[0]!;
  for (const name of Object.keys(first.facts)) {
    const rank = all.findIndex((one) => one.facts[name] !== first.facts[name]);
    if (rank < 0) continue;
    const at = (r: number) => `${all[r]!.facts[name]} on rank ${r} (${all[r]!.host})`;
    throw new NmtError({
      code: 'E_CONFIG',
      problem: `the processes cannot train one model, ${name} differs: ${at(0)}, ${at(rank)}`,
      hint: 'give all of them the same nmt, corpus and options',
    });
  }
}
