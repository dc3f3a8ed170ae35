/** The flags that say how texts are scored. */
import type { Command } from 'commander';
import { SMOOTHINGS, type Smoothing } from '../../metrics/bleu.ts';
import { createMetric, METRIC_KEYS } from '../../metrics/metrics.ts';
import { SIGNIFICANCE_TESTS, type SignificanceTest } from '../../metrics/significance.ts';
import { TOKENIZER_NAMES, type TokenizerName } from '../../metrics/tokens/tokenizers.ts';
import { DEFAULT_METRICS } from '../../scoring.ts';
import type { ScoringOptions } from '../../scoring-input.ts';
import { numberOf, oneOf } from '../values.ts';

export interface ScoringFlags {
  readonly metrics?: string;
  readonly tokenize?: string;
  readonly lowercase?: true;
  readonly smoothing?: string;
  readonly smoothingValue?: string;
  readonly intervals?: true;
  readonly test?: string;
  readonly samples?: string;
  readonly seed?: string;
}

export function addScoringFlags(command: Command): Command {
  return command
    .optionsGroup('Scoring:')
    .option(
      '--metrics <list>',
      `of ${METRIC_KEYS.join(', ')}, with settings as in bleu:tok=intl:case=lc (default: ${DEFAULT_METRICS.join(',')})`,
    )
    .option('--tokenize <name>', `of BLEU: ${TOKENIZER_NAMES.join(', ')} (default: 13a)`)
    .option('--lowercase', 'fold case before scoring')
    .option('--smoothing <name>', `of BLEU: ${SMOOTHINGS.join(', ')} (default: exp)`)
    .option('--smoothing-value <X>', 'of floor (default: 0.1) or add-k (default: 1)')
    .option('--intervals', '95 % intervals by bootstrap')
    .option('--test <name>', `how systems are compared: ${SIGNIFICANCE_TESTS.join(', ')} (default: bootstrap)`)
    .option('--samples <N>', 'resamples (default: 1000) or shuffles (default: 10000) of the test')
    .option('--seed <N>', 'of the test and the intervals (default: 12345)');
}

/** @throws NmtError E_USAGE when a value does not fit */
export function scoringOptions(flags: ScoringFlags): ScoringOptions {
  const keys = (flags.metrics ?? DEFAULT_METRICS.join(',')).split(',').map((key) => key.trim());
  for (const key of keys) createMetric(key); // so that a wrong name is refused before anything is translated
  const samples =
    flags.samples === undefined ? undefined : numberOf('--samples', flags.samples, { minimum: 1, maximum: 1e6 });
  const seed =
    flags.seed === undefined ? {} : { seed: numberOf('--seed', flags.seed, { minimum: 0, maximum: 2 ** 32 - 1 }) };
  return {
    metrics: keys,
    lowercase: flags.lowercase === true,
    bleu: {
      ...(flags.tokenize !== undefined && {
        tokenize: oneOf<TokenizerName>('--tokenize', flags.tokenize, TOKENIZER_NAMES),
      }),
      ...(flags.smoothing !== undefined && { smoothing: oneOf<Smoothing>('--smoothing', flags.smoothing, SMOOTHINGS) }),
      ...(flags.smoothingValue !== undefined && {
        smoothingValue: numberOf('--smoothing-value', flags.smoothingValue, { minimum: 0, maximum: 100, whole: false }),
      }),
    },
    ...(flags.intervals && { resamples: samples ?? 1000 }),
    ...(flags.test !== undefined && { test: oneOf<SignificanceTest>('--test', flags.test, SIGNIFICANCE_TESTS) }),
    ...(samples !== undefined && { samples }),
    ...seed,
  };
}

/** A note on flags that were given and change nothing; `null` where each has an effect. */
export function idleScoringFlags({ metrics, tokenize, smoothing, smoothingValue }: ScoringFlags): string | null {
  const keys = (metrics ?? DEFAULT_METRICS.join(',')).split(',');
  const bleu = keys.filter((key) => /^bleu(:|$)/.test(key.trim()));
  const takesValue = [smoothing ?? 'exp', ...bleu.flatMap((key) => key.split(':'))].some((one) =>
    /(floor|add-k)$/.test(one.trim()),
  );
  const idle = [
    ...(tokenize !== undefined && bleu.length === 0 ? ['--tokenize (of BLEU)'] : []),
    ...(smoothing !== undefined && bleu.length === 0 ? ['--smoothing (of BLEU)'] : []),
    ...(smoothingValue !== undefined && (bleu.length === 0 || !takesValue)
      ? ['--smoothing-value (of BLEU with --smoothing floor or add-k)']
      : []),
  ];
  return idle.length === 0 ? null : `no effect here: ${idle.join(', ')}`;
}
