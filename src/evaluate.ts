/** Evaluation as one pipeline: a test set → translations → scores, and how likely the model finds the references. */
import type { Pairs } from './corpus/corpus.ts';
import { readRecordedTestPairs, readTestPairs, type TestPairs } from './corpus/test-pairs.ts';
import { NmtError } from './errors.ts';
import { perplexity } from './metrics/perplexity.ts';
import { type ScoringResult, scoreTexts } from './scoring.ts';
import type { ScoringOptions } from './scoring-input.ts';
import { compose } from './text/normalise.ts';
import { createTranslator, type RuntimeOptions } from './translate.ts';
import { loadEnsemble } from './translation/load-model.ts';
import { type LoadedModel, longestSource } from './translation/open-model.ts';
import { referenceLoss } from './translation/reference-loss.ts';
import type { SearchOptions } from './translation/search-options.ts';
import type { Translation } from './translator.ts';

export interface EvaluationOptions {
  /** One model, or several that translate together. */
  readonly checkpoint: string | readonly string[];
  /** Where the test pairs are; all `null` for the test side of the corpus that the checkpoint was trained on. */
  readonly corpus: string | null;
  readonly source: string | null;
  readonly target: string | null;
  /** Of the files that are named, where it is not UTF-8. */
  readonly encoding?: string | null;
  /** The two columns of that corpus that are the sentences, where it has more. */
  readonly columns?: string | null;
  readonly search: SearchOptions;
  readonly runtime: RuntimeOptions;
  readonly scoring: ScoringOptions;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface EvaluationReport {
  readonly result: ScoringResult;
  /** What was translated, such as "en-ko test". */
  readonly set: string;
  /** What one should know of the set, such as that it is a dev side. */
  readonly notes?: readonly string[];
  readonly sentences: number;
  /** Of the references under the model; NaN where there are none. */
  readonly perplexity: number;
  /** Source pieces that the vocabulary does not know, and sentences that were translated in parts. */
  readonly unknown: number;
  readonly split: number;
  /** Of translating. */
  readonly seconds: number;
}

/**
 * Translates a test set and scores it, as `nmt translate` and `nmt evaluate --hypotheses` one after the other would.
 *
 * @throws NmtError E_FILE, E_CHECKPOINT, E_CORPUS, E_CONFIG, E_USAGE saying what cannot be read or does not fit
 */
export async function evaluate(options: EvaluationOptions): Promise<EvaluationReport> {
  const { search, runtime, scoring, onProgress } = options;
  const loaded = await loadEnsemble([options.checkpoint].flat(), runtime);
  const pairs = await testPairs(options, loaded);
  const translator = createTranslator(loaded, runtime.threads ?? null);
  const startMs = performance.now();
  let translations: readonly Translation[];
  try {
    translations = await translator.translate(pairs.sources, search, onProgress);
  } finally {
    await translator.close();
  }
  const seconds = (performance.now() - startMs) / 1000;
  const hypotheses = translations.map(({ translation }) => translation);
  const texts = {
    systems: [{ name: loaded.checkpoint.corpus.name, hypotheses }],
    references: [referencesFor(loaded, pairs)],
    sources: pairs.sources,
  };
  return {
    result: scoreTexts(texts, scoring),
    set: pairs.name,
    notes: [...(pairs.notes ?? []), ...aboutUnknown(translations)],
    sentences: translations.length,
    perplexity: perplexityOf(loaded, pairs),
    unknown: translations.reduce((sum, { unknown }) => sum + unknown.length, 0),
    split: translations.filter(({ parts }) => parts > 1).length,
    seconds,
  };
}

/** Nobody scores a model on what it cannot read but by mistake. */
function aboutUnknown(translations: readonly Translation[]): string[] {
  const guesses = translations.filter(({ nothingKnown }) => nothingKnown).length;
  if (2 * guesses <= translations.length) return [];
  const sides = 'are the sides turned round, or the languages others?';
  return [`the model knows no word of ${guesses} of the ${translations.length} sources: ${sides}`];
}

/** Composed, as a model writes: text that looks the same would match nowhere. One of pretokenized text writes words as they came. */
export function referencesFor({ checkpoint }: LoadedModel, { targets }: Pairs): readonly string[] {
  return checkpoint.config.pretokenized ? targets : targets.map(compose);
}

async function testPairs(options: EvaluationOptions, { checkpoint }: LoadedModel): Promise<TestPairs> {
  const { corpus, source, target } = options;
  const isNamed = corpus !== null || source !== null || target !== null;
  const pairs = isNamed
    ? await readTestPairs(options)
    : await readRecordedTestPairs(checkpoint.corpus.name, checkpoint.corpus.files);
  if (pairs.sources.length > 0) return pairs;
  const problem = `${pairs.name} has no sentence to translate`;
  throw new NmtError({ code: 'E_CORPUS', problem, hint: 'name another test set: --corpus, or --source and --target' });
}

/** Texts longer than the model's limit count up to there. */
function perplexityOf(loaded: LoadedModel, { sources, targets }: Pairs): number {
  const { codecs } = loaded;
  const limit = longestSource(loaded);
  const { loss, tokens } = referenceLoss(loaded, {
    sources: sources.map((text) => codecs.source.toIds(text).ids.slice(0, limit)),
    targets: targets.map((text) => codecs.target.toIds(text).ids.slice(0, limit)),
  });
  return perplexity(loss / tokens);
}
