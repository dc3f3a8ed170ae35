/**
 * Options → a corpus that can be trained on: files are found, read, split and examined. Feeds training.
 */

import '../node-sha256.ts';
import { basename } from 'node:path';
import { counted } from '../amounts.ts';
import type { Config } from '../config.ts';
import { NmtError } from '../errors.ts';
import { inTurns } from '../turns.ts';
import type { Corpus, Finding } from './corpus.ts';
import { examining } from './examination/examine.ts';
import type { NamedPairs } from './examination/facts.ts';
import { locateCorpus, locateDev, recordedPath } from './files/locate.ts';
import { type LocatedPairs, type PairFiles, refuseStdinTwice } from './files/located-pairs.ts';
import { readPairs } from './files/pairs.ts';
import { fingerprint } from './fingerprint.ts';
import { type GivenPairs, givenSides } from './given-pairs.ts';
import { splitOffDev } from './split.ts';
import type { CorpusRecord } from './test-pairs.ts';

export type ReadOptions = Pick<
  Config,
  | 'corpus'
  | 'source'
  | 'target'
  | 'dev'
  | 'devSource'
  | 'devTarget'
  | 'devFraction'
  | 'encoding'
  | 'columns'
  | 'seed'
  | 'lowercase'
  | 'tokenizer'
>;

/** The sides of a corpus whose pairs still know their places. */
interface LocatedCorpus {
  readonly name: string;
  readonly train: LocatedPairs;
  readonly dev: LocatedPairs;
  readonly test: LocatedPairs | null;
  /** Whether the dev set is a part of the training file. */
  readonly devIsSplitOff: boolean;
  readonly guessedSides: boolean;
  /** Of files that are not read. */
  readonly notes: readonly string[];
}

/**
 * The corpus that the options name, or that a program has in memory, read and examined.
 *
 * @throws NmtError E_CONFIG, E_FILE or E_CORPUS with file:line when it cannot be trained on
 */
export async function readCorpus(options: ReadOptions, given: GivenPairs | null = null): Promise<Corpus> {
  const sides =
    given === null
      ? await readSides(options)
      : { name: 'pairs', test: null, guessedSides: false, notes: [], ...givenSides(given, splitOptions(options)) };
  const { train, dev, test, ...corpus } = sides;
  const { lowercase, tokenizer } = options;
  const examination = await inTurns(examining(namedSets(sides), { lowercase, tokensAreWords: tokenizer === 'word' }));
  const files: CorpusRecord = {
    train: recordedFiles(train),
    dev: corpus.devIsSplitOff ? splitOptions(options) : recordedFiles(dev),
    test: test && recordedFiles(test),
    devFingerprint: fingerprint(dev),
    testFingerprint: test && fingerprint(test),
    ...recordedReading(options),
  };
  return {
    name: corpus.name,
    train: { sources: train.sources, targets: train.targets },
    dev: { sources: dev.sources, targets: dev.targets },
    test: test && { sources: test.sources, targets: test.targets },
    fingerprint: fingerprint(train),
    files: { ...files },
    findings: [...aboutReading(sides), ...examination.findings],
  };
}

/** What reading the files again needs, where they are not what a reader expects. */
function recordedReading({ encoding, columns }: ReadOptions): Pick<CorpusRecord, 'reading'> {
  return encoding === null && columns === null ? {} : { reading: { encoding, columns } };
}

function recordedFiles({ files }: LocatedPairs): PairFiles {
  if ('pairs' in files) return { pairs: recordedPath(files.pairs) };
  return { source: recordedPath(files.source), target: recordedPath(files.target) };
}

/** The sets that there are, train first. */
function namedSets({ train, dev, test }: LocatedCorpus): NamedPairs[] {
  const sets = [
    { name: 'train', pairs: train },
    { name: 'dev', pairs: dev },
  ];
  return test === null ? sets : [...sets, { name: 'test', pairs: test }];
}

/** How files were read that are not plain UTF-8. */
export function aboutFiles({ notes }: Pick<LocatedPairs, 'notes'>): Finding[] {
  return notes.map((message) => ({ severity: 'note', code: 'reading', message }));
}

/** What was decided without being told. */
function aboutReading({ train, dev, test, devIsSplitOff, guessedSides, notes }: LocatedCorpus): Finding[] {
  const sets = devIsSplitOff ? [train, test] : [train, dev, test];
  const findings = sets.flatMap((pairs) => (pairs === null ? [] : aboutFiles(pairs)));
  findings.push(...aboutFiles({ notes }));
  if (guessedSides && 'source' in train.files) {
    const [source, target] = [basename(train.files.source), basename(train.files.target)];
    const message = `${source} is taken as the source, ${target} as the target; a folder called like en-ko says which`;
    findings.push({ severity: 'note', code: 'sides', message });
  }
  if (devIsSplitOff) {
    const message = `dev: ${counted(dev.lines.length, 'pair')}, split off from the training pairs`;
    findings.push({ severity: 'note', code: 'split', count: dev.lines.length, message });
  }
  return findings;
}

async function readSides(options: ReadOptions): Promise<LocatedCorpus> {
  const { folder, train: trainFiles, dev: devFiles, test: testFiles, ...located } = locateCorpus(options);
  const givenDev = locateDev(options) ?? devFiles;
  if (trainFiles === null) {
    const problem = 'the folder holds no train side';
    throw new NmtError({
      code: 'E_CORPUS',
      file: folder ?? located.name,
      problem,
      hint: 'expected train.tsv or the like',
    });
  }
  refuseStdinTwice([trainFiles, givenDev, testFiles].flatMap((files) => Object.values(files ?? {})));
  const all = await readPairs(trainFiles, options);
  const { train, dev } =
    givenDev === null
      ? splitOffDev(all, splitOptions(options))
      : { train: all, dev: await readPairs(givenDev, options) };
  const test = testFiles && (await readPairs(testFiles, options));
  return { ...located, train, dev, test, devIsSplitOff: givenDev === null };
}

function splitOptions({ devFraction, seed, lowercase }: ReadOptions) {
  return { fraction: devFraction, seed, lowercase };
}
