/**
 * Files → aligned sentences that know their place: one file that holds both sides, or two aligned files.
 * A pair with an empty side teaches nothing: it is left out and counted, as is a row that is unlike the others.
 */

import { basename } from 'node:path';
import { counted } from '../../amounts.ts';
import { readLines } from '../../encoding/read.ts';
import { NmtError } from '../../errors.ts';
import { codePointNames, isBlank } from '../../text/invisible.ts';
import { inTurns } from '../../turns.ts';
import { findShift } from '../examination/shifted.ts';
import { OTHER_ENDS, withoutMarks } from '../other-ends.ts';
import type { LineTaker } from './formats/format.ts';
import { formatOf } from './formats/formats.ts';
import { sideTaker } from './formats/sides.ts';
import { firstFile, inputName, type LocatedPairs, type PairFiles, refuseStdinTwice } from './located-pairs.ts';
import { Table } from './table.ts';

/** How files are read where they do not say so themselves. */
export interface PairReading {
  /** A label of the Encoding Standard; `null` for UTF-8. */
  readonly encoding?: string | null;
  /** The two columns that are the sentences, by number or name: "2,4", "en,ko"; `null` to find them. */
  readonly columns?: string | null;
}

interface Growing {
  readonly sources: string[];
  readonly targets: string[];
  readonly lines: number[];
  readonly emptyLines: number[];
  readonly oddLines: number[];
  readonly notes: string[];
}

/** No sentence is as long. */
const LONGEST_SENTENCE = 1_000_000;

/**
 * The pairs that are in files, each of which is read once from its beginning to its end, as a pipe can be.
 *
 * @throws NmtError E_FILE when one cannot be read; E_CORPUS with file:line when it does not hold pairs
 */
export async function readPairs(files: PairFiles, reading: PairReading = {}): Promise<LocatedPairs> {
  const pairs: Growing = { sources: [], targets: [], lines: [], emptyLines: [], oddLines: [], notes: [] };
  if ('pairs' in files) await readOneFile(files.pairs, pairs, reading);
  else await readTwoFiles(files, pairs, reading);
  if (pairs.lines.length === 0) {
    const problem = 'no line has text on both sides';
    throw new NmtError({ code: 'E_CORPUS', file: inputName(firstFile(files)), problem });
  }
  pairs.emptyLines.sort((a, b) => a - b); // blank lines are known before rows that wait for others
  return { ...pairs, files };
}

async function readOneFile(file: string, pairs: Growing, reading: PairReading): Promise<void> {
  const name = inputName(file);
  let table: Table | null = null;
  const open = (firstLine: string): LineTaker => {
    const format = formatOf(file, firstLine);
    table = new Table({
      file: name,
      format,
      columns: reading.columns ?? null,
      onPair: (source, target, line) => add(pairs, { source, target }, { file: name, line }),
      onOdd: (line) => pairs.oddLines.push(line),
    });
    return format.open(name, table);
  };
  const notes = await takeFile(file, reading, { open, onBlank: (line) => pairs.emptyLines.push(line) });
  (table as Table | null)?.end();
  pairs.notes.push(
    ...[...notes, ...((table as Table | null)?.notes ?? [])].map((note) => `${basename(name)}: ${note}`),
  );
}

async function readTwoFiles(
  { source, target }: { source: string; target: string },
  pairs: Growing,
  reading: PairReading,
): Promise<void> {
  refuseStdinTwice([source, target]);
  const sources = await readSide(source, pairs, reading);
  const targets = await readSide(target, pairs, reading);
  if (sources.length !== targets.length) throw await unequal({ source, target }, sources, targets);
  const file = inputName(source);
  for (const [i, { text, line }] of sources.entries()) {
    add(pairs, { source: text, target: targets[i]!.text }, { file, line });
  }
}

