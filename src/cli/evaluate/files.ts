/** Texts to score, from files or stdin: one sentence a line, only \n ends a line, \r before it goes. */
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { fileProblem, NmtError } from '../../errors.ts';
import type { TextsToScore } from '../../scoring-input.ts';
import { say, type Terminal } from '../terminal.ts';

export interface FileNames {
  readonly hypotheses: readonly string[];
  readonly references: readonly string[];
  readonly sources?: string;
}

/**
 * The texts in files, `-` for stdin.
 *
 * @throws NmtError E_FILE when one cannot be read; E_CORPUS when two differ in their number of lines, both told
 */
export async function readTexts(names: FileNames, terminal: Terminal): Promise<TextsToScore> {
  const all = [...names.hypotheses, ...names.references, ...(names.sources === undefined ? [] : [names.sources])];
  if (all.filter((name) => name === '-').length > 1) {
    throw new NmtError({ code: 'E_USAGE', problem: 'stdin can be read once', hint: 'give - for one file only' });
  }
  const lines = new Map<string, string[]>();
  for (const name of all) if (!lines.has(name)) lines.set(name, await readLines(name, terminal));
  const first = names.references[0]!;
  for (const name of all)
    checkCount({ name, count: lines.get(name)!.length }, { name: first, count: lines.get(first)!.length });
  return {
    systems: names.hypotheses.map((name) => ({ name, hypotheses: lines.get(name)! })),
    references: names.references.map((name) => lines.get(name)!),
    ...(names.sources !== undefined && { sources: lines.get(names.sources)! }),
  };
}

async function readLines(name: string, terminal: Terminal): Promise<string[]> {
  const bytes = name === '-' ? await readAll(terminal) : await readOne(name);
  if (!isUtf8(bytes)) {
    const file = name === '-' ? 'standard input' : name;
    say(terminal, `nmt: warning: ${file} is not UTF-8 throughout; what could not be read became U+FFFD`);
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

async function readOne(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new NmtError({ code: 'E_FILE', file, problem: fileProblem(error), hint: 'a text file, one sentence a line' });
  }
}

async function readAll(terminal: Terminal): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of terminal.stdin) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

interface Counted {
  readonly name: string;
  readonly count: number;
}

function checkCount(one: Counted, reference: Counted): void {
  const wrong = one.count === 0 ? one : reference.count === 0 ? reference : null;
  if (wrong !== null) throw new NmtError({ code: 'E_CORPUS', file: wrong.name, problem: 'the file is empty' });
  if (one.count === reference.count) return;
  throw new NmtError({
    code: 'E_CORPUS',
    file: one.name,
    problem: `has ${one.count} lines, but ${reference.name} has ${reference.count}`,
    hint: 'each line is scored against the same line of the other file',
  });
}
