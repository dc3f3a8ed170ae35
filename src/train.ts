/**
 * The training pipeline, top to bottom: corpus → codecs → ids → a group of threads → updates, validations, checkpoints.
 */

import { calibrate } from './calibrate.ts';
import type { Checkpoint } from './checkpoint/checkpoint.ts';
import type { LockOwner } from './checkpoint/lock.ts';
import { looksLikeCheckpoint } from './checkpoint/read.ts';
import type { EpochRecord, RunRecord } from './checkpoint/records.ts';
import { writeCheckpoint } from './checkpoint/write.ts';
import type { Config } from './config.ts';
import type { TrainingData } from './training/data.ts';
import type { OnTrainingEvent } from './training/events.ts';
import { runRecord } from './training/identity.ts';
import { LeadingPool } from './training/leading-pool.ts';
import { type Cluster, placeRun } from './training/placed-run.ts';
import { checkReplaceable, refuseOwnCorpus } from './training/replacement.ts';
import { refuseStale } from './training/resumption.ts';
import { carryBest, claimFiles, type RunFiles, runFiles } from './training/run-files.ts';
import { type RunInputs, type RunSources, readInputs } from './training/run-inputs.ts';
import { Saver, withWayOut } from './training/saver.ts';
import { Trainer } from './training/trainer.ts';

export interface TrainOptions extends RunSources {
  readonly onEvent?: OnTrainingEvent;
  /** Aborted: finish the update under way, save, and end. */
  readonly signal?: AbortSignal;
  /** Whether files of other runs, and files that are no checkpoints, may be replaced. */
  readonly overwrite?: boolean;
  /** Which process the lock beside the checkpoint names. Without it nobody can tell when the process is dead. */
  readonly owner?: LockOwner | null;
  /** The processes that train together; this one is the first. */
  readonly cluster?: Cluster | null;
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
interface Run extends RunInputs {
  readonly record: RunRecord;
  readonly files: RunFiles;
  readonly cluster: Cluster | null;
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
  const { resume = null, cluster = null } = options;
  const inputs = await readInputs(given, options, onEvent);
  const { config, corpus, begun, init } = inputs;
  const files = runFiles({ config, overrides, resume, corpus: corpus.name });
  const lock = await claimFiles(files, owner);
  try {
    if (begun !== null && resume !== null) await refuseStale(begun, resume);
    const facts = { ...corpus, trainPairs: corpus.train.sources.length };
    const record = begun?.run ?? runRecord(config, facts, init && initRecord(init));
    const ours = { run: record, config, corpus: facts };
    await refuseOwnCorpus(Object.values(files), corpus.files);
    if (options.overwrite !== true) await checkReplaceable(Object.values(files), ours, begun !== null);
    const hasBest = begun !== null && resume !== null && (await carryBest(files, begun, resume));
    if (begun !== null && !hasBest) await tellLostBest(files, begun, onEvent);
    return await trainRun({ ...inputs, record, files, cluster, onEvent, signal }, hasBest);
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

function initRecord({ corpus, weightHash }: Checkpoint): NonNullable<RunRecord['init']> {
  return { corpus: corpus.name, weightHash };
}

async function trainRun(run: Run, hasBest: boolean): Promise<TrainResult> {
  const { config, begun, onEvent, signal, files, cluster } = run;
  const placed = await placeRun(run, cluster, onEvent);
  const { data, model, state } = placed;
  const history = [...(begun?.history ?? [])];
  const savedStep = begun === null ? null : state.step;
  const place = { files, run: run.record, write: writeCheckpoint, savedStep, hasBest };
  const saver = new Saver({ ...place, config, data, model, onEvent });
  const pool = cluster === null ? placed.pool : new LeadingPool(placed.pool, () => saver.weightHash());
  try {
    const parts = { ...placed, config, pool, history, saver, onEvent, signal };
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
