/** Which two columns of a table are the sentences: those that the user names, else those that hold text. */
import { NmtError, refuse } from '../../errors.ts';
import type { TableFacts } from './table-rows.ts';

/** `id` is numbers, codes, dates or addresses; `label` is a few short values again and again. */
export type ColumnKind = 'text' | 'id' | 'label' | 'blank';
export type Sides = readonly [source: number, target: number];

/** Of the cells of a column. */
const NEARLY_ALL = 0.95;
/** Fewer rows do not show that values come again and again. */
const LABEL_ROWS = 10;
/** Different values, for one row. */
const LABEL_VALUES = 0.1;

/** Kinds of columns by what stands in them. Where there are but two, both count as text. */
export function kindsOf(rows: readonly (readonly string[])[], width: number): ColumnKind[] {
  return Array.from({ length: width }, (_, column) => {
    if (width <= 2) return 'text';
    const cells = rows.map((cells) => cells[column]?.trim() ?? '');
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length <= (1 - NEARLY_ALL) * rows.length) return 'blank';
    if (filled.filter(isId).length >= NEARLY_ALL * filled.length) return 'id';
    const isLabel = rows.length >= LABEL_ROWS && new Set(filled).size <= Math.max(1, LABEL_VALUES * rows.length);
    return isLabel ? 'label' : 'text';
  });
}

/** Example "1000", "eng-17", "a81b_2", "2024-01-31", "https://…" are; "Go", "가", "3 cats" are not */
export function isId(cell: string): boolean {
  const text = cell.trim();
  if (/^https?:\/\/\S+$/.test(text)) return true;
  return /\d/.test(text) && (/^[^\p{L}]+$/u.test(text) || /^[\w.:#/-]+$/.test(text));
}

/** @throws NmtError E_CORPUS when fewer than two columns hold text */
export function chosenByContent(kinds: readonly ColumnKind[], { file, names }: TableFacts, line: number): Sides {
  const [source, target] = kinds.flatMap((kind, i) => (kind === 'text' ? [i] : []));
  if (source !== undefined && target !== undefined) return [source, target];
  const all = names.length > 0 ? names.join(', ') : `${kinds.length}`;
  const problem =
    source === undefined
      ? `none of the columns (${all}) looks like sentences`
      : `only column ${names[source] ?? source + 1} of ${all} looks like sentences`;
  throw new NmtError({ code: 'E_CORPUS', file, line, problem, hint: 'name both, such as --columns 1,2' });
}

interface Choice {
  readonly sides: Sides;
  readonly byName: boolean;
}

/**
 * The columns that the user chose; `null` where none were.
 *
 * @throws NmtError E_USAGE when they are not two, or not there
 */
export function chosenByUser(
  { columns, file }: TableFacts,
  { headings, width, isNamed }: { headings: readonly string[]; width: number; isNamed: boolean },
): Choice | null {
  if (columns === null) return null;
  const wanted = columns.split(',').map((name) => name.trim());
  if (wanted.length !== 2 || wanted[0] === wanted[1] || wanted.includes('')) {
    refuse(`--columns cannot be "${columns}"`, 'two columns, source first, by number or name: --columns 2,4');
  }
  const names = headings.map((name) => name.trim().toLowerCase());
  const byName = wanted.some((name) => !/^\d+$/.test(name));
  const sides = wanted.map((name) => (byName ? names.indexOf(name.toLowerCase()) : Number(name) - 1));
  const missing = sides.findIndex((index) => index < 0 || index >= Math.max(width, headings.length));
  if (missing >= 0) {
    const has = byName || isNamed ? `there is ${headings.slice(0, 20).join(', ')}` : `lines have ${width}`;
    refuse(`${file} has no column ${wanted[missing]}`, has);
  }
  return { sides: sides as unknown as Sides, byName };
}
