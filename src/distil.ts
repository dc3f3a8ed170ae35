/**
 * Sequence-level knowledge distillation: teachers → their beam's answers to the training sources → a corpus for a student,
 * which is then trained as always. The teachers' answers are simpler than what people wrote, so one small model learns
 * from them much of what several know together.
 *
 * @see Kim & Rush 2016 (D16-1139), §3.2; Freitag, Al-Onaizan & Sankaran 2017 (arXiv 1702.01802) for an ensemble as teacher
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type LockOwner, lockCheckpoint } from './checkpoint/lock.ts';
import type { Config } from './config.ts';
import type { Corpus, Pairs } from './corpus/corpus.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { AnswersFile } from './distillation/answers-file.ts';
import { fileProblem, NmtError } from './errors.ts';
import { makeFolder, namesIn } from './place.ts';
import { replaceFile } from './replace-file.ts';
import { devOf } from './training/identity.ts';
import { readCorpusAgain } from './training/resumption.ts';
import { createTranslator, type RuntimeOptions } from './translate.ts';
import { loadEnsemble } from './translation/load-model.ts';
import { type LoadedModel, modelsOf } from './translation/open-model.ts';
import type { SearchOptions } from './translation/search-options.ts';

/** Where pairs stand, as `nmt train` takes it; what is not given is as the first teacher had it. */
export type DistilCorpus = Partial<
  Pick<Config, 'corpus' | 'source' | 'target' | 'dev' | 'devSource' | 'devTarget' | 'encoding' | 'columns'>
>;

