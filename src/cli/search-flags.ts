/** The flags of everything that translates: checkpoints, search, how the work is done. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { refuse } from '../errors.ts';
import { WEIGHT_FORMS } from '../tensor/kernels.ts';
import { ARITHMETICS } from '../tensor/multiply-add.ts';
import type { RuntimeOptions } from '../translate.ts';
import { type SearchOptions, USUAL_SEARCH } from '../translation/search-options.ts';
import { numberOf, oneOf } from './values.ts';

const MOST_BEAM = 100;

/** But for the checkpoints. */
export interface CommonFlags {
  readonly beam?: string;
  readonly lengthPenalty?: string;
  readonly coveragePenalty?: string;
  /** Of `--no-repeat-ngram`: commander takes the "no" off, and gives `true` where the flag is absent. */
  readonly repeatNgram?: string | true;
  readonly nBest?: string;
  readonly threads?: string;
  readonly kernels?: string;
  readonly arithmetic?: string;
  readonly weights?: string;
}

export interface SearchFlags extends CommonFlags {
  readonly checkpoint?: string;
}

/** Of a command in which several models can work together. */
export interface EnsembleFlags extends CommonFlags {
  readonly checkpoint?: readonly string[];
}

export function addSearchFlags(command: Command): Command {
  command.option('--checkpoint <file.json>', 'the model (default: the newest one under checkpoints/)');
  return addCommonFlags(command);
}

export function addEnsembleFlags(command: Command): Command {
  const meaning = 'the model (default: the newest one under checkpoints/); several of one vocabulary work together';
  command.option('--checkpoint <file.json...>', meaning);
  return addCommonFlags(command);
}

/**
 * What stands behind `--checkpoint`: files, and where text may follow, the text.
 *
 * Example ['a.json', 'b.json', 'I am hungry.'] → ['a.json', 'b.json'] and ['I am hungry.']
 */
export function filesBeforeText(values: readonly string[]): { files: readonly string[]; text: readonly string[] } {
  const isFile = (value: string) => value.endsWith('.json') && (existsSync(value) || !/\s/.test(value));
  const end = values.findIndex((value, i) => i > 0 && !isFile(value));
  return end < 0 ? { files: values, text: [] } : { files: values.slice(0, end), text: values.slice(end) };
}

export function addCommonFlags(command: Command): Command {
  return command
    .option('--beam <N>', `hypotheses that the search keeps, 1 is greedy (default: ${USUAL_SEARCH.beam})`)
    .option(
      '--length-penalty <X>',
      `0 takes short sentences, more takes longer ones (default: ${USUAL_SEARCH.lengthPenalty})`,
    )
    .option('--coverage-penalty <X>', 'source words that were hardly looked at cost score (default: 0)')
    .option('--no-repeat-ngram <N>', 'write no N tokens in a row twice')
    .option('--threads <N>', 'worker threads (default: the cores available)')
    .option('--kernels <reference|simd>', 'math kernels (default: simd where it runs)')
    .option(
      '--arithmetic <fused|separate>',
      "how products are added to sums (default: the checkpoint's, where it runs)",
    )
    .option(
      '--weights <float32|int8>',
      'int8 multiplies by 8-bit integers: sooner done, hardly worse (default: float32)',
    );
}

/** @throws NmtError E_USAGE when a value does not fit */
export function searchOptions(flags: CommonFlags): SearchOptions {
  const beamSize = { minimum: 1, maximum: MOST_BEAM };
  const nBest = flags.nBest === undefined ? USUAL_SEARCH.nBest : numberOf('--n-best', flags.nBest, beamSize);
  const beam = flags.beam === undefined ? Math.max(USUAL_SEARCH.beam, nBest) : numberOf('--beam', flags.beam, beamSize);
  if (nBest > beam) {
    refuse(`--n-best ${nBest} is more than the ${beam} hypotheses that the search keeps`, `add --beam ${nBest}`);
  }
  const penalty = { minimum: 0, maximum: 10, whole: false };
  const { coveragePenalty, repeatNgram } = flags;
  const lengthPenalty =
    flags.lengthPenalty === undefined
      ? USUAL_SEARCH.lengthPenalty
      : numberOf('--length-penalty', flags.lengthPenalty, penalty);
  return {
    beam,
    lengthPenalty,
    nBest,
    ...(coveragePenalty !== undefined && { coveragePenalty: numberOf('--coverage-penalty', coveragePenalty, penalty) }),
    ...(typeof repeatNgram === 'string' && {
      noRepeatNgram: numberOf('--no-repeat-ngram', repeatNgram, { minimum: 1, maximum: 100 }),
    }),
  };
}

/** @throws NmtError E_USAGE when a value does not fit */
export function runtimeOptions({ threads, kernels, arithmetic, weights }: CommonFlags): RuntimeOptions {
  return {
    threads: threads === undefined ? null : numberOf('--threads', threads, { minimum: 1, maximum: 256 }),
    kernels: kernels === undefined ? null : oneOf('--kernels', kernels, ['reference', 'simd'] as const),
    arithmetic: arithmetic === undefined ? null : oneOf('--arithmetic', arithmetic, ARITHMETICS),
    ...(weights !== undefined && { weights: oneOf('--weights', weights, WEIGHT_FORMS) }),
  };
}
