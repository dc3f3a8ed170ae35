/** What the page of nmt inspect --html says of a checkpoint. */
import { count } from '../../amounts.ts';
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { durationIn, type Language } from '../../inspect/language.ts';
import { exampleNeighbours } from '../../inspect/neighbours.ts';
import type { TensorSummary } from '../../inspect/summary.ts';
import type { RunReport } from '../../inspect/training-report/run-report.ts';
import { RUN_TEXTS } from '../../inspect/training-report/run-texts.ts';

export function checkpointReport(
  checkpoint: Checkpoint,
  tensors: readonly TensorSummary[],
  language: Language,
): RunReport {
  const { config, corpus, history, progress, vocabularies, weightHash } = checkpoint;
  return {
    language,
    corpus: corpus.name,
    state: RUN_TEXTS[language].states.checkpoint(progress.step, progress.epoch),
    facts: [
      ['trainPairs', count(corpus.trainPairs)],
      ['tokensRead', count(progress.targetTokens)],
      ['time', durationIn(language, progress.seconds)],
      ['sourceTokens', count(vocabularies.source.length)],
      ['targetTokens', count(vocabularies.target.length)],
      ['numbers', count(tensors.reduce((sum, tensor) => sum + tensor.count, 0))],
      ['weightHash', weightHash],
      ['fingerprint', corpus.fingerprint.slice(0, 8)],
    ],
    config,
    history,
    advice: [],
    steps: [],
    tensors,
    neighbours: exampleNeighbours(checkpoint),
  };
}
