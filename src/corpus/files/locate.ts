/**
 * From the options to the files: the bundled corpora, a folder with train, dev and test, one file, or two.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Config } from '../../config.ts';
import { fileProblem, NmtError } from '../../errors.ts';
import { PACKAGE_ROOT } from '../../installation.ts';
import { misnamedHint } from '../../misnamed.ts';
import { languageOf, splitsOf } from './folder-splits.ts';
import { FORMAT_NAMES } from './formats/formats.ts';
import type { PairFiles } from './located-pairs.ts';

export type CorpusOptions = Pick<Config, 'corpus' | 'source' | 'target'>;

/** A corpus on disk; paths are absolute. */
interface CorpusFiles {
  readonly name: string;
  readonly train: PairFiles | null;
  readonly dev: PairFiles | null;
  readonly test: PairFiles | null;
  /** `null` where the files were named themselves. */
  readonly folder: string | null;
  /** Set where a folder's file names alone did not say which side is the source. */
  readonly guessedSides: boolean;
  /** What the user should know of files in the folder that are not read. */
  readonly notes: readonly string[];
}

const TRAIN_ALONE = { dev: null, test: null, folder: null, guessedSides: false, notes: [] } as const;

const BUNDLED = join(PACKAGE_ROOT, 'corpora');
const DEFAULT_CORPUS = 'en-ko';

/** Standard input, as the command line names it. */
const STDIN = '-';

/**
 * The files that `--corpus`, or `--source` and `--target`, name; without any, the bundled default corpus.
 *
 * @throws NmtError E_CONFIG when options contradict each other; E_FILE when nothing is there; E_CORPUS when a folder holds no split
 */
export function locateCorpus({ corpus, source, target }: CorpusOptions): CorpusFiles {
  const sides = locateSides({ source, target }, ['--source', '--target']);
  if (sides === null) return locatePath(corpus === null ? join(BUNDLED, DEFAULT_CORPUS) : findPath(corpus));
  if (corpus !== null) {
    const problem = '--corpus cannot go with --source and --target';
    throw new NmtError({ code: 'E_CONFIG', problem, hint: 'give one or the other' });
  }
  return { ...TRAIN_ALONE, name: nameOfSides(sides), train: sides };
}

/** The dev set that options name, or `null`. */
export function locateDev({ dev, devSource, devTarget }: Pick<Config, 'dev' | 'devSource' | 'devTarget'>) {
  const sides = locateSides({ source: devSource, target: devTarget }, ['--dev-source', '--dev-target']);
  if (dev === null) return sides;
  if (sides === null) return { pairs: fullPath(dev) };
  const problem = '--dev cannot go with --dev-source and --dev-target';
  throw new NmtError({ code: 'E_CONFIG', problem, hint: 'give one or the other' });
}

function locateSides(
  { source, target }: { source: string | null; target: string | null },
  [sourceFlag, targetFlag]: readonly [string, string],
): { source: string; target: string } | null {
  if (source === null && target === null) return null;
  if (source !== null && target !== null) return { source: fullPath(source), target: fullPath(target) };
  const [given, missing] = source === null ? [targetFlag, sourceFlag] : [sourceFlag, targetFlag];
  throw new NmtError({ code: 'E_CONFIG', problem: `${given} needs ${missing}`, hint: 'two aligned files go together' });
}

function fullPath(given: string): string {
  return given === STDIN || given === '' ? given : resolve(given);
}

/** A path from here; else one of the bundled corpora, so that `--corpus corpora/en-fr` works in every folder; else nothing. */
export function pathOf(given: string): string | undefined {
  if (given === STDIN) return STDIN;
  const bundled = [resolve(dirname(BUNDLED), given), resolve(BUNDLED, given)].filter((path) =>
    path.startsWith(BUNDLED + sep),
  );
  return given === '' ? undefined : [resolve(given), ...bundled].find(isThere);
}

function findPath(given: string): string {
  const found = pathOf(given);
  if (found !== undefined) return found;
  const hint =
    misnamedHint(given) ??
    `a folder with train.tsv, or a file of ${FORMAT_NAMES}; corpora/en-ko and corpora/en-fr come with nmt`;
  throw new NmtError({ code: 'E_FILE', file: given, problem: 'no such file or folder', hint });
}

/** @throws NmtError E_FILE where the system does not say, as of links that lead in a circle */
function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw new NmtError({ code: 'E_FILE', file: path, problem: fileProblem(error), cause: error });
  }
}

/** A file's name for a record that may travel: a bundled corpus goes by its place in the package, on every machine alike. */
export function recordedPath(file: string): string {
  return file.startsWith(BUNDLED + sep) ? ['corpora', ...relative(BUNDLED, file).split(sep)].join('/') : file;
}

/** Where a recorded file stands: one of a bundled corpus in this installation, any other where it stood. */
export function standing(file: string): string {
  return isAbsolute(file) ? file : join(PACKAGE_ROOT, file);
}

/** Where a file of a bundled corpus stands in this installation, whichever it was trained in; `null` for other files. */
export function bundledTwin(file: string): string | null {
  const [corpus, name] = file.split(/[\\/]/).slice(-2);
  const twin = join(BUNDLED, corpus ?? '', name ?? '');
  return corpus !== undefined && existsSync(twin) ? twin : null;
}

function locatePath(path: string): CorpusFiles {
  if (path !== STDIN && statSync(path).isDirectory()) return locateFolder(path);
  return { ...TRAIN_ALONE, name: nameOfFile(path), train: { pairs: path } };
}

/** What to call what is no file but comes as a stream; `null` for a file. */
export function streamName(path: string): string | null {
  if (path === STDIN) return 'stdin';
  return isThere(path) && statSync(path).isFIFO() ? 'pipe' : null;
}

/** Example "pairs.tsv.gz" → "pairs" */
function nameOfFile(path: string): string {
  const stream = streamName(path);
  if (stream !== null) return stream;
  return basename(path)
    .replace(/\.gz$/i, '')
    .replace(/(?<=.)\.[^.]+$/, '');
}

function locateFolder(folder: string): CorpusFiles {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch (error) {
    throw new NmtError({ code: 'E_FILE', file: folder, problem: fileProblem(error), cause: error });
  }
  return { name: basename(folder), folder, ...splitsOf(folder, names) };
}

/** Example train.en and train.de → "en-de" */
function nameOfSides({ source, target }: { source: string; target: string }): string {
  const [from, to] = [languageOf(source), languageOf(target)];
  return from === to ? basename(source).split('.')[0]! : `${from}-${to}`;
}
