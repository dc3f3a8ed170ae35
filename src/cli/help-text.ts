/** Help laid out for a terminal: no line is wider, and an example that takes several lines can still be pasted. */

/** Prose that is wider is hard to read. */
const WIDEST = 100;
/** Columns that an explanation behind a gap has at least. */
const LEAST_BEHIND_GAP = 20;
/** In a command what stands in quotes stays together. */
const SHELL_WORDS = /(?:'[^']*'|"[^"]*"|\S)+/g;

/** Unindented lines are paragraphs, filled anew; indented ones go on below themselves, or below what stands behind a gap. */
export async function fitHelp(text: string, columns: number): Promise<string> {
  const layout = { width: Math.min(columns, WIDEST), columnsOf: await measureFor(text) };
  const paragraphs = text.replace(/(?<=^|\n)(\S[^\n]*)((?:\n\S[^\n]*)+)/g, (all) => all.replaceAll('\n', ' '));
  return paragraphs
    .split('\n')
    .flatMap((line) => (layout.columnsOf(line) > layout.width ? fold(line, layout) : [line]))
    .join('\n');
}

interface Layout {
  readonly width: number;
  columnsOf(text: string): number;
}

/** Letters of ASCII take a column each; to know how many others take is loaded only for texts that have some. */
async function measureFor(text: string): Promise<Layout['columnsOf']> {
  if (/^[\n -~]*$/.test(text)) return ({ length }) => length;
  return (await import('./text-width.ts')).columnsOf;
}

function fold(line: string, layout: Layout): string[] {
  const margin = /^ */.exec(line)![0].length;
  const gap = /^ *\S.*? {2,}(?=\S)/.exec(line)?.[0];
  if (gap === undefined) return fill(line, { first: margin, next: margin === 0 ? 0 : margin + 2, ...layout });
  const behind = fill(line.slice(gap.length), { first: gap.length, next: gap.length, ...layout });
  if (layout.width - layout.columnsOf(gap) >= LEAST_BEHIND_GAP)
    return [gap + behind[0]!.trimStart(), ...behind.slice(1)];
  return [gap.trimEnd(), ...fill(line.slice(gap.length), { first: margin + 2, next: margin + 2, ...layout })];
}

/** Words in lines of that width; an indented line without a gap is a command, which a backslash carries on. */
function fill(text: string, { first, next, width, columnsOf }: Layout & { first: number; next: number }): string[] {
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
