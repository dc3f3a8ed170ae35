/**
 * Translation as one pipeline: lines → tokens → ids → search → ids → tokens → lines.
 * A line longer than the model's limit goes in parts; many lines go through the model together, and through threads.
 */
import { NmtError } from './errors.ts';
import type { Explained } from './inspect/explain/explanation.ts';
import { describeModel } from './translator/description.ts';
import { lengthPenalty } from './translator/length-penalty.ts';
import type { LoadedModel } from './translator/load-model.ts';
import { loadModel } from './translator/load-model.ts';
import type { SearchRules } from './translator/neural-search.ts';
import { type Part, partsOf } from './translator/parts.ts';
import { SearchDesk } from './translator/search-desk.ts';
import { candidateOf, joinCandidates } from './translator/wording.ts';

export interface SearchOptions {
  /** Hypotheses that the search keeps; 1 is greedy search. */
  readonly beam: number;
  /** α: a score is the log-probability divided by lengthᵅ. */
  readonly lengthPenalty: number;
  /** Candidates wanted for each line, at most `beam`. */
  readonly nBest: number;
  /** Most tokens of a translation (of each part of a long line), its end counted; by default from the source's length. */
  readonly maximumLength?: number;
}

/** One translation of a line. */
export interface Candidate {
  readonly text: string;
  readonly score: number;
  /** Natural logarithm of the probability, the end of the sentence included. */
  readonly logProbability: number;
  readonly tokens: readonly string[];
  /** [source token, target token], by the most attention; empty where the model has none. */
  readonly alignment: readonly (readonly [number, number])[];
  /** False when the longest length cut it off. */
  readonly finished: boolean;
}

export interface Translation {
  readonly source: string;
  readonly translation: string;
  readonly score: number;
  /** Best first; none for a blank line. */
  readonly candidates: readonly Candidate[];
  readonly sourceTokens: readonly string[];
  /** Source pieces that the vocabulary does not know, as text. */
  readonly unknown: readonly string[];
  /** In how many parts the line was translated, and how many tokens it has. */
  readonly parts: number;
  readonly pieces: number;
}

export interface Translator {
  /** One line on what model this is and what computes it. */
  readonly description: string;
  /**
   * One translation for each line, in order. A line does not depend on those beside it.
   *
   * @throws NmtError E_USAGE when the options do not fit together
   */
  translate(
    lines: readonly string[],
    options: SearchOptions,
    onProgress?: (done: number, total: number) => void,
  ): Promise<Translation[]>;
  /**
   * The best translation of one sentence, with all that went on inside the model.
   *
   * @throws NmtError E_TEXT when the sentence is blank or too long to be read at once
   */
  explain(sentence: string, options: SearchOptions): Promise<Explained>;
  /** Ends its threads, if it has any. */
  close(): Promise<void>;
}

export interface RuntimeOptions {
  /** Threads for bulk input; `null` for the cores available. */
  readonly threads?: number | null;
  /** `null` for SIMD where the engine has it. */
  readonly kernels?: 'reference' | 'simd' | null;
}

/**
 * A translator from a checkpoint file.
 *
 * @throws NmtError E_FILE, E_CHECKPOINT when the file cannot be used; E_CONFIG when the kernels cannot run here
 */
export async function loadTranslator(checkpointFile: string, options: RuntimeOptions = {}): Promise<Translator> {
  return createTranslator(await loadModel(checkpointFile, options), options.threads ?? null);
}

/** A translator over a model that is loaded already. */
export function createTranslator(loaded: LoadedModel, threads: number | null): Translator {
  const desk = new SearchDesk(loaded, threads);
  return {
    description: describeModel(loaded),
    async translate(lines, options, onProgress) {
      const rules = searchRules(options);
      const { codecs, checkpoint, model } = loaded;
      const parts = lines.map((line) => partsOf(line, codecs.source, checkpoint.config.maximumLength));
      const canCopy = model.config.attention !== 'none';
      const sources = parts.flat().map(({ ids, unknown }) => ({ ids, mayCopy: canCopy && unknown.length > 0 }));
      const found = await desk.search(sources, rules, progressInLines(parts, onProgress));
      let next = 0;
      return lines.map((line, i) => {
        const own = parts[i]!;
        const candidates = own.map((part) => found[next++]!.map((one) => candidateOf(one, part, codecs)));
        return translationOf(line, own, {
          candidates: own.length === 0 ? [] : joinCandidates(own, candidates, lengthPenalty(rules.lengthPenalty)),
          unknown: own.flatMap(({ tokens, unknown }) => unknown.map((at) => codecs.source.detokenize([tokens[at]!]))),
        });
      });
    },
    async explain(sentence, options) {
      const rules = searchRules(options);
      return (await import('./explain.ts')).explainSentence(loaded, sentence, rules);
    },
    close: () => desk.close(),
  };
}

function translationOf(
  source: string,
  parts: readonly Part[],
  { candidates, unknown }: Pick<Translation, 'candidates' | 'unknown'>,
): Translation {
  const sourceTokens = parts.flatMap(({ tokens }) => tokens);
  return {
    source,
    translation: candidates[0]?.text ?? '',
    score: candidates[0]?.score ?? 0,
    candidates,
    sourceTokens,
    unknown,
    parts: Math.max(1, parts.length),
    pieces: sourceTokens.length,
  };
}

/** @throws NmtError E_USAGE */
function searchRules(options: SearchOptions): SearchRules {
  const { beam, nBest, lengthPenalty } = options;
  const maximumLength = options.maximumLength ?? null;
  const refuse = (problem: string, hint: string): never => {
    throw new NmtError({ code: 'E_USAGE', problem, hint });
  };
  const isCount = (value: number) => Number.isInteger(value) && value >= 1;
  if (!isCount(beam)) refuse(`beam cannot be ${beam}`, 'take a whole number from 1 on');
  if (!isCount(nBest) || nBest > beam) refuse(`nBest cannot be ${nBest}`, 'take a whole number from 1 to beam');
  if (!(lengthPenalty >= 0 && lengthPenalty < Number.POSITIVE_INFINITY)) {
    refuse(`lengthPenalty cannot be ${lengthPenalty}`, 'take a number from 0 on');
  }
  if (maximumLength !== null && !isCount(maximumLength)) {
    refuse(`maximumLength cannot be ${maximumLength}`, 'take a whole number from 1 on');
  }
  return { beam, nBest, lengthPenalty, maximumLength };
}

/** Tells of parts that are done as of lines: only the sum matters to whoever watches. */
function progressInLines(
  parts: readonly (readonly Part[])[],
  onProgress: ((done: number, total: number) => void) | undefined,
): (done: number) => void {
  const total = parts.length;
  const sentences = parts.reduce((sum, own) => sum + own.length, 0);
  return (done) => onProgress?.(Math.round((done / sentences) * total), total);
}
