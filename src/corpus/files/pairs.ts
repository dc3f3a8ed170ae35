/**
 * Files → aligned sentences that know their place: one TSV or JSON-lines file, or two aligned files.
 * A pair with an empty side teaches nothing: it is left out and counted.
 */
import { basename } from 'node:path';
import { readLines } from '../../encoding/read.ts';
import { NmtError } from '../../errors.ts';
import { isBlank } from '../../text/invisible.ts';
import type { Pairs } from '../corpus.ts';
import { isJsonLines, pairOfJson } from './json-lines.ts';

/** Where aligned sentences are: both sides in one file, or a file for each. */
export type PairFiles = { readonly pairs: string } | { readonly source: string; readonly target: string };

/** How files are read where they do not say so themselves. */
export interface PairReading {
  /** A label of the Encoding Standard; `null` for UTF-8. */
  readonly encoding?: string | null;
}

/** Aligned sentences with the line each came from. */
export interface LocatedPairs extends Pairs {
  readonly files: PairFiles;
  /** Line of each pair in its file, or in both its files, counted from 1. */
  readonly lines: readonly number[];
  /** Lines left out because a side was empty. */
  readonly emptyLines: readonly number[];
  /** What the user should know of how the files were read. */
  readonly notes: readonly string[];
}

interface Growing {
  readonly sources: string[];
  readonly targets: string[];
  readonly lines: number[];
  readonly emptyLines: number[];
  readonly notes: string[];
}

type OnLine = (text: string, line: number) => void;

/**
 * The pairs that are in files.
 *
 * @throws NmtError E_FILE when one cannot be read; E_CORPUS with file:line when it does not hold pairs
 */
export async function readPairs(files: PairFiles, reading: PairReading = {}): Promise<LocatedPairs> {
  const pairs: Growing = { sources: [], targets: [], lines: [], emptyLines: [], notes: [] };
  const readAll = async (file: string, onLine: OnLine) => {
    const { count, notes } = await readLines(file, onLine, { ...reading, holdsSentences: true });
    if (count === 0) throw emptyFile(file);
    pairs.notes.push(...notes.map((note) => `${basename(file)}: ${note}`));
  };
  if ('pairs' in files) await readOneFile(files.pairs, pairs, readAll);
  else await readTwoFiles(files, pairs, readAll);
  if (pairs.lines.length === 0) {
    const problem = 'no line has text on both sides';
    throw new NmtError({ code: 'E_CORPUS', file: firstFile(files), problem });
  }
  return { ...pairs, files };
}

type ReadAll = (file: string, onLine: OnLine) => Promise<void>;

function emptyFile(file: string): NmtError {
  const hint = 'a corpus holds one sentence or pair a line';
  return new NmtError({ code: 'E_CORPUS', file, problem: 'the file is empty', hint });
}

async function readOneFile(file: string, pairs: Growing, readAll: ReadAll): Promise<void> {
  const pairOf = isJsonLines(file) ? pairOfJson : pairOfTsv;
  await readAll(file, (text, line) => {
    if (isBlank(text)) pairs.emptyLines.push(line);
    else {
      const [source, target] = pairOf(text, { file, line });
      add(pairs, source, target, line);
    }
  });
}

async function readTwoFiles(
  files: { source: string; target: string },
  pairs: Growing,
  readAll: ReadAll,
): Promise<void> {
  const sources: string[] = [];
  const targets: string[] = [];
  await readAll(files.source, (text) => sources.push(text));
  await readAll(files.target, (text) => targets.push(text));
  if (sources.length !== targets.length) {
    throw new NmtError({
      code: 'E_CORPUS',
      file: files.target,
      problem: `has ${targets.length} lines, but ${files.source} has ${sources.length}`,
      hint: 'line n of one file translates line n of the other',
    });
  }
  for (let i = 0; i < sources.length; i++) add(pairs, sources[i]!, targets[i]!, i + 1);
}

function add(pairs: Growing, source: string, target: string, line: number): void {
  if (isBlank(source) || isBlank(target)) pairs.emptyLines.push(line);
  else {
    pairs.sources.push(source);
    pairs.targets.push(target);
    pairs.lines.push(line);
  }
}

/** The first two columns; further ones, such as an attribution, are not read. */
function pairOfTsv(text: string, place: { file: string; line: number }): [string, string] {
  const tab = text.indexOf('\t');
  if (tab < 0) {
    const hint = text.startsWith('{')
      ? 'JSON lines need a name that ends in .jsonl'
      : 'each line is a source, a tab and a target; two aligned files go to --source and --target';
    throw new NmtError({ code: 'E_CORPUS', ...place, problem: 'no tab in this line', hint });
  }
  const end = text.indexOf('\t', tab + 1);
  return [text.slice(0, tab), text.slice(tab + 1, end < 0 ? undefined : end)];
}

export function firstFile(files: PairFiles): string {
  return 'pairs' in files ? files.pairs : files.source;
}

/** Example "train.tsv:17" */
export function placeOf(pairs: LocatedPairs, index: number): string {
  return `${firstFile(pairs.files)}:${pairs.lines[index]}`;
}
