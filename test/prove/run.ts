/** One proof: a model is trained through the command line, scored, and what came of it written down. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { readCheckpointHeader } from '../../src/checkpoint/read.ts';
import type { Config } from '../../src/config.ts';
import type { Multi30k, Sides } from './multi30k-files.ts';
import { nmt, PACKAGE } from './nmt.ts';

export interface Score {
  readonly score: number;
  readonly signature: string;
}

export type Scores = Readonly<Record<'bleu' | 'chrf', Score>>;

/** The scores of a side in both searches. */
export interface Searched {
  readonly greedy: Scores;
  readonly beam: Scores;
}

/** What a run gave, but for its scores. */
export interface Trained {
  /** All that can change the weights; files go by `train`. */
  readonly config: Partial<Config>;
  readonly train: string;
  readonly weightHash: string;
  /** Of the best checkpoint. */
  readonly epochs: number;
  readonly bestStep: number;
  /** Of the whole run, as are the figures below. */
  readonly steps: number;
  readonly targetTokens: number;
  /** Of training, validations included. */
  readonly seconds: number;
  /** To the end of the run, whichever of its validations was the best. */
  readonly curve: readonly Readonly<
    Record<'epoch' | 'seconds' | 'trainLoss' | 'devLoss' | 'devBleu' | 'devLengthRatio', number>
  >[];
  readonly machine: string;
  readonly node: string;
}

export interface Wanted {
  readonly name: string;
  readonly preset: string;
  readonly data: Multi30k;
  /** `null` for as many epochs as the preset has, unless updates are given. */
  readonly minutes: number | null;
  readonly updates?: number | null;
  readonly seed: number;
  readonly threads: number;
  readonly flags: readonly string[];
  /** Go on where the run of this name was cut off. */
  readonly resume?: boolean;
}

/** Trains with a preset; the model stays under checkpoints/. */
export async function trainModel({ name, data, threads, resume = false, ...begun }: Wanted) {
  const checkpoint = join(PACKAGE, 'checkpoints', `${name}.json`);
  const recipe = resume ? ['--resume', lastOf(checkpoint)] : beginning(begun);
  const files = ['--source', data.train.source, '--target', data.train.target];
  const dev = ['--dev-source', data.dev.source, '--dev-target', data.dev.target];
  await nmt('train', ...recipe, ...files, ...dev, '--threads', `${threads}`, '--checkpoint', checkpoint);
  return { checkpoint, trained: await readTrained(checkpoint) };
}

function beginning({ preset, minutes, updates = null, seed, flags }: Omit<Wanted, 'name' | 'data' | 'threads'>) {
  const ends = Object.entries({ minutes, updates }).filter(([, value]) => value !== null);
  const budget = ends.flatMap(([flag, value]) => [`--${flag}`, `${value}`]);
  return ['--preset', preset, ...budget, ...flags, '--seed', `${seed}`, '--overwrite'];
}

const lastOf = (checkpoint: string) => checkpoint.replace(/\.json$/, '.last.json');

const PLACES: readonly string[] = ['corpus', 'source', 'target', 'dev', 'devSource', 'devTarget', 'checkpoint'];

async function readTrained(checkpoint: string): Promise<Trained> {
  const best = await readCheckpointHeader(checkpoint);
  const { config, corpus, weightHash } = best;
  const { progress, history } = await readCheckpointHeader(lastOf(checkpoint));
  const kept = Object.entries(config).filter(([key]) => !PLACES.includes(key));
  return {
    config: Object.fromEntries(kept) as Partial<Config>,
    train: `${corpus.name}, ${corpus.trainPairs} pairs, fingerprint ${corpus.fingerprint.slice(0, 16)}`,
    weightHash,
    epochs: best.progress.epoch,
    bestStep: best.progress.step,
    steps: progress.step,
    targetTokens: history.reduce((sum, { targetTokens }) => sum + targetTokens, 0),
    seconds: round(progress.seconds, 1),
    curve: history.map(({ epoch, seconds, trainLoss, devLoss, devBleu, devLengthRatio }) => ({
      epoch,
      seconds: round(seconds, 1),
      trainLoss: round(trainLoss, 4),
      devLoss: round(devLoss, 4),
      devBleu: round(devBleu, 2),
      devLengthRatio: round(devLengthRatio!, 3),
    })),
    machine: `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${availableParallelism()} cores`,
    node: process.version,
  };
}

/** The checkpoint of a model, or those of several that translate together. */
export type Model = string | readonly string[];

export interface Scoring {
  readonly beam: number;
  readonly lengthPenalty: number;
  readonly tokenize: string;
}

/** Greedily, and with the beam and length penalty that are given. */
export async function searched(checkpoint: Model, files: Sides, search: Scoring): Promise<Searched> {
  return {
    greedy: await score(checkpoint, files, { ...search, beam: 1, lengthPenalty: 0 }),
    beam: await score(checkpoint, files, search),
  };
}

async function score(checkpoint: Model, files: Sides, { beam, lengthPenalty, tokenize }: Scoring) {
  const search = ['--beam', `${beam}`, '--length-penalty', `${lengthPenalty}`];
  const how = ['--metrics', 'bleu,chrf', '--tokenize', tokenize, '--json', '--quiet'];
  const sides = ['--source', files.source, '--target', files.target];
  const { bleu, chrf } = JSON.parse(
    await nmt('evaluate', '--checkpoint', ...[checkpoint].flat(), ...sides, ...search, ...how),
  ) as Scores;
  const kept = ({ score, signature }: Score): Score => ({ score: round(score, 2), signature });
  return { bleu: kept(bleu), chrf: kept(chrf) };
}

/** The length penalty with which a metric is best on the dev side. */
export async function tunedLengthPenalty(
  checkpoint: Model,
  dev: Sides,
  { beam, tokenize, metric = 'bleu' }: Omit<Scoring, 'lengthPenalty'> & { metric?: 'bleu' | 'chrf' },
) {
  const sides = ['--source', dev.source, '--target', dev.target, '--beam', `${beam}`];
  const how = ['--metrics', metric, '--tokenize', tokenize, '--json', '--quiet'];
  const found = await nmt(
    'evaluate',
    '--checkpoint',
    ...[checkpoint].flat(),
    '--tune-length-penalty',
    ...sides,
    ...how,
  );
  return (JSON.parse(found) as { best: number }).best;
}

export function writeResult(file: string, result: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`);
  console.log(`written: ${file}`);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
