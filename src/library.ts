/**
 * The pipelines as a program calls them: every option has its default, and everything is checked where it comes in.
 * The command line goes to the pipelines themselves, for it has checked its flags.
 */
import { z } from 'zod';
import { checkArgument, FUNCTION, PAIRS } from './arguments.ts';
import {
  type CheckedTranslator,
  COMPUTING,
  checkedTranslator,
  SEARCH,
  searchOptions,
  type TranslationOptions,
} from './checked-translator.ts';
import { readCheckpointHeader } from './checkpoint/read.ts';
import type { Config, PartialConfig } from './config.ts';
import { resolveConfig } from './config-resolution.ts';
import type { GivenPairs, TextPair } from './corpus/given-pairs.ts';
import { type EvaluationReport, evaluate as evaluateModel } from './evaluate.ts';
import type { PresetName } from './presets.ts';
import type { ScoringOptions } from './scoring-input.ts';
import { type TrainOptions, type TrainResult, train as trainModel } from './train.ts';
import { fineTuningConfig } from './training/fine-tuning.ts';
import { resumedConfig } from './training/resumption.ts';
import { createTranslator, type RuntimeOptions } from './translate.ts';
import { loadEnsemble, saveModel } from './translation/load-model.ts';

const PATH = z.string('expected the path of a checkpoint, such as "checkpoints/en-ko.json"').min(1);
const CHECKPOINT = z.union([PATH, z.array(PATH).min(1)], 'expected the path of a checkpoint, or an array of several');
const RUNTIME = z.strictObject({
  threads: z.number().int().min(1).max(256).nullable().optional(),
  ...COMPUTING.shape,
});
const NAME = z.string().min(1).nullable().optional();
const EVALUATION = z.strictObject({
  checkpoint: CHECKPOINT,
  corpus: NAME,
  source: NAME,
  target: NAME,
  encoding: NAME,
  columns: NAME,
  search: SEARCH.optional(),
  runtime: RUNTIME.optional(),
  scoring: z.looseObject({}).optional(),
  onProgress: FUNCTION.optional(),
});
const isSignal = (value: unknown) => value instanceof AbortSignal;
const TRAINING = z.strictObject({
  pairs: PAIRS.optional(),
  devPairs: PAIRS.optional(),
  resume: NAME,
  init: NAME,
  overwrite: z.boolean().optional(),
  owner: z
    .strictObject({ processId: z.number().int().min(1), atExit: FUNCTION.optional() })
    .nullable()
    .optional(),
  onEvent: FUNCTION.optional(),
  signal: z.custom(isSignal, 'expected the signal of an AbortController').optional(),
});

export interface Translator extends CheckedTranslator {
  /**
   * Writes the model as a checkpoint of what translates, without what only training needs.
   *
   * @throws NmtError E_FILE when it cannot be written; E_USAGE when several models translate together
   */
  save(file: string): Promise<void>;
}

/**
 * A translator from a checkpoint file, or from several that translate together: an ensemble.
 *
 * @throws NmtError E_FILE, E_CHECKPOINT when a file cannot be used, or does not fit the others; E_USAGE when an option does
 *         not fit; E_CONFIG when the kernels cannot run here
 */
export async function loadTranslator(
  checkpoint: string | readonly string[],
  options: RuntimeOptions = {},
): Promise<Translator> {
  checkArgument('checkpoint', CHECKPOINT, checkpoint);
  checkArgument('options', RUNTIME, options);
  const loaded = await loadEnsemble([checkpoint].flat(), options);
  const translator = checkedTranslator(createTranslator(loaded, options.threads ?? null));
  return {
    ...translator,
    save: async (file) => {
      checkArgument('file', PATH, file);
      await saveModel(loaded, file);
    },
  };
}

export interface EvaluationOptions {
  /** One model, or several that translate together. */
  readonly checkpoint: string | readonly string[];
  /** Where the test pairs are; without any, the test side of the corpus that the model was trained on. */
  readonly corpus?: string | null;
  readonly source?: string | null;
  readonly target?: string | null;
  /** Of these files, where it is not UTF-8: 'cp949'. */
  readonly encoding?: string | null;
  /** The two columns of that corpus that are the sentences: '2,4', 'en,ko'. */
  readonly columns?: string | null;
  readonly search?: TranslationOptions;
  readonly runtime?: RuntimeOptions;
  readonly scoring?: ScoringOptions;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Translates a test set and scores it.
 *
 * @throws NmtError E_FILE, E_CHECKPOINT, E_CORPUS, E_CONFIG, E_USAGE saying what cannot be read or does not fit
 */
export async function evaluate(options: EvaluationOptions): Promise<EvaluationReport> {
  checkArgument('options', EVALUATION, options);
  const { corpus = null, source = null, target = null, search = {}, runtime = {}, scoring = {}, ...others } = options;
  return evaluateModel({ ...others, corpus, source, target, search: searchOptions(search), runtime, scoring });
}

/** Any option of `nmt train` by its name in camelCase, over those of a preset. */
export type TrainingConfig = Readonly<PartialConfig> & { readonly preset?: PresetName };

type RunOptions = Pick<TrainOptions, 'onEvent' | 'signal' | 'resume' | 'init' | 'overwrite' | 'owner'>;

export interface TrainingOptions extends RunOptions {
  /** What to train on, in place of the files that the configuration names; no file is needed. */
  readonly pairs?: readonly TextPair[];
  /** What to measure by; without it a part of the pairs is split off (`devFraction`). */
  readonly devPairs?: readonly TextPair[];
}

/**
 * Trains a translator, or goes on training one. Without `pairs` and without a corpus in the configuration it trains the
 * bundled corpus, some minutes of work; the checkpoint goes to `checkpoint`, by default under checkpoints/ in the
 * working folder. With `resume` or `init` the configuration is that of the
 * checkpoint, and what is given goes over it.
 *
 * @throws NmtError for everything that can be wrong with corpus, configuration, files or the run itself
 */
export async function train(config: TrainingConfig = {}, options: TrainingOptions = {}): Promise<TrainResult> {
  checkArgument('config', z.looseObject({}), config);
  checkArgument('options', TRAINING, options);
  const { pairs, devPairs, resume = null, init = null, ...others } = options;
  const { preset, ...overrides } = config;
  if (pairs === undefined) checkArgument('devPairs without pairs', z.undefined('expected pairs beside them'), devPairs);
  const given: GivenPairs | null = pairs === undefined ? null : { train: pairs, ...(devPairs && { dev: devPairs }) };
  const whole = await configOf({ resume, init }, { preset, overrides });
  return trainModel(whole, { ...others, resume, init, overrides, pairs: given });
}

/** The configuration that a checkpoint brings, or one of a preset, with what is given over it. */
async function configOf(
  { resume, init }: { resume: string | null; init: string | null },
  { preset, overrides }: { preset?: PresetName; overrides: PartialConfig },
): Promise<Config> {
  const file = resume ?? init;
  if (file === null) return resolveConfig({ preset, flags: overrides });
  checkArgument('preset', z.undefined('the checkpoint brings a configuration of its own'), preset);
  if (resume !== null) checkArgument('init', z.null('resume goes on with weights of its own'), init);
  const { config } = await readCheckpointHeader(file);
  return resume !== null ? resumedConfig(config, overrides) : fineTuningConfig({ file, config }, { flags: overrides });
}
