/** Flags that the experiments share, and the reading of lists. */
import type { Command } from 'commander';
import type { BottleneckOptions } from '../../lab/bottleneck/experiment.ts';
import { ARITHMETICS } from '../../tensor/multiply-add.ts';
import { LANGUAGE_FLAG, languageMeaning } from '../language-flag.ts';
import { numberOf, oneOf, type Range } from '../values.ts';

export interface LabFlags {
  readonly seed?: string;
  readonly kernels?: string;
  readonly arithmetic?: string;
  readonly svg?: string;
  readonly language?: string;
  readonly json?: true;
  readonly quiet?: true;
}

export function addLabFlags(command: Command): Command {
  return command
    .option('--seed <N>', 'of every random number (default: 1)')
    .option('--kernels <reference|simd>', 'math kernels (default: simd where it runs)')
    .option('--arithmetic <fused|separate>', 'how products are added to sums (default: fused where it runs)')
    .option('--svg <file>', 'the charts as a picture')
    .option(LANGUAGE_FLAG, languageMeaning('of the text and the charts'))
    .option('--json', 'one JSON object')
    .option('-q, --quiet', 'no progress');
}

/** @throws NmtError E_USAGE when a value does not fit */
export function labOptions({
  seed,
  kernels,
  arithmetic,
}: LabFlags): Pick<BottleneckOptions, 'seed' | 'kernels' | 'arithmetic'> {
  return {
    seed: seed === undefined ? 1 : numberOf('--seed', seed, { minimum: 0, maximum: 0xffffffff }),
    kernels: kernels === undefined ? null : oneOf('--kernels', kernels, ['reference', 'simd'] as const),
    arithmetic: arithmetic === undefined ? null : oneOf('--arithmetic', arithmetic, ARITHMETICS),
  };
}

/** Example ("--lags", "10,50") → [10, 50]; each once. */
export function numberList(flag: string, text: string, range: Range): number[] {
  return [...new Set(text.split(',').map((part) => numberOf(flag, part.trim(), range)))];
}

/** Each once, in the order of the choices. */
export function nameList<T extends string>(flag: string, text: string, choices: readonly T[]): T[] {
  const named = text.split(',').map((part) => oneOf(flag, part.trim(), choices, 'some of'));
  return choices.filter((choice) => named.includes(choice));
}
