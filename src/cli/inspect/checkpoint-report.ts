/** What the page of nmt inspect --html says of a checkpoint. */

import { count, counted, duration } from '../../amounts.ts';
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { exampleNeighbours } from '../../inspect/neighbours.ts';
import type { TensorSummary } from '../../inspect/summary.ts';
import type { RunReport } from '../../inspect/training-report/run-report.ts';

export function checkpointReport(checkpoint: Checkpoint, tensors: readonly TensorSummary[]): RunReport {
  const { config, corpus, history, progress, vocabularies, weightHash } = checkpoint;
  return {
    corpus: corpus.name,
    state: `A checkpoint after ${counted(progress.step, 'update')} in ${counted(progress.epoch, 'epoch')}.`,
    facts: [
      ['train pairs', count(corpus.trainPairs)],
      ['target tokens read', count(progress.targetTokens)],
      ['time', duration(progress.seconds)],
      ['source tokens', count(vocabularies.source.length)],
      ['target tokens', count(vocabularies.target.length)],
      ['numbers', count(tensors.reduce((sum, tensor) => sum + tensor.count, 0))],
      ['weight hash', weightHash],
      ['corpus fingerprint', corpus.fingerprint.slice(0, 8)],
    ],
    config,
    history,
    advice: [],
    steps: [],
    tensors,
    neighbours: exampleNeighbours(checkpoint),
  };
}
