/** What is scored, and how, as a program gives it: checked before anything is counted. */
import { z } from 'zod';
import { counted } from './amounts.ts';
import { checkArgument, LINES } from './arguments.ts';
import { NmtError } from './errors.ts';
import { LEAST_SENTENCES } from './metrics/bootstrap.ts';
import type { ReferenceLines } from './metrics/metric.ts';
import type { MetricOptions } from './metrics/metrics.ts';
import { SIGNIFICANCE_TESTS, type SignificanceTest } from './metrics/significance.ts';

export interface TextsToScore {
  /** The first system is the baseline that the others are compared with. */
  readonly systems: readonly { readonly name: string; readonly hypotheses: readonly string[] }[];
  /** One array for each file of references, so that a line can have several. */
  readonly references: readonly ReferenceLines[];
  /** What the hypotheses translate, to find copied sentences. */
  readonly sources?: readonly string[];
}

export interface ScoringOptions extends MetricOptions {
  /** Names such as bleu, chrf++ or bleu:tok=intl; see `createMetric`. */
  readonly metrics?: readonly string[];
  /** What the signatures call the scorer's version; by default this package's. */
  readonly version?: string;
  /** Resamples behind each 95 % interval; `null` for none. */
  readonly resamples?: number | null;
  /** How systems are compared with the first. */
  readonly test?: SignificanceTest;
  /** Resamples or shuffles of that test. */
  readonly samples?: number;
  readonly seed?: number;
}

const BY_FILE = 'expected an array of lines for each file of references: [["the first line", "the second line"]]';
const REFERENCE_LINES = z.array(
  z.string('expected a text, or null where this file has no reference').nullable(),
  BY_FILE,
);
const TEXTS = z.strictObject({
  systems: z.array(
    z.strictObject({ name: z.string(), hypotheses: LINES }),
    'expected an array of systems: [{ name: "mine", hypotheses: ["a line"] }]',
  ),
  references: z.array(REFERENCE_LINES, BY_FILE),
  sources: LINES.optional(),
});

const DRAWS = z.number().int().min(1).max(1e6);
const OPTIONS = z.strictObject({
  metrics: z.array(z.string(), 'expected an array of names, such as ["bleu", "chrf"]').min(1).optional(),
  version: z.string().optional(),
  lowercase: z.boolean().optional(),
  // What a metric can be set to is checked by the metric itself.
  bleu: z.looseObject({}).optional(),
  chrf: z.looseObject({}).optional(),
  ter: z.looseObject({}).optional(),
  resamples: DRAWS.nullable().optional(),
  test: z.enum(SIGNIFICANCE_TESTS).optional(),
  samples: DRAWS.optional(),
  seed: z.number().int().min(0).max(0xffffffff).optional(),
});

/** @throws NmtError E_USAGE when a text or an option does not fit; E_CORPUS when there is nothing to score, or sources miss */
export function checkInput(texts: TextsToScore, options: ScoringOptions): void {
  checkArgument('texts', TEXTS, texts);
  checkArgument('options', OPTIONS, options);
  const [first] = texts.systems;
  const { sources } = texts;
  if (first === undefined)
    throw new NmtError({ code: 'E_CORPUS', problem: 'no hypotheses to score: there is no system' });
  if (sources === undefined || sources.length === first.hypotheses.length) return;
  const problem = `${counted(first.hypotheses.length, 'hypothesis line')}, but ${counted(sources.length, 'line')} in the sources`;
  throw new NmtError({ code: 'E_CORPUS', problem, hint: 'each line needs its counterpart' });
}

/** What is said in place of intervals and tests that so few sentences cannot give. */
export function tooFewSentences({ systems }: TextsToScore, { resamples = null }: ScoringOptions): string | undefined {
  const sentences = systems[0]!.hypotheses.length;
  const wanted = [
    ...(systems.length > 1 ? ['a test of significance'] : []),
    ...(resamples === null ? [] : ['intervals']),
  ];
  if (sentences >= LEAST_SENTENCES || wanted.length === 0) return undefined;
  const amount = sentences === 1 ? '1 sentence is' : `${sentences} sentences are`;
  return `${amount} too few for ${wanted.join(' and ')}: it takes ${LEAST_SENTENCES} or more`;
}