/** Where one line is missing or too many, the lengths of those behind it show it. */
async function unequal(
  { source, target }: { source: string; target: string },
  sources: readonly Sentence[],
  targets: readonly Sentence[],
): Promise<NmtError> {
  const texts = (side: readonly Sentence[]) => side.map(({ text }) => text);
  const difference = targets.length - sources.length;
  const distances = [...new Set([difference, Math.sign(difference)])];
  const shift = await inTurns(findShift({ sources: texts(sources), targets: texts(targets) }, distances));
  const from = shift === null ? '' : `; by their lengths, no longer from about line ${sources[shift.start]!.line} on`;
  return new NmtError({
    code: 'E_CORPUS',
    file: inputName(target),
    problem: `has ${counted(targets.length, 'line')}, but ${inputName(source)} has ${sources.length}`,
    hint: `line n of one file translates line n of the other${from}`,
  });
}

interface Sentence {
  readonly text: string;
  readonly line: number;
}

async function readSide(file: string, pairs: Growing, reading: PairReading): Promise<Sentence[]> {
  const name = inputName(file);
  const sentences: Sentence[] = [];
  const onSentence = (text: string, line: number) => sentences.push({ text, line });
  const open = (firstLine: string) => sideTaker(name, firstLine, onSentence);
  const notes = await takeFile(file, reading, { open, onBlank: (line) => onSentence('', line) });
  pairs.notes.push(...notes.map((note) => `${basename(name)}: ${note}`));
  return sentences;
}

interface Taking {
  /** Given the first line with text, which shows what kind of file it is. */
  open(firstLine: string): LineTaker;
  /** A blank line before that. */
  onBlank(line: number): void;
}

/** Gives every line of a file to a taker, and returns what is to be said of its bytes. */
async function takeFile(file: string, { encoding = null }: PairReading, { open, onBlank }: Taking) {
  let taker: LineTaker | null = null;
  let last = '';
  const onLine = (given: string, line: number) => {
    const text = withoutMarks(given);
    last = text;
    refuseMergeMark(text, inputName(file), line);
    if (taker === null && isBlank(text)) onBlank(line);
    else {
      taker ??= open(text);
      taker.take(text, line);
    }
  };
  const { count, notes } = await readLines(file, onLine, { encoding });
  if (count === 0) {
    const hint = 'a corpus holds one sentence or pair a line';
    throw new NmtError({ code: 'E_CORPUS', file: inputName(file), problem: 'the file is empty', hint });
  }
  if (count === 1) refuseOtherEnds(last, inputName(file));
  (taker as LineTaker | null)?.end();
  return notes;
}

/** @throws NmtError E_CORPUS where git has left both versions of some lines, each of which would be trained on */
function refuseMergeMark(text: string, file: string, line: number): void {
  if (!/^(?:<{7}|>{7})(?: \S|$)/.test(text)) return;
  const problem = 'this is a mark of a merge that is not finished';
  throw new NmtError({
    code: 'E_CORPUS',
    file,
    line,
    problem,
    hint: 'keep one of both versions: git checkout --ours FILE, or --theirs',
  });
}

/** @throws NmtError E_CORPUS for a file of one line, in which others end as hardly any program ends them */
function refuseOtherEnds(line: string, file: string): void {
  const found = OTHER_ENDS.exec(line.trim())?.[0];
  if (found === undefined || /^[[{<]/.test(line)) return;
  const end = codePointNames(found);
  const problem = `this is one line, in which ${end} seems to end others`;
  throw new NmtError({ code: 'E_CORPUS', file, line: 1, problem, hint: `put \\n in place of each ${end}` });
}

function add(
  pairs: Growing,
  { source, target }: { source: string; target: string },
  place: { file: string; line: number },
): void {
  if (isBlank(source) || isBlank(target)) {
    pairs.emptyLines.push(place.line);
    return;
  }
  if (Math.max(source.length, target.length) > LONGEST_SENTENCE) {
    const problem = 'a sentence of more than a million characters';
    throw new NmtError({ code: 'E_CORPUS', ...place, problem, hint: 'a corpus has one sentence a line' });
  }
  pairs.sources.push(source);
  pairs.targets.push(target);
  pairs.lines.push(place.line);
}
