/** Writes the two checkpoints of a run: the best model to translate with, and the last one to go on from. */
import { join } from 'node:path';
import { type Checkpoint, weightHash } from '../../checkpoint/checkpoint.ts';
import type { EpochRecord } from '../../checkpoint/history.ts';
import { checkWritable, writeCheckpoint } from '../../checkpoint/write.ts';
import type { Config, PartialConfig } from '../../config.ts';
import { NmtError } from '../../errors.ts';
import type { Material } from '../data/material.ts';
import type { OnTrainingEvent } from '../events.ts';
import type { PlacedModel } from './placement.ts';
import type { RunState } from './run-state.ts';
import { trainingTensors, translatingTensors } from './weights.ts';

export interface SaverParts {
  readonly bestFile: string;
  readonly config: Config;
  readonly material: Material;
  readonly model: PlacedModel;
  readonly onEvent: OnTrainingEvent;
  readonly savedStep: number | null;
}

export class Saver {
  readonly bestFile: string;
  readonly lastFile: string;
  /** Updates done when `.last.json` was written; `null` while there is none. */
  savedStep: number | null;
  private readonly parts: SaverParts;

  constructor(parts: SaverParts) {
    this.parts = parts;
    this.bestFile = parts.bestFile;
    this.lastFile = lastFileOf(parts.bestFile);
    this.savedStep = parts.savedStep;
  }

  /** Hash of the weights that translate. */
  weightHash(): string {
    return weightHash(translatingTensors(this.parts.model));
  }

  async saveBest(state: RunState, history: readonly EpochRecord[]): Promise<void> {
    const tensors = translatingTensors(this.parts.model);
    await writeCheckpoint(this.bestFile, this.checkpoint(state, history, tensors));
    this.parts.onEvent({ type: 'saved', file: this.bestFile, kind: 'best' });
  }

  async saveLast(state: RunState, history: readonly EpochRecord[]): Promise<void> {
    const tensors = trainingTensors(this.parts.model);
    await writeCheckpoint(this.lastFile, this.checkpoint(state, history, tensors));
    this.savedStep = state.step;
    this.parts.onEvent({ type: 'saved', file: this.lastFile, kind: 'last' });
  }

  private checkpoint(state: RunState, history: readonly EpochRecord[], tensors: Checkpoint['tensors']): Checkpoint {
    const { config, material } = this.parts;
    const { corpus, codecs } = material;
    return {
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

/** Where the best model goes: where it is told to, beside what is resumed, or under checkpoints/ by the corpus's name. */
export function bestFileFor(parts: {
  config: Config;
  overrides: PartialConfig;
  resume: string | null;
  corpus: string;
}): string {
  const { config, overrides, resume, corpus } = parts;
  if (resume !== null) return overrides.checkpoint ?? bestFileOf(resume);
  return config.checkpoint ?? join('checkpoints', `${corpus}.json`);
}

/** `model.json` → `model.last.json`. */
function lastFileOf(bestFile: string): string {
  return `${bestFile.replace(/\.json$/, '')}.last.json`;
}

/** `model.last.json` → `model.json`. */
function bestFileOf(lastFile: string): string {
  return `${lastFile.replace(/(\.last)?\.json$/, '')}.json`;
}

/**
 * Finds out before hours of training whether both files can be written.
 *
 * @throws NmtError E_FILE
 */
export async function checkFiles(bestFile: string): Promise<void> {
  await checkWritable(bestFile);
  await checkWritable(lastFileOf(bestFile));
}

/** An error that ended a run, with the way to go on where a checkpoint shows one. */
export function withWayOut(error: unknown, saver: Saver): unknown {
  if (!(error instanceof NmtError) || error.code !== 'E_WORKER' || saver.savedStep === null) return error;
  const hint = `the last checkpoint is whole: nmt train --resume ${saver.lastFile}`;
  return new NmtError({ ...error.facts, hint });
}

/** What is said when a loss or gradient is not a number: where, what to change, and what is still good. */
export function divergence({ learningRate }: Config, step: number, { lastFile, savedStep }: Saver): NmtError {
  const good = savedStep === null ? 'nothing has been saved yet' : `${lastFile} is good, saved after step ${savedStep}`;
  return new NmtError({
    code: 'E_DIVERGED',
    problem: `training diverged at step ${step}: its loss or gradient is not a number`,
    hint: `lower --learning-rate (now ${learningRate}) or --clip-norm, or raise --warmup-steps; ${good}`,
  });
}
