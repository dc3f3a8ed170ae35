/** How the rows of a table are laid out: their usual width, the two columns that are sentences, a header. */
import { NmtError } from '../../errors.ts';
import { chosenByContent, chosenByUser, kindsOf } from './column-kinds.ts';
import { FIRST_LINES, lookAlike } from './formats/look-alikes.ts';
import { isHeader, namedSides } from './header.ts';
import type { Row, TableFacts } from './table-rows.ts';

export interface Layout {
  /** Indices of the cells that are the sentences. */
  readonly source: number;
  readonly target: number;
  /** Cells that a row has; `null` where only the two that are read matter. */
  readonly width: number | null;
  readonly isNamed: boolean;
  readonly header: Row | null;
  readonly notes: readonly string[];
}

/** What \r at the end of some lines needs, and \n at that of others. */
export const MEND_RETURNS = `perl -pe 's/\\r\\n?/\\n/g' old.tsv > new.tsv`;
/** Of all rows, at least: else nobody can say which are right. */
const NEARLY_ALL = 0.75;
const ROWS_THAT_SHOW = 10;
/** Of a title or a remark, before a header. */
const MOST_LINES_OF_TITLE = 5;

/** @throws NmtError E_CORPUS when the rows have no usual width, or not two columns of text; E_USAGE for columns that are not there */
export function decideLayout(rows: readonly Row[], facts: TableFacts): Layout {
  const { isNamed } = rows[0]!;
  const usual = isNamed ? facts.names.length : usualWidth(rows);
  if (isNamed && usual < 2) throw oneCell(rows[0]!, rows, facts);
  const counted = isNamed || facts.columns !== null ? null : countedWidth(rows, usual, facts);
  const width = isNamed || facts.columns !== null ? usual : (counted ?? 2);
  const like = rows.filter((row) => fits(row, { isNamed, width: counted }));
  const begin = Math.max(0, like.findIndex(isFilled)); // a title is alone in its row
  const [first, ...rest] = like.slice(begin).map(({ cells }) => cells);
  const body = rest.length > 0 ? rest : [first!];
  const kinds = kindsOf(body, width);
  const headings = isNamed ? facts.names : first!;
  const user = chosenByUser(facts, { headings, width, isNamed });
  const guess = user?.sides ?? chosenByContent(kinds, facts, rows[0]!.line);
  const isAtTop = rows.indexOf(like[begin]!) <= MOST_LINES_OF_TITLE;
  const hasHeader = !isNamed && isAtTop && (user?.byName === true || isHeader(first!, { body, kinds, sides: guess }));
  const named = user === null && (hasHeader || isNamed) ? namedSides(headings, kinds) : null;
  if (isNamed && user === null && named === null) refuseMany(facts, kinds, rows[0]!.line);
  const [source, target] = named ?? guess;
  const header = hasHeader ? like[begin]! : null;
  const notes = [
    ...(header === null ? [] : [`line ${header.line} is a header, left out`]),
    ...(user === null && width > 2 ? [aboutColumns([source, target], isNamed ? facts.names : width)] : []),
  ];
  return { source, target, width: counted, isNamed, header, notes };
}

function aboutColumns([source, target]: readonly [number, number], all: number | readonly string[]): string {
  const which =
    typeof all === 'number'
      ? `columns ${source + 1} and ${target + 1} of ${all} are read`
      : `"${all[source]}" and "${all[target]}" are read`;
  return `${which}; --columns chooses others`;
}

/** Cells behind the usual number count where they are not blank: spreadsheets write tabs for empty columns. */
export function fits({ cells, isNamed }: Row, layout: Pick<Layout, 'isNamed' | 'width'> & Partial<Layout>): boolean {
  if (isNamed !== layout.isNamed) return false;
  if (layout.width === null) return isNamed || Math.max(layout.source ?? 0, layout.target ?? 0) < cells.length;
  return isNamed || (cells.length >= layout.width && filledWidth(cells) <= layout.width);
}

function isFilled({ cells }: Row): boolean {
  return cells.filter((cell) => cell.trim() !== '').length >= 2;
}

function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

/** The width that most rows have, blank cells at their ends left away as far as two are left. */
function usualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    const width = Math.max(Math.min(2, cells.length), filledWidth(cells));
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return [...counts].reduce((most, next) =>
    next[1] > most[1] || (next[1] === most[1] && next[0] < most[0]) ? next : most,
  )[0];
}

/** The width that rows must have; `null` where a few rows of two cells or more do not show it: the first two are read. */
function countedWidth(rows: readonly Row[], width: number, facts: TableFacts): number | null {
  const odd = rows.filter((row) => !fits(row, { isNamed: false, width }));
  const alone = rows.find(({ cells }) => cells.length < 2);
  const isUneven = odd.length > (1 - NEARLY_ALL) * rows.length;
  if (alone !== undefined && (width < 2 || isUneven)) throw oneCell(alone, rows, facts);
  if (!isUneven) return width;
  if (rows.length < ROWS_THAT_SHOW) return null;
  const isMixed = odd.some(({ cells }) => cells.some((cell) => cell.includes('\r')));
  throw uneven({ ...facts, line: odd[0]!.line, rows: rows.length, odd: odd.length, width, isMixed });
}

function oneCell({ line }: Row, rows: readonly Row[], { file, format }: TableFacts): NmtError {
  const lines = rows.slice(0, FIRST_LINES).map(({ cells }) => cells.join('\t'));
  const found = format.name === 'TSV' ? lookAlike(lines) : null;
  const { problem, hint } = format.oneCell;
  if (found === null) return new NmtError({ code: 'E_CORPUS', file, line, problem, hint });
  return new NmtError({
    code: 'E_CORPUS',
    file,
    line,
    problem: `${problem}: it looks like ${found.name}`,
    hint: found.hint,
  });
}

/** @throws NmtError E_CORPUS when behind the first rows too many had another width */
export function refuseUneven(layout: Layout, counts: { file: string; rows: number; odd: number }): void {
  if (counts.odd > (1 - NEARLY_ALL) * counts.rows) throw uneven({ ...counts, width: layout.width ?? 2 });
}

function uneven({
  file,
  line,
  rows,
  odd,
  width,
  isMixed = false,
}: {
  file: string;
  line?: number;
  rows: number;
  odd: number;
  width: number;
  /** Whether \r stands within rows. */
  isMixed?: boolean;
}) {
  const problem = `${odd.toLocaleString('en')} of ${rows.toLocaleString('en')} rows ${odd === 1 ? 'does' : 'do'} not have ${width} columns as the others do`;
  const hint = isMixed
    ? `some lines end in \\r alone, others in \\n; let \\n end all: ${MEND_RETURNS}`
    : 'a tab or comma too many or too few? --columns 1,2 reads these two of every row, whatever follows them';
  return new NmtError({ code: 'E_CORPUS', file, ...(line !== undefined && { line }), problem, hint });
}

/** An instruction, its input and its output: the first is the same everywhere. */
function likelySides(names: readonly string[]): readonly string[] {
  return names.includes('input') && names.includes('output') ? ['input', 'output'] : names.slice(0, 2);
}

function refuseMany({ file, names }: TableFacts, kinds: readonly string[], line: number): void {
  const texts = names.filter((_, i) => kinds[i] === 'text');
  if (texts.length <= 2) return;
  const problem = `texts by ${texts.length} names: ${texts.join(', ')}`;
  const hint = `say which are source and target, such as --columns ${likelySides(texts).join(',')}`;
  throw new NmtError({ code: 'E_CORPUS', file, line, problem, hint });
}
