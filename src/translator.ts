/**
 * Translation as one pipeline: lines → tokens → ids → search → ids → tokens → lines.
 * A line longer than the model's limit goes in parts; many lines go through the model together, and through threads.
 */
import { refuse } from './errors.ts';
import type { Explained } from './inspect/explain/explanation.ts';
import { lengthPenalty } from './search/penalties.ts';
import type { TextCodec } from './text/codec.ts';
import { type Candidate, candidateOf, joinCandidates } from './translation/candidate-text.ts';
import { type Doubt, doubtBelow, doubtOf } from './translation/confidence.ts';
import { describeModel } from './translation/description.ts';
import { type LoadedModel, longestSource, modelsOf } from './translation/open-model.ts';
import { checkedSearch, type SearchOptions } from './translation/search-options.ts';
import type { Searcher } from './translation/search-sentences.ts';
import { type Part, partsInTurn } from './translation/split-line.ts';
import { takeTurns } from './turns.ts';

export interface Translation extends Doubt {
  readonly source: string;
  readonly translation: string;
  readonly score: number;
  /** Best first; none for a blank line. */
  readonly candidates: readonly Candidate[];
  readonly sourceTokens: readonly string[];
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
  explain(sentence: string, options: SearchOptions): Promise<Explained & Doubt>;
  /** Ends its threads, where it has started some. */
  close(): Promise<void>;
}

/** A translator over a model in memory; `searcher` finds the translations of many sentences with it. */
export function translatorOver(loaded: LoadedModel, searcher: Searcher): Translator {
  return {
    description: describeModel(loaded),
    async translate(lines, options, onProgress) {
      const canCopy = modelsOf(loaded).some(({ model }) => model.config.attention !== 'none');
      const rules = checkedSearch(options, canCopy);
      const { codecs } = loaded;
      const limit = longestSource(loaded);
      const turn = takeTurns();
      const parts = await cutLines(lines, { codec: codecs.source, limit }, turn);
      const sources = parts.flat().map(({ ids, unknown }) => ({ ids, mayCopy: canCopy && unknown.length > 0 }));
      const found = await searcher.search(sources, rules, progressInLines(parts, onProgress));
      const knowledge = { codec: codecs.source, threshold: doubtBelow(loaded) };
      let next = 0;
      const translations: Translation[] = [];
      for (const [i, line] of lines.entries()) {
        const own = parts[i]!;
        const each: Candidate[][] = [];
        for (const part of own) {
          each.push(found[next++]!.map((one) => candidateOf(one, part, codecs)));
          await turn();
        }
        const candidates = own.length === 0 ? [] : joinCandidates(own, each, lengthPenalty(rules.lengthPenalty));
        translations.push(translationOf(line, own, { candidates, ...doubtOf(own, candidates[0], knowledge) }));
      }
      return translations;
    },
    async explain(sentence, options) {
      if (loaded.partners !== undefined) refuse('explain looks inside one model, not several', 'name one checkpoint');
      const rules = checkedSearch(options, loaded.model.config.attention !== 'none');
      const { explainSentence } = await import('./explain.ts');
      return loaded.alone(async () => explainSentence(loaded, sentence, rules));
    },
    close: () => searcher.close(),
  };
}

/** The parts of each line, with turns for everything else in between. */
async function cutLines(
  lines: readonly string[],
  { codec, limit }: { codec: TextCodec; limit: number },
  turn: () => Promise<void> | undefined,
): Promise<Part[][]> {
  const parts: Part[][] = [];
  for (const line of lines) {
    const own: Part[] = [];
    for (const part of partsInTurn(line, codec, limit)) {
      if (part !== null) own.push(part);
      await turn();
    }
    parts.push(own);
  }
  return parts;
}

function translationOf(
  source: string,
  parts: readonly Part[],
  { candidates, ...doubt }: Pick<Translation, 'candidates'> & Doubt,
): Translation {
  const sourceTokens = parts.flatMap(({ tokens }) => tokens);
  return {
    source,
    translation: candidates[0]?.text ?? '',
    score: candidates[0]?.score ?? 0,
    candidates,
    sourceTokens,
    ...doubt,
    parts: Math.max(1, parts.length),
    pieces: sourceTokens.length,
  };
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
