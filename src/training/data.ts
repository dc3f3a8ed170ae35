/** What a run is made from: the corpus, the codecs learnt from it or restored, and the pairs that fit, as ids. */
import { counted } from '../amounts.ts';
import type { Config } from '../config.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { NmtError } from '../errors.ts';
import { FIRST_WORD } from '../special-ids.ts';
import type { Codecs } from '../text/codec.ts';
import { buildingCodecs, restoreCodecs, type StoredText } from '../text/codecs.ts';
import { measuringCoverage } from '../text/coverage.ts';
import { encodePairs, type FittingPairs, type TextPairs } from './epochs.ts';
import type { OnTrainingEvent } from './events.ts';
import { type Guidance, learnGuidance } from './guidance.ts';
import { guidanceAt } from './schedule.ts';

export interface TrainingData {
  readonly corpus: Corpus;
  readonly codecs: Codecs;
  readonly train: FittingPairs;
  readonly dev: FittingPairs;
  /** For the event that starts a run. */
  readonly counts: {
    readonly corpus: string;
    readonly trainPairs: number;
    readonly devPairs: number;
    readonly sourceVocabulary: number;
    readonly targetVocabulary: number;
  };
}

/**
 * Cuts a corpus, with pauses, with codecs learnt from it, or with those that a checkpoint keeps.
 *
 * @throws NmtError E_CORPUS when it cannot be trained on
 */
export function* preparingData(
  config: Config,
  corpus: Corpus,
  kept: StoredText | null,
  onEvent: OnTrainingEvent,
): Generator<void, TrainingData> {
  for (const { severity, message, code } of corpus.findings) {
    if (code === 'coverage' && config.tokenizer !== 'word') continue; // the preset for few pairs cuts words already
    onEvent({ type: 'notice', severity, message });
  }
  onEvent({ type: 'preparing', work: 'vocabulary' });
  const { sources, targets } = corpus.train;
  const codecs = kept ? restoreCodecs(kept) : yield* buildingCodecs(sources, targets, config);
  for (const side of ['source', 'target'] as const) refuseEmpty(side, codecs, config);
  onEvent({ type: 'preparing', work: 'tokens' });
  const train = yield* fitting('train', corpus.train, { config, codecs, onEvent });
  const dev = yield* fitting('dev', corpus.dev, { config, codecs, onEvent });
  yield* tellingCoverage(dev.text, codecs, onEvent);
  const counts = {
    corpus: corpus.name,
    trainPairs: train.text.sources.length,
    devPairs: dev.text.sources.length,
    sourceVocabulary: codecs.source.vocabulary.length,
    targetVocabulary: codecs.target.vocabulary.length,
  };
  return { corpus, codecs, train, dev, counts };
}

/** A model without a word has nothing to learn, however long it is trained. */
function refuseEmpty(side: 'source' | 'target', codecs: Codecs, { minimumFrequency }: Config): void {
  if (codecs[side].vocabulary.length > FIRST_WORD) return;
  throw new NmtError({
    code: 'E_CORPUS',
    problem: `the ${side} vocabulary is empty: no token of train stands ${minimumFrequency} times`,
    hint: 'lower --minimum-frequency',
  });
}

/** Where attention is led in the epochs from `epoch` on; `null` where it is left to itself. */
export async function prepareGuidance(
  config: Config,
  { train }: TrainingData,
  epoch: number,
  onEvent: OnTrainingEvent,
): Promise<Guidance | null> {
  if (guidanceAt(config, epoch) === 0) return null;
  onEvent({ type: 'preparing', work: 'alignment' });
  return await learnGuidance(train.encoded);
}

/** Says how much of dev the vocabularies know, where that is not all of it. */
function* tellingCoverage({ sources, targets }: TextPairs, codecs: Codecs, onEvent: OnTrainingEvent): Generator<void> {
  const source = yield* measuringCoverage(codecs.source, sources);
  const target = yield* measuringCoverage(codecs.target, targets);
  if (source.unknown + target.unknown === 0) return;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const message = `the vocabularies know ${percent(source.share)} of dev's source tokens and ${percent(target.share)} of its target tokens`;
  onEvent({ type: 'notice', severity: 'note', message });
}

/** The pairs of a side that fit the model; says how many do not. */
function* fitting(
  side: 'train' | 'dev',
  pairs: TextPairs,
  { config, codecs, onEvent }: { config: Config; codecs: Codecs; onEvent: OnTrainingEvent },
): Generator<void, FittingPairs> {
  const { maximumLength } = config;
  const found = yield* encodePairs(pairs, codecs, maximumLength);
  const leftOut = (count: number, problem: string) => {
    if (count === 0) return;
    const message = `${count} of ${counted(pairs.sources.length, `${side} pair`)} ${count === 1 ? 'is' : 'are'} left out: ${problem}`;
    onEvent({ type: 'notice', severity: 'note', message });
  };
  leftOut(found.tooLong, `longer than --maximum-length ${maximumLength} tokens`);
  leftOut(found.empty, 'a side has no token');
  if (found.text.sources.length > 0) return found;
  throw new NmtError({
    code: 'E_CORPUS',
    problem: `no ${side} pair is left to work with, of ${pairs.sources.length}`,
    hint: found.tooLong > 0 ? `raise --maximum-length (now ${maximumLength})` : 'look at the corpus with nmt corpus',
  });
}
