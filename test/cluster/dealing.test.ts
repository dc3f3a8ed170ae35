import { describe, expect, it } from 'vitest';
import { clusterPlace } from '../../src/cluster/cluster-place.ts';
import { ownShards } from '../../src/cluster/dealing.ts';

describe('shards of a batch', () => {
  it.each([
    [8, 2, 4],
    [8, 8, 1],
    [6, 3, 2],
    [3, 3, 1],
    [7, 1, 7],
    [96, 3, 32],
  ])('when %i are dealt to %i processes, then each has %i', (shards, size, own) => {
    expect(ownShards(shards, { size })).toBe(own);
  });

  it.each([
    [2, 4, /the 2 shards .* 4 processes \(--shards 4, 8, 16 … can be; mpirun -n 2 suits 2\)/],
    [6, 2, /--shards 2, 4, 8 … can be; mpirun -n 3 or 6 suits 6/],
    [12, 4, /mpirun -n 3 or 6 or 12 suits 12/],
    [1, 2, /--shards 2, 4, 8 … can be\)/],
  ])('when %i cannot be dealt to %i processes, then the message says what can be', (shards, size, message) => {
    expect(() => ownShards(shards, { size })).toThrow(message);
  });
});

describe('the place of a process', () => {
  it('when no launcher has started it, then it has none', () => {
    expect(clusterPlace({ PATH: '/bin', SLURM_NTASKS: '4' })).toBeNull();
  });

  it.each([
    ['Open MPI', { OMPI_COMM_WORLD_RANK: '3', OMPI_COMM_WORLD_SIZE: '4', OMPI_COMM_WORLD_LOCAL_SIZE: '2' }],
    ['MPICH', { PMI_RANK: '3', PMI_SIZE: '4', MPI_LOCALNRANKS: '2' }],
    ['Open MPI', { PMIX_RANK: '3', SLURM_STEP_NUM_TASKS: '4', SLURM_STEP_TASKS_PER_NODE: '2(x2)' }],
  ])('when the launcher of %s has, then the environment says which one it is', (launcher, environment) => {
    expect(clusterPlace(environment)).toEqual({ rank: 3, size: 4, local: 2, launcher });
  });
});
