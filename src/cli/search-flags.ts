/** The flags of everything that translates: checkpoint, search, how the work is done. */
import type { Command } from 'commander';
import { NmtError } from '../errors.ts';
import type { RuntimeOptions, SearchOptions } from '../translate.ts';
import { numberOf } from './values.ts';

export const MOST_BEAM = 100;
export const STANDARD_BEAM = 5;
const STANDARD_LENGTH_PENALTY = 1;

export interface SearchFlags {
  readonly checkpoint?: string;
  readonly beam?: string;
  readonly lengthPenalty?: string;
  readonly nBest?: string;
  readonly threads?: string;
  readonly kernels?: string;
}

export function addSearchFlags(command: Command): Command {
  return command
    .option('--checkpoint <file.json>', 'the model (default: the newest one under checkpoints/)')
    .option('--beam <N>', `hypotheses that the search keeps, 1 is greedy (default: ${STANDARD_BEAM})`)
    .option(
      '--length-penalty <X>',
      `0 takes short sentences, more takes longer ones (default: ${STANDARD_LENGTH_PENALTY})`,
    )
    .option('--threads <N>', 'worker threads (default: the cores available)')
    .option('--kernels <reference|simd>', 'math kernels (default: simd where it runs)');
}

/** @throws NmtError E_USAGE when a value does not fit */
export function searchOptions(flags: SearchFlags): SearchOptions {
  const beamSize = { minimum: 1, maximum: MOST_BEAM };
  const nBest = flags.nBest === undefined ? 1 : numberOf('--n-best', flags.nBest, beamSize);
  const beam = flags.beam === undefined ? Math.max(STANDARD_BEAM, nBest) : numberOf('--beam', flags.beam, beamSize);
  if (nBest > beam) {
    throw new NmtError({
      code: 'E_USAGE',
      problem: `--n-best ${nBest} is more than the ${beam} hypotheses that the search keeps`,
      hint: `add --beam ${nBest}`,
    });
  }
  const penalty = { minimum: 0, maximum: 10, whole: false };
  const lengthPenalty =
    flags.lengthPenalty === undefined
      ? STANDARD_LENGTH_PENALTY
      : numberOf('--length-penalty', flags.lengthPenalty, penalty);
  return { beam, lengthPenalty, nBest };
}

/** @throws NmtError E_USAGE when a value does not fit */
export function runtimeOptions({ threads, kernels }: SearchFlags): RuntimeOptions {
  if (kernels !== undefined && kernels !== 'reference' && kernels !== 'simd') {
    const problem = `--kernels cannot be ${JSON.stringify(kernels)}`;
    throw new NmtError({ code: 'E_USAGE', problem, hint: 'expected reference or simd' });
  }
  return {
    threads: threads === undefined ? null : numberOf('--threads', threads, { minimum: 1, maximum: 256 }),
    kernels: kernels ?? null,
  };
}
