/** Texts to score, from files or stdin: one sentence a line, as `encoding/` reads lines. */
import { counted } from '../../amounts.ts';
import { refuseStdinTwice } from '../../corpus/files/located-pairs.ts';
import { type LinesRead, readLines } from '../../encoding/read.ts';
import { NmtError } from '../../errors.ts';
import type { TextsToScore } from '../../scoring-input.ts';
import { say, type Terminal } from '../terminal.ts';
import { characterRemarks } from './character-forms.ts';
import { refuseDocument } from './documents.ts';
import { formOfBoth, refuseOtherForms } from './line-forms.ts';

interface FileNames {
  readonly hypotheses: readonly string[];
  readonly references: readonly string[];
  readonly sources?: string | undefined;
  /** The label of their encoding; `null` for UTF-8. */
  readonly encoding?: string | null;
}

/**
 * The texts in files, `-` for stdin.
 *
 * @throws NmtError E_FILE when one cannot be read; E_CORPUS when it is not in the encoding, or two differ in their number of lines
 */
export async function readTexts(names: FileNames, terminal: Terminal): Promise<TextsToScore> {
  const all = [...names.hypotheses, ...names.references, ...(names.sources === undefined ? [] : [names.sources])];
  refuseStdinTwice(all);
  const lines = new Map<string, string[]>();
  for (const name of all) if (!lines.has(name)) lines.set(name, await readAll(name, names, terminal));
  const texts = (files: readonly string[]) => files.map((file) => ({ name: shownName(file), lines: lines.get(file)! }));
  for (const one of texts(all)) refuseDocument(one);
  for (const one of texts(names.hypotheses)) for (const other of texts(names.references)) refuseOtherForms(one, other);
  const first = names.references[0]!;
  for (const name of all)
    checkCount(
      { name: shownName(name), count: lines.get(name)!.length },
      { name: shownName(first), count: lines.get(first)!.length },
    );
  for (const hypotheses of names.hypotheses)
    for (const references of names.references) warnOfBoth([hypotheses, references], lines, terminal);
  return {
    systems: names.hypotheses.map((name) => ({ name, hypotheses: lines.get(name)! })),
    references: unequalWhereDamaged(names.references, lines, terminal),
    ...(names.sources !== undefined && { sources: lines.get(names.sources)! }),
  };
}

async function readAll(name: string, { encoding = null }: FileNames, terminal: Terminal): Promise<string[]> {
  const lines: string[] = [];
  const file = shownName(name);
  const input = name === '-' ? { name: file, bytes: terminal.stdin } : name;
  const { notes }: LinesRead = await readLines(input, (line) => lines.push(line), {
    encoding,
    hint: 'a text file, one sentence a line',
  });
  for (const note of notes) say(terminal, `nmt: ${file}: ${note}`);
  return lines;
}

const DAMAGE = '\uFFFD';
/** No text has this character, so that it equals nothing. */
const UNEQUAL = '\uFFFE';

/** U+FFFD says that some character was lost, not which: two of them are no match, and score none. */
function unequalWhereDamaged(
  names: readonly string[],
  lines: ReadonlyMap<string, readonly string[]>,
  terminal: Terminal,
): string[][] {
  return names.map((name) => {
    const found = lines.get(name)!.findIndex((line) => line.includes(DAMAGE));
    if (found >= 0) {
      const place = `${shownName(name)}:${found + 1}`;
      say(terminal, `nmt: warning: ${place}: U+FFFD, which stands for lost characters, is scored as no match`);
    }
    return lines.get(name)!.map((line) => line.replaceAll(DAMAGE, UNEQUAL));
  });
}

/** What makes the score of two texts another than that of their sentences. */
function warnOfBoth(names: readonly [string, string], lines: ReadonlyMap<string, string[]>, terminal: Terminal): void {
  const [ours, theirs] = names.map((name) => ({ name, shown: shownName(name), lines: lines.get(name)! }));
  const form = formOfBoth(ours!, theirs!);
  const both = `${ours!.shown}, ${theirs!.shown}: every line ${form}, which is scored as text`;
  const said = [...(form === null ? [] : [both]), ...characterRemarks(ours!, theirs!)];
  for (const one of said) say(terminal, `nmt: warning: ${one}`);
}

function shownName(name: string): string {
  return name === '-' ? 'standard input' : name;
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
    problem: `has ${counted(one.count, 'line')}, but ${reference.name} has ${reference.count}`,
    hint: 'each line is scored against the same line of the other file',
  });
}
