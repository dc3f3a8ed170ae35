/**
 * The training pipeline, top to bottom: corpus → codecs → ids → a team of threads → updates, validations, checkpoints.
 */

import { calibrate } from './calibrate.ts';
import type { EpochRecord } from './checkpoint/history.ts';
import { readCheckpoint } from './checkpoint/read.ts';
import type { Config, PartialConfig } from './config.ts';
import { checkCorpus, readMaterial } from './training/data/material.ts';
import { TrainingText } from './training/data/training-text.ts';
import type { OnTrainingEvent } from './training/events.ts';
import { placeModel } from './training/run/placement.ts';
import { startState } from './training/run/run-state.ts';
import { bestFileFor, checkFiles, Saver, withWayOut } from './training/run/saver.ts';
import { Trainer } from './training/run/trainer.ts';
import { startCrew } from './training/threads/crew.ts';
import { DevSet } from './training/validation/dev-set.ts';

export interface TrainOptions {
  readonly onEvent?: OnTrainingEvent;
  /** Aborted: finish the update under way, save, and end. */
  readonly signal?: AbortSignal;
  /** A `.last.json` to go on from. */
  readonly resume?: string | null;
  /** What was given anew with `resume`: a `checkpoint` here takes the place of the file beside it. */
  readonly overrides?: PartialConfig;
}

export interface TrainResult {
  readonly bestFile: string;
  readonly lastFile: string;
  /** Of the best file; of the last one where nothing has been validated yet. */
  readonly weightHash: string;
  readonly history: readonly EpochRecord[];
}

/**
 * Trains a translator, or goes on training one.
 *
 * @throws NmtError for everything that can be wrong with corpus, configuration, files or the run itself
 */
export async function train(config: Config, options: TrainOptions = {}): Promise<TrainResult> {
  const { onEvent = () => {}, signal = new AbortController().signal, resume = null, overrides = {} } = options;
  const begun = resume === null ? null : await readCheckpoint(resume);
  const material = await readMaterial(config, begun, onEvent);
  checkCorpus(material, begun, resume);
  const bestFile = bestFileFor({ config, overrides, resume, corpus: material.corpus.name });
  await checkFiles(bestFile);

  const text = new TrainingText(material.train, material.codecs, config);
  const dev = new DevSet(material.dev, material.codecs.target);
  const state = startState(begun?.progress);
  const history = [...(begun?.history ?? [])];
  const first = await text.epoch(state.epoch);
  const model = placeModel({ config, material, first, begun, resume, onEvent });
  const crew = await startCrew(model.setup);
  const saver = new Saver({
    bestFile,
    config,
    material,
    model,
    onEvent,
    savedStep: begun === null ? null : state.step,
  });
  try {
    onEvent({
      type: 'start',
      ...material.counts,
      ...model.counts,
      kernels: crew.kernels,
      stepsPerEpoch: first.batches.starts.length - 1,
      resumedStep: state.step,
    });
    const { memory } = model;
    const reason = await new Trainer({ config, crew, memory, text, dev, state, history, saver, onEvent, signal }).run();
    const best = history.findLast((record) => record.best) ?? null;
    const weightHash = best?.weightHash ?? saver.weightHash();
    if (reason !== 'interrupted') {
      onEvent({ type: 'calibrating' });
      await crew.close();
      await calibrate({ file: bestFile, weightHash, dev: material.dev.text.sources }, { ...config, signal });
    }
    const { lastFile } = saver;
    onEvent({ type: 'end', reason, bestFile, lastFile, step: state.step, seconds: state.seconds, weightHash, best });
    return { bestFile, lastFile, weightHash, history };
  } catch (error) {
    throw withWayOut(error, saver);
  } finally {
    await crew.close();
  }
}
