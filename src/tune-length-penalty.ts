/** The length penalty, chosen on a dev side: it is translated with each of a few, and scored. */
import { readDevPairs } from './corpus/test-pairs.ts';
import { refuse } from './errors.ts';
import { type EvaluationOptions, referencesFor } from './evaluate.ts';
import { scoreTexts } from './scoring.ts';
import { createTranslator } from './translate.ts';
import { loadEnsemble } from './translation/load-model.ts';
import { USUAL_SEARCH } from './translation/search-options.ts';

export const LENGTH_PENALTIES: readonly number[] = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6];

export interface TuningReport {
  /** What was translated, such as "en-ko dev". */
  readonly set: string;
  readonly sentences: number;
  readonly beam: number;
  /** The metric that chose: the first of those asked for. */
  readonly metric: string;
  readonly signature: string;
  readonly scores: readonly { readonly lengthPenalty: number; readonly score: number }[];
  /** The best one; of equal ones that which is nearest to the usual 1, and of two as near the lower. */
  readonly best: number;
  readonly seconds: number;
}

/**
 * Tries every length penalty on the dev side. Each is a search of its own: which beginnings a beam gives up depends on
 * the penalty, so that one search, ranked anew, would not be what `--length-penalty` finds.
 *
 * @throws NmtError as `evaluate`; E_USAGE with a beam of 1, which has nothing to choose from
 */
export async function tuneLengthPenalty(options: EvaluationOptions): Promise<TuningReport> {
  const { search, runtime, onProgress } = options;
  if (search.beam === 1) {
    refuse('greedy search has one hypothesis, whatever the length penalty', 'take a beam of 2 or more');
  }
  const loaded = await loadEnsemble([options.checkpoint].flat(), runtime);
  const pairs = await readDevPairs(options, loaded.checkpoint.corpus);
  const translator = createTranslator(loaded, runtime.threads ?? null);
  const startMs = performance.now();
  const total = LENGTH_PENALTIES.length * pairs.sources.length;
  const outputs: string[][] = [];
  try {
    for (const lengthPenalty of LENGTH_PENALTIES) {
      const before = outputs.length * pairs.sources.length;
      const tell = (done: number) => onProgress?.(before + done, total);
      const found = await translator.translate(pairs.sources, { ...search, lengthPenalty }, tell);
      outputs.push(found.map(({ translation }) => translation));
    }
  } finally {
    await translator.close();
  }
  const seconds = (performance.now() - startMs) / 1000;
  const set = { set: pairs.name, sentences: pairs.sources.length, beam: search.beam, seconds };
  return { ...set, ...judge(outputs, referencesFor(loaded, pairs), options.scoring) };
}

/** Scores what each length penalty gave, by the first metric asked for. */
function judge(
  outputs: readonly string[][],
  targets: readonly string[],
  asked: EvaluationOptions['scoring'],
): Pick<TuningReport, 'metric' | 'signature' | 'scores' | 'best'> {
  const [key] = asked.metrics ?? ['bleu'];
  const scoring = { ...asked, metrics: [key!], resamples: null, test: undefined };
  const results = outputs.map((hypotheses, i) => {
    const system = { name: String(LENGTH_PENALTIES[i]!), hypotheses };
    return scoreTexts({ systems: [system], references: [targets] }, scoring).systems[0]!.scores[key!]!;
  });
  const { name, signature, lowerIsBetter } = results[0]!;
  const goodness = results.map(({ score }) => (lowerIsBetter ? -score : score));
  return {
    metric: name,
    signature,
    scores: results.map(({ score }, i) => ({ lengthPenalty: LENGTH_PENALTIES[i]!, score })),
    best: bestOf(goodness),
  };
}

/** Example all nine as good → 1: nothing speaks for another */
export function bestOf(goodness: readonly number[]): number {
  const most = Math.max(...goodness);
  const distance = (one: number) => Math.abs(one - USUAL_SEARCH.lengthPenalty);
  const equals = LENGTH_PENALTIES.filter((_, i) => goodness[i] === most);
  return equals.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}
