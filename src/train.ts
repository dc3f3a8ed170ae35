/**
 * The training pipeline, top to bottom: corpus → codecs → ids → a group of threads → updates, validations, checkpoints.
 */

import { calibrate } from './calibrate.ts';
import type { Checkpoint } from './checkpoint/checkpoint.ts';
import type { LockOwner } from './checkpoint/lock.ts';
import { looksLikeCheckpoint, readCheckpoint } from './checkpoint/read.ts';
import type { EpochRecord, RunRecord } from './checkpoint/records.ts';
import { writeCheckpoint } from './checkpoint/write.ts';
import type { Config, PartialConfig } from './config.ts';
import type { Corpus } from './corpus/corpus.ts';
import type { GivenPairs } from './corpus/given-pairs.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { FEW_PAIRS, tellTiny, tellTooLarge } from './few-pairs.ts';
import { chooseTile } from './runtime/tile-choice.ts';
import { prepareData, type TrainingData } from './training/data.ts';
import { DevSet } from './training/dev-set.ts';
import { Epochs } from './training/epochs.ts';
import type { OnTrainingEvent } from './training/events.ts';
import { checkAgrees, tellUnknown } from './training/fine-tuning.ts';
import { runRecord } from './training/identity.ts';
import { placeModel } from './training/placement.ts';
import { startState } from './training/progress.ts';
import { checkReplaceable } from './training/replacement.ts';
import { readCorpusAgain } from './training/resumption.ts';
import { carryBest, claimFiles, type RunFiles, runFiles } from './training/run-files.ts';
import { Saver, withWayOut } from './training/saver.ts';
import { Trainer } from './training/trainer.ts';
import { chooseThreads, startPool } from './training/training-pool.ts';

export interface TrainOptions {
  readonly onEvent?: OnTrainingEvent;
  /** Aborted: finish the update under way, save, and end. */
  readonly signal?: AbortSignal;
  /** A `.last.json` to go on from. */
  readonly resume?: string | null;
  /** A checkpoint whose weights and text settings the run starts from; `config` must agree with its. */
  readonly init?: string | null;
  /** Configuration to take instead where the training pairs are few; `null` to take the given one for any number. */
  readonly fewPairs?: Config | null;
  /** Whether files of other runs, and files that are no checkpoints, may be replaced. */
  readonly overwrite?: boolean;
  /** What was given anew with `resume`: a `checkpoint` here takes the place of the file beside it. */
  readonly overrides?: PartialConfig;
  /** Which process the lock beside the checkpoint names. Without it nobody can tell when the process is dead. */
  readonly owner?: LockOwner | null;
  /** What to train on in place of files. */
  readonly pairs?: GivenPairs | null;
}

export interface TrainResult {
  /** `null` where nothing has been validated yet, so that there is no best model. */
  readonly bestFile: string | null;
  readonly lastFile: string;
  /** Of the best file; of the last one where nothing has been validated yet. */
  readonly weightHash: string;
  readonly history: readonly EpochRecord[];
}

/** A run whose corpus, files and name are known. */
interface Run {
  readonly config: Config;
  readonly corpus: Corpus;
  readonly record: RunRecord;
  readonly files: RunFiles;
  readonly begun: Checkpoint | null;
  readonly init: Checkpoint | null;
  readonly onEvent: OnTrainingEvent;
  readonly signal: AbortSignal;
}

/**
 * Trains a translator, or goes on training one.
 *
 * @throws NmtError for everything that can be wrong with corpus, configuration, files or the run itself
 */
