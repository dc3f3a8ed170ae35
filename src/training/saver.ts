/** Writes the two checkpoints of a run: the best model to translate with, and the last one to go on from. */
import { type Checkpoint, weightHash } from '../checkpoint/checkpoint.ts';
import type { EpochRecord, RunRecord } from '../checkpoint/records.ts';
import type { Config } from '../config.ts';
import { NmtError } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import type { TrainingData } from './data.ts';
import type { OnTrainingEvent } from './events.ts';
import type { PlacedModel } from './placement.ts';
import type { RunState } from './progress.ts';
import type { RunFiles } from './run-files.ts';
import { trainingTensors, translatingTensors } from './tensors.ts';

interface SaverParts {
  readonly files: RunFiles;
  /** Absent where no run goes on from what is written. */
  readonly run?: RunRecord;
  readonly config: Config;
  readonly data: TrainingData;
  readonly model: PlacedModel;
  /** Puts a checkpoint where it is kept; its tensors are those of the run, which goes on afterwards. */
  readonly write: (file: string, checkpoint: Checkpoint) => Promise<void>;
  readonly onEvent: OnTrainingEvent;
  readonly savedStep: number | null;
  /** Whether a best model stands at its file. */
  readonly hasBest: boolean;
}

export class Saver {
  readonly files: RunFiles;
  /** Updates done when `.last.json` was written; `null` while there is none. */
  savedStep: number | null;
  /** Whether a best model stands at its file. */
  hasBest: boolean;
  private readonly parts: SaverParts;

  constructor(parts: SaverParts) {
    this.parts = parts;
    this.files = parts.files;
    this.savedStep = parts.savedStep;
    this.hasBest = parts.hasBest;
  }

  /** Hash of the weights that translate. */
  weightHash(): string {
    return weightHash(translatingTensors(this.parts.model));
  }

  async saveBest(state: RunState, history: readonly EpochRecord[]): Promise<void> {
    const tensors = translatingTensors(this.parts.model);
    await this.parts.write(this.files.best, this.checkpoint(state, history, tensors));
    this.hasBest = true;
    this.parts.onEvent({ type: 'saved', file: this.files.best, kind: 'best' });
  }

  async saveLast(state: RunState, history: readonly EpochRecord[]): Promise<void> {
    const tensors = trainingTensors(this.parts.model);
    await this.parts.write(this.files.last, this.checkpoint(state, history, tensors));
    this.savedStep = state.step;
    this.parts.onEvent({ type: 'saved', file: this.files.last, kind: 'last' });
  }

  private checkpoint(state: RunState, history: readonly EpochRecord[], tensors: Checkpoint['tensors']): Checkpoint {
    const { run, config, data } = this.parts;
    const { corpus, codecs } = data;
    return {
      ...(run && { run }),
      config,
      tokenizers: { source: codecs.source.record, target: codecs.target.record },
      vocabularies: { source: codecs.source.vocabulary, target: codecs.target.vocabulary },
      corpus: {
        name: corpus.name,
        fingerprint: corpus.fingerprint,
        trainPairs: corpus.train.sources.length,
        files: corpus.files,
      },
      progress: { ...state },
      history,
      weightHash: this.weightHash(),
      tensors,
    };
  }
}

/** An error that ended a run, with the way to go on where a checkpoint shows one. */
export function withWayOut(error: unknown, saver: Saver): unknown {
  if (!(error instanceof NmtError) || error.code !== 'E_WORKER' || saver.savedStep === null) return error;
  const hint = `the last checkpoint is whole: nmt train --resume ${shellWord(saver.files.last)}`;
  return new NmtError({ ...error.facts, hint });
}

/** What is said when a loss or gradient is not a number: where, what to change, and what is still good. */
export function divergence({ learningRate }: Config, step: number, { files, savedStep }: Saver): NmtError {
  const good =
    savedStep === null ? 'nothing has been saved yet' : `${files.last} is good, saved after step ${savedStep}`;
  return new NmtError({
    code: 'E_DIVERGED',
    problem: `training diverged at step ${step}: its loss or gradient is not a number`,
    hint: `lower --learning-rate (now ${learningRate}) or --clip-norm, or raise --warmup-steps; ${good}`,
  });
}
