/**
 * The pairs that a model is scored on: of files that are named, or the test side of the corpus it was trained on.
 */
import '../node-sha256.ts';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { NmtError } from '../errors.ts';
import type { Pairs } from './corpus.ts';
import { bundledTwin, type CorpusOptions, locateCorpus, standing, streamName } from './files/locate.ts';
import { firstFile, type LocatedPairs, type PairFiles } from './files/located-pairs.ts';
import { type PairReading, readPairs } from './files/pairs.ts';
import { fingerprint } from './fingerprint.ts';
import { splitOffDev } from './split.ts';

const PairFilesSchema = z.union([
  z.strictObject({ pairs: z.string() }),
  z.strictObject({ source: z.string(), target: z.string() }),
]);
const SplitSchema = z.strictObject({ fraction: z.number(), seed: z.number(), lowercase: z.boolean() });
/** What `Corpus.files` holds. It comes back from a checkpoint, which may come from anywhere. */
const CorpusRecordSchema = z.object({
  train: PairFilesSchema,
  dev: z.union([PairFilesSchema, SplitSchema]),
  test: PairFilesSchema.nullable(),
  devFingerprint: z.string(),
  testFingerprint: z.string().nullable(),
  reading: z.object({ encoding: z.string().nullable(), columns: z.string().nullable().optional() }).optional(),
});
export type CorpusRecord = z.infer<typeof CorpusRecordSchema>;

export interface TestPairs extends Pairs {
  /** For people: "en-ko test". */
  readonly name: string;
  /** What they should know of it, such as that it is the dev side for want of a test side. */
  readonly notes: readonly string[];
}

const CHOOSE = 'name what to score on: --corpus, or --source and --target';
const NO_TEST = 'the corpus has no test side: scored on its dev side, by which the best checkpoint was chosen';

/**
 * Pairs of the files that options name; of a folder its test side, else dev.
 *
 * @throws NmtError E_FILE or E_CORPUS when there are none
 */
export async function readTestPairs(options: CorpusOptions & PairReading): Promise<TestPairs> {
  const { name, folder, train, dev, test } = locateCorpus(options);
  if (test !== null) return asTestPairs(await readPairs(test, options), `${name} test`);
  if (dev !== null) return asTestPairs(await readPairs(dev, options), `${name} dev`, NO_TEST);
  if (folder === null) return asTestPairs(await readPairs(train!, options), name);
  throw new NmtError({ code: 'E_CORPUS', file: folder, problem: 'the folder holds no test and no dev', hint: CHOOSE });
}

/**
 * Pairs to choose settings on: of a folder that options name its dev side, of files all; without any, the dev side of
 * the corpus that a checkpoint was trained on.
 *
 * @throws NmtError as `readTestPairs` and `readRecordedTestPairs`
 */
export async function readDevPairs(
  options: CorpusOptions & PairReading,
  { name, files }: { readonly name: string; readonly files: unknown },
): Promise<TestPairs> {
  if (options.corpus === null && options.source === null && options.target === null) {
    return recordedDevPairs(name, checkRecord(files));
  }
  const found = locateCorpus(options);
  if (found.folder === null) return asTestPairs(await readPairs(found.train!, options), found.name);
  if (found.dev !== null) return asTestPairs(await readPairs(found.dev, options), `${found.name} dev`);
  throw new NmtError({ code: 'E_CORPUS', file: found.folder, problem: 'the folder holds no dev', hint: CHOOSE });
}

/**
 * Test pairs of the corpus that a checkpoint was trained on (else dev), found by what `readCorpus` gave as `files`.
 *
 * @throws NmtError E_CORPUS when they are gone or no longer the same; E_CHECKPOINT when the record is not readable
 */
export async function readRecordedTestPairs(name: string, record: unknown): Promise<TestPairs> {
  const checked = checkRecord(record);
  const { test, testFingerprint, reading } = checked;
  if (test === null) return recordedDevPairs(name, checked, NO_TEST);
  return asTestPairs(await readAgain(test, testFingerprint, reading), `${name} test`);
}

/** @throws NmtError E_CHECKPOINT when the record is not readable */
export function checkRecord(record: unknown): CorpusRecord {
  const checked = CorpusRecordSchema.safeParse(record);
  if (checked.success) return checked.data;
  const problem = 'the checkpoint does not say where its corpus is';
  throw new NmtError({ code: 'E_CHECKPOINT', problem, hint: CHOOSE });
}

async function recordedDevPairs(name: string, record: CorpusRecord, note?: string): Promise<TestPairs> {
  const { train, dev, devFingerprint, reading } = record;
  if (!('fraction' in dev)) return asTestPairs(await readAgain(dev, devFingerprint, reading), `${name} dev`, note);
  const split = splitOffDev(await readAgain(train, null, reading), dev).dev;
  return asTestPairs(checkSame(split, devFingerprint), `${name} dev`, note);
}

async function readAgain(files: PairFiles, expected: string | null, reading?: PairReading): Promise<LocatedPairs> {
  const places = mapSides(files, standing);
  if ([...pathsOf(files), ...pathsOf(places)].some((path) => streamName(path) !== null || /^\/dev\/fd\//.test(path))) {
    const problem = 'the corpus that the model was trained on came through a pipe, so it cannot be read again';
    throw new NmtError({ code: 'E_CORPUS', problem, hint: CHOOSE });
  }
  const gone = pathsOf(places).find((path) => !existsSync(path));
  if (gone === undefined) {
    const pairs = await readPairs(places, reading);
    return expected === null ? pairs : checkSame(pairs, expected);
  }
  const twin = expected === null ? null : await readTwin(files, expected, reading);
  if (twin !== null) return twin;
  const problem = 'this part of the corpus that the model was trained on is gone';
  throw new NmtError({ code: 'E_CORPUS', file: gone, problem, hint: CHOOSE });
}

/** The same pairs of a bundled corpus, for a checkpoint of another installation; a corpus that is only called alike is not it. */
async function readTwin(files: PairFiles, expected: string, reading?: PairReading): Promise<LocatedPairs | null> {
  if (pathsOf(files).some((path) => bundledTwin(path) === null)) return null;
  const pairs = await readPairs(
    mapSides(files, (path) => bundledTwin(path)!),
    reading,
  );
  return fingerprint(pairs) === expected ? pairs : null;
}

function pathsOf(files: PairFiles): string[] {
  return 'pairs' in files ? [files.pairs] : [files.source, files.target];
}

function mapSides(files: PairFiles, place: (file: string) => string): PairFiles {
  if ('pairs' in files) return { pairs: place(files.pairs) };
  return { source: place(files.source), target: place(files.target) };
}

function checkSame(pairs: LocatedPairs, expected: string): LocatedPairs {
  if (fingerprint(pairs) === expected) return pairs;
  const problem = 'the corpus has changed since the model was trained on it';
  throw new NmtError({ code: 'E_CORPUS', file: firstFile(pairs.files), problem, hint: CHOOSE });
}

function asTestPairs(pairs: LocatedPairs, name: string, note?: string): TestPairs {
  const { sources, targets, emptyLines, oddLines } = pairs;
  const notes = [...(note === undefined ? [] : [note]), ...pairs.notes];
  if (oddLines.length > 0) {
    const [first] = oddLines;
    notes.push(`lines with a column too many or too few, not scored: ${oddLines.length} (the first is line ${first})`);
  }
  if (emptyLines.length > 0) {
    const [first] = emptyLines;
    notes.push(`lines with an empty side, not scored: ${emptyLines.length} (the first is line ${first})`);
  }
  return { sources, targets, name, notes };
}
