/** One process among those that `mpirun` has started together, by what it left in the environment. */

export interface ClusterPlace {
  /** Of this process, from 0; and how many there are. */
  readonly rank: number;
  readonly size: number;
  /** How many of them are on this machine. */
  readonly local: number;
  /** Whose `mpirun` it was: its library must be called. */
  readonly launcher: 'Open MPI' | 'MPICH';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What each launcher calls rank, size, and size on this machine. Slurm's `srun` sets the last ones, or PMI's. */
const NAMES = [
  ['Open MPI', 'OMPI_COMM_WORLD_RANK', 'OMPI_COMM_WORLD_SIZE', 'OMPI_COMM_WORLD_LOCAL_SIZE'],
  ['MPICH', 'PMI_RANK', 'PMI_SIZE', 'MPI_LOCALNRANKS'],
  ['Open MPI', 'PMIX_RANK', 'SLURM_STEP_NUM_TASKS', 'SLURM_STEP_TASKS_PER_NODE'],
] as const;

/** `null` where no launcher has started this process. */
export function clusterPlace(environment: Environment): ClusterPlace | null {
  for (const [launcher, ...names] of NAMES) {
    const [rank, size, local] = names.map((name) => Number.parseInt(environment[name] ?? '', 10));
    if (Number.isNaN(rank) || Number.isNaN(size)) continue;
    return { rank: rank!, size: size!, local: local || 1, launcher };
  }
  return null;
}
