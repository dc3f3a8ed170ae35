/** Help laid out for a terminal: no line is wider, and an example that takes several lines can still be pasted. */
import { columnsOf } from './text-width.ts';

/** Prose that is wider is hard to read. */
const WIDEST = 100;
/** Columns that an explanation behind a gap has at least. */
const LEAST_BEHIND_GAP = 20;
/** In a command what stands in quotes stays together. */
const SHELL_WORDS = /(?:'[^']*'|"[^"]*"|\S)+/g;

/** Unindented lines are paragraphs, filled anew; indented ones go on below themselves, or below what stands behind a gap. */
export function fitHelp(text: string, columns: number): string {
  const width = Math.min(columns, WIDEST);
  const paragraphs = text.replace(/(?<=^|\n)(\S[^\n]*)((?:\n\S[^\n]*)+)/g, (all) => all.replaceAll('\n', ' '));
  return paragraphs
    .split('\n')
    .flatMap((line) => (columnsOf(line) > width ? fold(line, width) : [line]))
    .join('\n');
}

function fold(line: string, width: number): string[] {
  const margin = /^ */.exec(line)![0].length;
  const gap = /^ *\S.*? {2,}(?=\S)/.exec(line)?.[0];
  if (gap === undefined) return fill(line, { first: margin, next: margin === 0 ? 0 : margin + 2, width });
  const behind = fill(line.slice(gap.length), { first: gap.length, next: gap.length, width });
  if (width - columnsOf(gap) >= LEAST_BEHIND_GAP) return [gap + behind[0]!.trimStart(), ...behind.slice(1)];
  return [gap.trimEnd(), ...fill(line.slice(gap.length), { first: margin + 2, next: margin + 2, width })];
}

/** Words in lines of that width; an indented line without a gap is a command, which a backslash carries on. */
function fill(text: string, { first, next, width }: { first: number; next: number; width: number }): string[] {
  const isCommand = next > first;
  const carries = isCommand ? ' \\' : '';
  const lines: string[] = [];
  let open = ' '.repeat(first);
  for (const word of text.match(isCommand ? SHELL_WORDS : /\S+/g) ?? []) {
    const isEmpty = open.trim() === '';
    const wider = isEmpty ? open + word : `${open} ${word}`;
    if (isEmpty || columnsOf(wider) + carries.length <= width) {
      open = wider;
      continue;
    }
    lines.push(open + carries);
    open = ' '.repeat(next) + word;
  }
  return [...lines, open];
}