export interface DistilOptions {
  readonly teachers: readonly string[];
  readonly corpus: DistilCorpus;
  /** The folder of the new corpus. */
  readonly out: string;
  /** Whether the pairs that people wrote stand in it too. */
  readonly originals: boolean;
  readonly search: SearchOptions;
  readonly runtime: RuntimeOptions;
  /** Aborted: what is answered is kept, and the same call goes on behind it. */
  readonly signal?: AbortSignal;
  readonly owner?: LockOwner | null;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface DistilReport {
  /** Sources that are answered, in all sittings, of so many. */
  readonly answered: number;
  readonly sources: number;
  /** Training pairs of the new corpus; `null` where it is not finished yet. */
  readonly trainPairs: number | null;
  /** What one should know of it. */
  readonly notes: readonly string[];
}

/** Answers that are lost at most when a process is killed. */
const SOURCES_AT_ONCE = 256;
/** What stands in the folder while the corpus is under way. */
const ANSWERS = 'answers.part';
/** Files of a corpus, in any format. */
const SPLIT = /^(?:train|dev|val|valid|validation|test)\./;

/**
 * Writes the corpus for a student: train.tsv, dev.tsv and, where there is one, test.tsv.
 *
 * @throws NmtError E_FILE, E_CHECKPOINT, E_CORPUS, E_CONFIG, E_USAGE as reading models and corpora does; E_FILE when the
 *         folder cannot be written, or another process writes it
 */
export async function distil(options: DistilOptions): Promise<DistilReport> {
  const { teachers, out, runtime } = options;
  refuseCorpus(out);
  const loaded = await loadEnsemble(teachers, runtime);
  const corpus = await corpusOf(loaded, options.corpus);
  try {
    makeFolder(out);
    const lock = await lockCheckpoint(join(out, 'train.tsv'), options.owner ?? null);
    try {
      return await distilCorpus(loaded, corpus, options);
    } finally {
      lock.release();
    }
  } catch (error) {
    if (error instanceof NmtError) throw error;
    throw new NmtError({ code: 'E_FILE', file: out, problem: fileProblem(error), cause: error });
  }
}

/** A corpus that stands there is somebody's, maybe the very one that is asked about: only one under way is gone on with. */
function refuseCorpus(out: string): void {
  const names = namesIn(out);
  const standing = names.includes(ANSWERS) ? undefined : names.find((name) => SPLIT.test(name));
  if (standing === undefined) return;
  const problem = 'a corpus stands in this folder already';
  throw new NmtError({ code: 'E_FILE', file: join(out, standing), problem, hint: 'name another --out, or remove it' });
}

/** The corpus that is named, else the one that the first teacher was trained on: split as that was. */
async function corpusOf({ checkpoint, file }: LoadedModel, named: DistilCorpus): Promise<Corpus> {
  const { config } = checkpoint;
  if (Object.values(named).every((value) => value == null)) {
    const begun = { ...checkpoint, tensors: [] };
    try {
      return await readCorpusAgain(config, begun, { resume: file, overrides: {}, pairs: null });
    } catch (error) {
      if (!(error instanceof NmtError) || error.code !== 'E_CORPUS') throw error;
      throw new NmtError({ ...error.facts, hint: 'say where it is: --corpus, or --source and --target' });
    }
  }
  const places = { corpus: null, source: null, target: null, dev: null, devSource: null, devTarget: null };
  return readCorpus({ ...config, ...places, encoding: null, columns: null, ...named });
}

async function distilCorpus(loaded: LoadedModel, corpus: Corpus, options: DistilOptions): Promise<DistilReport> {
  const { out, search, originals } = options;
  const { train, dev, test } = corpus;
  const teachers = modelsOf(loaded).map(({ checkpoint }) => checkpoint.weightHash);
  const file = join(out, ANSWERS);
  const answers = await AnswersFile.open(file, JSON.stringify({ teachers, corpus: corpus.fingerprint, search }));
  try {
    await answerAll(loaded, train.sources, answers, options);
  } finally {
    await answers.close();
  }
  const counts = { answered: answers.answers.length, sources: train.sources.length, notes: notesOn(loaded, corpus) };
  if (counts.answered < counts.sources) return { ...counts, trainPairs: null };
  const taught = { sources: train.sources, targets: answers.answers };
  const trainPairs = await writePairs(join(out, 'train.tsv'), originals ? [train, taught] : [taught]);
  await writePairs(join(out, 'dev.tsv'), [dev]);
  if (test !== null) await writePairs(join(out, 'test.tsv'), [test]);
  await rm(file);
  return { ...counts, trainPairs };
}

/** Translates the sources that have no answer yet, some at a time. */
async function answerAll(
  loaded: LoadedModel,
  sources: readonly string[],
  answers: AnswersFile,
  { search, runtime, signal, onProgress }: DistilOptions,
): Promise<void> {
  const translator = createTranslator(loaded, runtime.threads ?? null);
  try {
    while (answers.answers.length < sources.length && signal?.aborted !== true) {
      const before = answers.answers.length;
      const tell = (done: number) => onProgress?.(before + done, sources.length);
      const found = await translator.translate(sources.slice(before, before + SOURCES_AT_ONCE), search, tell);
      await answers.add(found.map(({ translation }) => translation));
    }
  } finally {
    await translator.close();
  }
}

/** A dev side is worth little where a teacher has been trained on it. */
function notesOn(loaded: LoadedModel, corpus: Corpus): string[] {
  const strangers = modelsOf(loaded).filter(({ checkpoint }) => devOf(checkpoint.corpus) !== devOf(corpus));
  return strangers.map(
    ({ file }) => `${file} was trained with another dev side: it may know pairs of this one, which flatters a student`,
  );
}

/** One pair a line; an answer without text teaches nothing. Returns how many pairs there are. */
async function writePairs(file: string, sets: readonly Pairs[]): Promise<number> {
  const lines = sets.flatMap(({ sources, targets }) =>
    sources.flatMap((source, i) => (targets[i]!.trim() === '' ? [] : [`${inCell(source)}\t${inCell(targets[i]!)}\n`])),
  );
  await replaceFile(file, (handle) => handle.writeFile(lines.join('')));
  return lines.length;
}

const inCell = (text: string): string => text.replaceAll('\t', ' ');
