/** Aligned sentences that know where they came from, and what people are told of their places. */
import { refuse } from '../../errors.ts';
import type { Pairs } from '../corpus.ts';

/** Where aligned sentences are: both sides in one file, or a file for each; `-` is standard input. */
export type PairFiles = { readonly pairs: string } | { readonly source: string; readonly target: string };

/** Aligned sentences with the line each came from. */
export interface LocatedPairs extends Pairs {
  readonly files: PairFiles;
  /** Line where each pair begins, in its file or in that of its source, counted from 1. */
  readonly lines: readonly number[];
  /** Lines left out because a side was empty. */
  readonly emptyLines: readonly number[];
  /** Lines left out because they cannot be read like the others: a column too many or too few. */
  readonly oddLines: readonly number[];
  /** What the user should know of how the files were read. */
  readonly notes: readonly string[];
}

/**
 * Before any of what a command reads is read.
 *
 * @param names of all of it
 * @throws NmtError E_USAGE where two are standard input
 */
export function refuseStdinTwice(names: readonly string[]): void {
  if (names.filter((name) => name === '-').length > 1) refuse('stdin can be read once', 'give - for one file only');
}

export function firstFile(files: PairFiles): string {
  return 'pairs' in files ? files.pairs : files.source;
}

/** What people are told a file is called. */
export function inputName(file: string): string {
  return file === '-' ? 'standard input' : file;
}

/** Example "train.tsv:17" */
export function placeOf(pairs: LocatedPairs, index: number): string {
  return `${inputName(firstFile(pairs.files))}:${pairs.lines[index]}`;
}
