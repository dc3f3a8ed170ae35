/** Measures jobs in interleaved rounds, so that a noisy neighbour or a slow moment of the machine hits all alike. */

export interface Job {
  readonly name: string;
  /** What a run is divided by, or divides: floating-point operations, elements, or 1 for plain milliseconds. */
  readonly work: number;
  readonly unit: 'GF/s' | 'ns/element' | 'ms';
  run(): void;
}

export interface Row {
  readonly name: string;
  readonly unit: Job['unit'];
  readonly best: number;
  readonly median: number;
}

const WARM_UP_MS = 60;
/** A job is repeated for at least so long in each round. */
const ROUND_MS = 30;

export function measure(jobs: readonly Job[], rounds: number): Row[] {
  for (const job of jobs) repeat(job, WARM_UP_MS);
  const times = jobs.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    jobs.forEach((job, i) => {
      times[i]!.push(repeat(job, ROUND_MS));
    });
  }
  return jobs.map(({ name, unit, work }, i) => {
    const sorted = times[i]!.sort((a, b) => a - b);
    const convert = (ms: number) => (unit === 'GF/s' ? work / ms / 1e6 : unit === 'ms' ? ms : (ms * 1e6) / work);
    return { name, unit, best: convert(sorted[0]!), median: convert(sorted[sorted.length >> 1]!) };
  });
}

/** Milliseconds a run. */
function repeat(job: Job, atLeastMs: number): number {
  const start = performance.now();
  let runs = 0;
  let elapsed = 0;
  do {
    job.run();
    runs++;
    elapsed = performance.now() - start;
  } while (elapsed < atLeastMs);
  return elapsed / runs;
}
