/** Files of merges, as subword-nmt writes and reads them: a version, then a merge "left right" a line, best first. */
import { NmtError } from '../../errors.ts';
import { wordsSpan } from '../normalise.ts';
import { END_OF_WORD } from './symbols.ts';

export interface BpeCodes {
  /** 0.1 has the end of a word as a symbol of its own, 0.2 as a mark on its last one. */
  readonly version: '0.1' | '0.2';
  readonly merges: readonly string[];
}

/** Hugging Face's has more behind the version, nmt's own the number of merges before it. */
const VERSION_LINE = /^#version:(?: \d+ merges?,)?\s*(\d\S*)/;
const OTHER_VERSION_LINE = /^#version:.*?(\S+)\s*$/;

/** Other readers take the last word of this line for the version, or no heed of the line. */
const COUNTED_LINE = /^#version: (\d+) merges?, /;

/** The very text that subword-nmt writes. */
export function formatCodes(merges: readonly string[]): string {
  return ['#version: 0.2', ...merges, ''].join('\n');
}

/** The same with the number of merges in its first line, by which a file shows that it was cut off. */
export function formatCountedCodes(merges: readonly string[]): string {
  const count = `${merges.length} merge${merges.length === 1 ? '' : 's'}`;
  return formatCodes(merges).replace(' ', ` ${count}, `);
}

/** True for two symbols with one space between them. */
export function isMerge(line: string): boolean {
  return /^[^ ]+ [^ ]+$/.test(line);
}

/** @throws NmtError E_TEXT naming the line that is no merge, a version that is not known, or where the file was cut off */
export function parseCodes(text: string, file: string): BpeCodes {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/[\r\n]+$/, '')
    .split('\n');
  const [, version] = VERSION_LINE.exec(lines[0]!) ?? OTHER_VERSION_LINE.exec(lines[0]!) ?? [];
  if (version !== undefined && !/^0\.[12](\.0+)*$/.test(version)) {
    const problem = `BPE codes of version ${version}, where 0.1 and 0.2 are known`;
    throw new NmtError({ code: 'E_TEXT', file, line: 1, problem });
  }
  const first = version === undefined ? 0 : 1;
  const merges = lines.slice(first).map((line) => line.slice(...wordsSpan(line)));
  if (text.trim() === '') {
    const hint = 'nmt tokenize learn-bpe writes one';
    throw new NmtError({ code: 'E_TEXT', file, problem: 'there are no codes in this file', hint });
  }
  refuseCutOff(merges, { file, first: lines[0]!, hasLastEnd: /[\r\n]$/.test(text) });
  const wrong = merges.findIndex((merge) => !isMerge(merge));
  if (wrong >= 0) {
    const shown = JSON.stringify(merges[wrong]!.slice(0, 60));
    throw new NmtError({
      code: 'E_TEXT',
      file,
      line: first + wrong + 1,
      problem: `${shown} is no merge of two symbols`,
      hint: 'expected a file that nmt tokenize learn-bpe or subword-nmt has written',
    });
  }
  refuseOthers(merges, file, first + 1);
  return { version: version?.startsWith('0.2') ? '0.2' : '0.1', merges };
}

interface CodesFile {
  readonly file: string;
  readonly first: string;
  /** Whether its last line ends. */
  readonly hasLastEnd: boolean;
}

/** A file of fewer merges than were learnt is as good as any, unless it says how many there were or ends within one. */
function refuseCutOff(merges: readonly string[], { file, first, hasLastEnd }: CodesFile): void {
  const stated = COUNTED_LINE.exec(first)?.[1];
  const isShort = stated !== undefined && merges.length < Number(stated);
  const isWithin = !hasLastEnd && (stated === undefined ? endsWithinMerge(merges) : merges.length > 0);
  if (!isShort && !isWithin) return;
  const whole = merges.length - Number(isWithin);
  const problem = isShort
    ? `it was cut off: ${whole} whole merges stand here, and its first line says ${stated}`
    : 'it ends within a merge: it was cut off';
  const again = 'copy it again, or learn it anew';
  const hint = isWithin ? again : `${again}; where ${whole} are meant, let its first line be #version: 0.2`;
  throw new NmtError({ code: 'E_TEXT', file, problem, hint });
}

/** Whether the last merge alone is none, or has symbols that no merge before it makes. */
function endsWithinMerge(merges: readonly string[]): boolean {
  return unmade(merges)[0] === merges.length - 1;
}

/** GPT-2 writes a space as this letter, which only Maltese has. */
const SPACE_OF_BYTES = 'Ġ';
const FEW_SPACES = 0.1;

/** @throws NmtError E_TEXT for what has two words a line, too, and for merges of bytes */
function refuseOthers(merges: readonly string[], file: string, firstLine: number): void {
  const spaces = merges.filter((merge) => merge.startsWith(SPACE_OF_BYTES)).length;
  const learn = 'nmt tokenize learn-bpe writes codes';
  if (spaces > FEW_SPACES * merges.length) {
    const problem = `these are merges of bytes, as GPT-2 has (${SPACE_OF_BYTES} is its space), not of characters`;
    throw new NmtError({ code: 'E_TEXT', file, problem, hint: learn });
  }
  const others = unmade(merges);
  if (others.length <= merges.length / 2) return;
  const shown = JSON.stringify(merges[others[0]!]!.slice(0, 60));
  const problem = `${shown} merges what no merge before makes, as most lines do: these are no merges`;
  const hint = `is it the vocabulary? ${learn}`;
  throw new NmtError({ code: 'E_TEXT', file, line: firstLine + others[0]!, problem, hint });
}

/** Where a merge is none, or has symbols that are neither characters nor made by one before. */
function unmade(merges: readonly string[]): number[] {
  const made = new Set<string>();
  const found: number[] = [];
  for (const [i, merge] of merges.entries()) {
    const parts = merge.split(' ');
    if (!isMerge(merge) || !parts.every((part) => isCharacter(part) || made.has(part))) found.push(i);
    else made.add(parts.join(''));
  }
  return found;
}

/** One character, marks on it, the end of a word with it or alone. */
function isCharacter(symbol: string): boolean {
  const text = symbol.endsWith(END_OF_WORD) ? symbol.slice(0, -END_OF_WORD.length) : symbol;
  return /^.?\p{M}*$/su.test(text);
}