export async function train(given: Config, options: TrainOptions = {}): Promise<TrainResult> {
  const { onEvent = () => {}, signal = new AbortController().signal, overrides = {}, owner = null } = options;
  const { resume = null, pairs = null } = options;
  const begun = resume === null ? null : await readCheckpoint(resume);
  const init = options.init == null ? null : await readInit(options.init, given);
  onEvent({ type: 'preparing', work: 'corpus' });
  const resumed = resume !== null && begun !== null ? { resume, overrides, pairs } : null;
  const corpus = resumed === null ? await readCorpus(given, pairs) : await readCorpusAgain(given, begun!, resumed);
  const config = suitedConfig(given, corpus, options);
  const files = runFiles({ config, overrides, resume, corpus: corpus.name });
  const lock = await claimFiles(files, owner);
  try {
    const facts = { ...corpus, trainPairs: corpus.train.sources.length };
    const record = begun?.run ?? runRecord(config, facts, init && initRecord(init));
    const ours = { run: record, config, corpus: facts };
    if (options.overwrite !== true) await checkReplaceable(Object.values(files), ours, begun !== null);
    const hasBest = resumed !== null && (await carryBest(files, begun!, resumed.resume));
    if (begun !== null && !hasBest) await tellLostBest(files, begun, onEvent);
    return await trainRun({ config, corpus, record, files, begun, init, onEvent, signal }, hasBest);
  } finally {
    lock.release();
  }
}

/** A best model that is gone cannot be made again; the next better one takes its place. */
async function tellLostBest({ best }: RunFiles, { history }: Checkpoint, onEvent: OnTrainingEvent): Promise<void> {
  const lost = history.findLast((record) => record.best);
  if (lost === undefined || (await looksLikeCheckpoint(best))) return;
  const message = `the best model so far, of epoch ${lost.epoch}, is gone: ${best} will hold the next one that is better`;
  onEvent({ type: 'notice', severity: 'note', message });
}

/** What few pairs need, where the caller leaves that open. */
function suitedConfig(given: Config, { train }: Corpus, options: TrainOptions): Config {
  const { fewPairs = null, onEvent = () => {}, resume, init } = options;
  const count = train.sources.length;
  if (count >= FEW_PAIRS || resume != null || init != null) return given;
  if (fewPairs === null) {
    const message = tellTooLarge(count, given);
    if (message !== null) onEvent({ type: 'notice', severity: 'warning', message });
    return given;
  }
  onEvent({ type: 'preset', preset: 'tiny', message: tellTiny(count), config: fewPairs });
  return fewPairs;
}

async function readInit(file: string, config: Config): Promise<Checkpoint> {
  const init = await readCheckpoint(file);
  checkAgrees(config, { file, config: init.config });
  return init;
}

function initRecord({ corpus, weightHash }: Checkpoint): NonNullable<RunRecord['init']> {
  return { corpus: corpus.name, weightHash };
}

async function trainRun(run: Run, hasBest: boolean): Promise<TrainResult> {
  const { config, corpus, begun, init, onEvent, signal, files } = run;
  const data = prepareData(config, corpus, begun ?? init, onEvent);
  if (init !== null) tellUnknown(corpus.train, data.codecs, onEvent);
  const epochs = new Epochs(data.train, data.codecs, config);
  const dev = new DevSet(data.dev, data.codecs.target);
  const state = startState(begun?.progress);
  const history = [...(begun?.history ?? [])];
  const first = await epochs.epoch(state.epoch);
  const model = placeModel({ config, data, first, begun, init, workers: chooseThreads(config, onEvent), chooseTile });
  const pool = startPool(model.setup);
  const savedStep = begun === null ? null : state.step;
  const place = { files, run: run.record, write: writeCheckpoint, savedStep, hasBest };
  const saver = new Saver({ ...place, config, data, model, onEvent });
  try {
    const parts = { config, data, model, pool, epochs, dev, state, history, saver, onEvent, signal };
    const reason = await new Trainer(parts).run();
    const best = saver.hasBest ? (history.findLast((one) => one.best) ?? null) : null;
    const weightHash = best?.weightHash ?? saver.weightHash();
    if (reason !== 'interrupted') {
      onEvent({ type: 'calibrating' });
      await pool.close();
      await calibrateBest(run, data, weightHash);
    }
    const ends = { bestFile: files.best, lastFile: files.last, weightHash };
    onEvent({ type: 'end', reason, ...ends, step: state.step, seconds: state.seconds, best });
    return { ...ends, bestFile: best && files.best, history };
  } catch (error) {
    throw withWayOut(error, saver);
  } finally {
    await pool.close();
  }
}

function calibrateBest({ files, config, signal }: Run, { dev }: TrainingData, weightHash: string): Promise<void> {
  return calibrate({ file: files.best, weightHash, dev: dev.text.sources }, { ...config, signal });
}
