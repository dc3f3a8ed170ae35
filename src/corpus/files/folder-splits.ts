/** The sides of a corpus among the names of a folder: train, dev and test, each one file of pairs or two of one side each. */
import { basename, join } from 'node:path';
import { NmtError } from '../../errors.ts';
import { isPairFile } from './formats/formats.ts';
import type { PairFiles } from './located-pairs.ts';

/** Names that corpora give the three sides. */
const SPLIT_NAMES = { train: ['train'], dev: ['dev', 'val', 'valid', 'validation'], test: ['test'] } as const;
type Split = keyof typeof SPLIT_NAMES;

/** What a dev or test set by another name has in it: eval.tsv, newstest2014.en */
const LIKE_SPLITS = /dev|val|tst|test/i;

interface Splits {
  readonly train: PairFiles | null;
  readonly dev: PairFiles | null;
  readonly test: PairFiles | null;
  readonly guessedSides: boolean;
  readonly notes: readonly string[];
}

/** @throws NmtError E_CORPUS when there is none, or several files could be one */
export function splitsOf(folder: string, names: readonly string[]): Splits {
  const train = findSplit(folder, names, 'train');
  const languages = train !== null && 'source' in train.files ? Object.values(train.files).map(languageOf) : [];
  const [halfDev, halfTest] = (['dev', 'test'] as const).map((split) => halfOf(names, split, languages));
  if (halfDev) throw missingHalf(folder, halfDev);
  const dev = findSplit(folder, names, 'dev');
  const test = halfTest ? null : findSplit(folder, names, 'test');
  const found = [train, dev, test].filter((split) => split !== null);
  if (found.length === 0) {
    const problem = 'the folder holds no train, dev or test';
    const hint =
      'expected train.tsv, train.csv, train.txt or the like, or two files such as train.en and train.ko, each maybe with .gz';
    throw new NmtError({ code: 'E_CORPUS', file: folder, problem, hint });
  }
  const unread = found.length === 3 ? [] : names.filter((name) => isUnread(name, languages));
  const notes = [
    ...(halfTest ? [`${halfTest.there} is left out: ${halfTest.missing} is missing beside it`] : []),
    ...(unread.length === 0 ? [] : [`not read: ${unread.join(', ')}; only files called train, dev and test are`]),
  ];
  const files = { train: train?.files ?? null, dev: dev?.files ?? null, test: test?.files ?? null };
  return { ...files, guessedSides: found.some((split) => split.guessed), notes };
}

function filesOf(names: readonly string[], split: Split): string[] {
  const known: readonly string[] = SPLIT_NAMES[split];
  return names.filter((name) => known.includes(name.split('.')[0]!.toLowerCase()) && name.includes('.'));
}

/** A file that is one side of the languages of train, alone; `null` where there is none. */
function halfOf(names: readonly string[], split: Split, languages: readonly string[]) {
  const [there, ...others] = filesOf(names, split);
  if (there === undefined || others.length > 0 || !languages.includes(languageOf(there))) return null;
  const other = languages.find((language) => language !== languageOf(there));
  if (other === undefined) return null;
  const end = there.lastIndexOf(`.${languageOf(there)}`) + 1;
  const missing = there.slice(0, end) + other + there.slice(end + languageOf(there).length);
  return { there, missing };
}

function missingHalf(folder: string, { there, missing }: { there: string; missing: string }): NmtError {
  const hint = 'both sides are wanted; without a dev set, a part of train is taken';
  return new NmtError({ code: 'E_CORPUS', file: folder, problem: `${missing} is missing beside ${there}`, hint });
}

/** Pairs, or a side in a language of train, by a name that is like one of the three and is none. */
function isUnread(name: string, languages: readonly string[]): boolean {
  const isText = isPairFile(name) || languages.includes(languageOf(name));
  const isSplit = (split: string) => filesOf([name], split as Split).length > 0;
  return isText && LIKE_SPLITS.test(name) && !Object.keys(SPLIT_NAMES).some(isSplit);
}

/** One file for both sides or two files told apart by their last part; anything else is for the user to say. */
function findSplit(folder: string, names: readonly string[], split: Split) {
  const ours = filesOf(names, split);
  const marked = ours.filter(isPairFile);
  const whole = marked.length === 0 && ours.length === 1 ? ours : marked;
  if (whole.length === 1) return { files: { pairs: join(folder, whole[0]!) }, guessed: false };
  if (whole.length === 0 && ours.length === 2) return orderSides(folder, ours as [string, string]);
  if (ours.length === 0) return null;
  throw new NmtError({
    code: 'E_CORPUS',
    file: folder,
    problem: `cannot tell which file is ${split} among ${(whole.length > 0 ? whole : ours).join(', ')}`,
    hint: 'name the files themselves: --corpus FILE, or --source and --target, and --dev or --dev-source and --dev-target',
  });
}

/** A folder called en-ko says which side is the source; else the order of the alphabet stands. */
function orderSides(folder: string, names: readonly [string, string]) {
  const [first, second] = names;
  const languages = basename(folder).split('-');
  const [a, b] = names.map((name) => languages.indexOf(languageOf(name)));
  const swapped = a! > b! && b! >= 0;
  const [source, target] = swapped ? [second, first] : [first, second];
  return { files: { source: join(folder, source), target: join(folder, target) }, guessed: a! < 0 || b! < 0 };
}

/** Example "train.lc.tok.en.gz", "dev.en.xml" → "en" */
export function languageOf(name: string): string {
  const plain = basename(name).replace(/\.gz$/i, '');
  return plain
    .replace(/(?<=\..*)\.(txt|xml|sgml?)$/i, '')
    .split('.')
    .at(-1)!;
}
