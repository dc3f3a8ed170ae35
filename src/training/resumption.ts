/** A run that goes on: which options may change, where its corpus stands now, and that it is still the same corpus. */
import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { readCheckpoint, readCheckpointHeader } from '../checkpoint/read.ts';
import { CONFIG_GROUPS, type Config, type ConfigKey, type PartialConfig, toFlag } from '../config.ts';
import { resolveConfig } from '../config-resolution.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { GivenPairs } from '../corpus/given-pairs.ts';
import { missingPlace, placesAgain } from '../corpus/places-again.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { NmtError, refuse } from '../errors.ts';
import { shellWord } from '../shell-word.ts';
import { BEFORE_THERE_WAS_A_CHOICE } from '../tensor/multiply-add.ts';
import { corpusText, devOf } from './identity.ts';
import { lastFileOf } from './run-files.ts';
import { hasTrainingState } from './tensors.ts';

/** Where the data stands may be told anew: the fingerprint guards what it is. */
const DATA = CONFIG_GROUPS.data.filter((key) => key !== 'devFraction');
const TRAINING: readonly ConfigKey[] = ['epochs', 'updates', 'minutes', 'patience', 'saveEvery', 'threads', 'kernels'];

/** What may change between a run and its continuation without making it another run. */
export const RESUMABLE: readonly ConfigKey[] = [...TRAINING, ...DATA];

/**
 * The configuration of a run that goes on.
 *
 * @throws NmtError E_USAGE when an option would make it another run
 */
export function resumedConfig(begun: Config, flags: PartialConfig): Config {
  const refused = (Object.keys(flags) as ConfigKey[]).find((key) => !RESUMABLE.includes(key));
  if (refused !== undefined) {
    const hint = `${TRAINING.map((key) => `--${toFlag(key)}`).join(', ')} and where files stand may change; leave out --resume to train anew`;
    refuse(`--${toFlag(refused)} cannot go with --resume: the run keeps what it began with`, hint);
  }
  const has = (...keys: ConfigKey[]) => keys.some((key) => flags[key] !== undefined);
  const train = has('corpus', 'source', 'target') ? { corpus: null, source: null, target: null } : {};
  const dev = has('dev', 'devSource', 'devTarget') ? { dev: null, devSource: null, devTarget: null } : {};
  const arithmetic = begun.arithmetic ?? BEFORE_THERE_WAS_A_CHOICE;
  return resolveConfig({ flags: { ...begun, arithmetic, ...train, ...dev, ...flags } });
}

/**
 * Where a run goes on: not from the best model, which holds nothing of the optimiser.
 *
 * @throws NmtError E_CHECKPOINT naming the file that does
 */
export async function readBegun(resume: string): Promise<Checkpoint> {
  const begun = await readCheckpoint(resume);
  if (hasTrainingState(begun)) return begun;
  const last = lastFileOf(resume);
  const hint = existsSync(last)
    ? `the run goes on with --resume ${shellWord(last)}`
    : `its .last.json is gone: --init ${shellWord(resume)} begins a new run from these weights`;
  const problem = 'this is a model to translate with, and has nothing of the optimiser to go on from';
  throw new NmtError({ code: 'E_CHECKPOINT', file: resume, problem, hint });
}

/**
 * Another run may have gone on between the reading of its checkpoint and the lock: what it learnt would be lost.
 *
 * @throws NmtError E_FILE when the file is no longer what was read
 */
export async function refuseStale(begun: Checkpoint, resume: string): Promise<void> {
  const { progress, weightHash } = await readCheckpointHeader(resume);
  if (weightHash === begun.weightHash && isDeepStrictEqual(progress, begun.progress)) return;
  const problem = 'another run has written it since it was read';
  throw new NmtError({ code: 'E_FILE', file: resume, problem, hint: 'give the same command once more' });
}

/**
 * The corpus that a run began with: where the options name it now, or else where it stood then.
 *
 * @throws NmtError E_CORPUS when it is gone or has changed
 */
export async function readCorpusAgain(config: Config, begun: Checkpoint, parts: ResumeParts): Promise<Corpus> {
  const { pairs, resume } = parts;
  if (pairs !== null) return checkSame(await readCorpus(config, pairs), begun, resume);
  const given = Object.keys(parts.overrides);
  let refusal: NmtError | null = null;
  let missing: string | undefined;
  for (const places of placesAgain(config, given, begun.corpus.files)) {
    missing = missingPlace(places, given);
    if (missing !== undefined) continue;
    try {
      return checkSame(await readCorpus({ ...config, ...places }), begun, parts.resume);
    } catch (error) {
      if (!(error instanceof NmtError)) throw error;
      refusal = error;
    }
  }
  if (refusal !== null) throw refusal;
  throw new NmtError({
    code: 'E_CORPUS',
    file: missing,
    problem: `the ${corpusText(begun.corpus)} that ${parts.resume} was trained on is gone`,
    hint: '--corpus, or --source and --target, say where it is now, --dev or --dev-source and --dev-target where the dev set is',
  });
}

interface ResumeParts {
  readonly resume: string;
  readonly overrides: PartialConfig;
  /** The corpus itself, where a program has it in memory. */
  readonly pairs: GivenPairs | null;
}

/** A run goes on with the sentences that it began with, or its batches would be others. */
function checkSame(corpus: Corpus, { corpus: begun }: Checkpoint, resume: string): Corpus {
  const now = corpusText({ ...corpus, trainPairs: corpus.train.sources.length });
  const [devNow, devThen] = [devOf(corpus), devOf(begun)];
  let difference: string | null = null;
  if (corpus.fingerprint !== begun.fingerprint) difference = `that was ${corpusText(begun)}, this is ${now}`;
  else if (devThen !== null && devNow !== devThen) {
    difference = `its dev set was ${devThen.slice(0, 8)}, this one is ${devNow?.slice(0, 8)}`;
  }
  if (difference === null) return corpus;
  throw new NmtError({
    code: 'E_CORPUS',
    problem: `corpus "${corpus.name}" is not the one that ${resume} was trained on: ${difference}`,
    hint: 'say where the old one is (--corpus, --source and --target, --dev), or leave out --resume to train anew',
  });
}
