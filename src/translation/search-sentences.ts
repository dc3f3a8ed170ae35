/**
 * Ids of source sentences in, ids of their translations out: sentences of like length go through the model together.
 * It sees no words; the trainer translates its dev set through it, the translator every line.
 */
import { type Ids, longestFirst } from '../model/batch.ts';
import { beamSearch } from '../search/beam.ts';
import { beginningWith } from '../search/beginning.ts';
import { ensembleStep } from '../search/ensemble.ts';
import { greedySearch } from '../search/greedy.ts';
import type { Hypothesis } from '../search/hypothesis.ts';
import { coveragePenalty, lengthPenalty } from '../search/penalties.ts';
import { inOneGo, type OneByOne, takeTurns } from '../turns.ts';
import { neuralStep, type SearchSetting } from './model-step.ts';
import { searchBytes } from './search-memory.ts';
import type { SearchOptions } from './search-options.ts';

export interface SearchSource {
  /** Without BOS and EOS. */
  readonly ids: Ids;
  /** Whether UNK may be written, because the source has a word to put in its place. */
  readonly mayCopy: boolean;
  /** Ids that its translation has to begin with; none where left out. */
  readonly beginning?: Ids;
}

/** Rows that a step has at most: more make it no faster. */
const ROWS_TOGETHER = 160;
const SENTENCES_TOGETHER = 64;

/** Most words of a translation, EOS counted: no two languages differ more in length than this allows. */
function longestOutput(sourceTokens: number): number {
  return 2 * sourceTokens + 10;
}

/**
 * The n best translations of each source sentence, by greedy search (beam 1) or beam search.
 * Sentences of like length go through the model together; what comes out does not depend on who goes with whom.
 *
 * @throws NmtError E_MEMORY when the arena has not room for one sentence
 */
export function searchSentences(
  setting: SearchSetting,
  sources: readonly SearchSource[],
  rules: SearchOptions,
): Hypothesis[][] {
  return inOneGo(searchInBatches(setting, sources, rules));
}

/** Whoever searches many sentences: on this thread, or on others. */
export interface Searcher {
  search(
    sources: readonly SearchSource[],
    rules: SearchOptions,
    onProgress: (done: number) => void,
  ): Promise<Hypothesis[][]>;
  close(): Promise<void>;
}

/** The same with turns of the event loop between words and between batches, so that signals are heard. */
export async function searchInTurns(
  setting: SearchSetting & { readonly alone: OneByOne },
  sources: readonly SearchSource[],
  rules: SearchOptions,
  onProgress: (done: number) => void,
): Promise<Hypothesis[][]> {
  return setting.alone(async () => {
    const turn = takeTurns();
    const search = searchInBatches(setting, sources, rules);
    for (let done = 0; ; ) {
      const next = search.next();
      if (next.done === true) return next.value;
      const pause = turn();
      await pause;
      // Whoever watches may give up after any turn.
      if (pause !== undefined || next.value > done) onProgress(next.value);
      done = next.value;
    }
  });
}

/** The same batch by batch, longest sentences first, with pauses; it tells how many sentences are done. */
function* searchInBatches(
  setting: SearchSetting,
  sources: readonly SearchSource[],
  rules: SearchOptions,
): Generator<number, Hypothesis[][]> {
  const results = new Array<Hypothesis[]>(sources.length);
  let done = 0;
  for (const indices of batchesOf(sources, rules)) {
    const room = indices.length === 1 ? 1 : sentencesWithRoom(setting, sources[indices[0]!]!, rules);
    for (let first = 0; first < indices.length; first += room) {
      const own = indices.slice(first, first + room);
      const search = searchBatch(
        setting,
        own.map((i) => sources[i]!),
        rules,
      );
      let next = search.next();
      for (; next.done !== true; next = search.next()) yield done;
      for (const [k, i] of own.entries()) results[i] = next.value[k]!;
      done += own.length;
      yield done;
    }
  }
  return results;
}

/** Which sentences go through the model together: those of like length, the longest first. */
export function* batchesOf(
  sources: readonly SearchSource[],
  { beam }: Pick<SearchOptions, 'beam'>,
): Generator<readonly number[]> {
  const order = longestFirst(sources.map(({ ids }) => ids));
  const count = Math.max(1, Math.min(SENTENCES_TOGETHER, Math.floor(ROWS_TOGETHER / beam)));
  for (let first = 0; first < sources.length; first += count) yield order.slice(first, first + count);
}

/** For how many sentences, none longer than this one, the arena has room at once. */
function sentencesWithRoom(setting: SearchSetting, { ids }: SearchSource, { beam }: SearchOptions): number {
  const rooms = ensembleOf(setting).map(({ model, arena }) => {
    const need = searchBytes(model, { tokens: ids.length, beam, bytesPerFloat: arena.bytesPerFloat });
    return Math.floor((arena.end - arena.mark()) / need);
  });
  return Math.max(1, Math.min(...rooms));
}

/** The models of an ensemble: the first and its partners. */
function ensembleOf(setting: SearchSetting): readonly SearchSetting[] {
  return [setting, ...(setting.partners ?? [])];
}

function* searchBatch(
  setting: SearchSetting,
  sources: readonly SearchSource[],
  rules: SearchOptions,
): Generator<void, Hypothesis[][]> {
  const divisor = lengthPenalty(rules.lengthPenalty);
  const read = sources.map(({ ids }) => ids);
  const steps = ensembleOf(setting).map((one) => neuralStep(one, read));
  const free = steps.length === 1 ? steps[0]! : ensembleStep(steps);
  const beginnings = sources.map(({ beginning = [] }) => beginning);
  const step = beginnings.some(({ length }) => length > 0) ? beginningWith(free, beginnings) : free;
  const { noRepeatNgram } = rules;
  const coverageOf = rules.coveragePenalty ? coveragePenalty(rules.coveragePenalty) : null;
  const sentences = sources.map(({ ids, mayCopy }) => ({
    maximumLength: rules.maximumLength ?? longestOutput(ids.length),
    mayWriteUnknown: mayCopy,
    noRepeatNgram,
    coverageOf,
  }));
  if (rules.beam === 1) return (yield* greedySearch(step, sentences, divisor)).map((hypothesis) => [hypothesis]);
  return yield* beamSearch(step, sentences, { beamSize: rules.beam, nBest: rules.nBest, divisor });
}
