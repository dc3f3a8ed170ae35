/** Whether the first row of a table is a header, and what its names say of the columns. Careful: a vocabulary may begin with any word. */
import { type ColumnKind, isId, type Sides } from './column-kinds.ts';
import { headingOf, isLanguage } from './headings.ts';

interface Body {
  readonly body: readonly (readonly string[])[];
  readonly kinds: readonly ColumnKind[];
  readonly sides: Sides;
}

/**
 * The cells of both sentences name different things, or a column of ids has no id in this row, over short cells.
 *
 * Example "source⇥target", "en⇥ko", "⇥en⇥ko" over 0, 1, 2 … are headers; "English⇥영어" is a pair, as "it⇥es" over words is
 */
export function isHeader(first: readonly string[], { body, kinds, sides }: Body): boolean {
  const cells = sides.map((side) => first[side] ?? '') as [string, string];
  const [source, target] = cells.map(headingOf);
  if (source != null && target != null && source !== target) {
    const isOnlyLanguages = isLanguage(source) && isLanguage(target);
    return !isOnlyLanguages || sides.some((side, i) => isUnlike(cells[i]!, body, side));
  }
  const hasIdlessId = kinds.some((kind, i) => kind === 'id' && !isId(first[i] ?? ''));
  return hasIdlessId && cells.every(isShort);
}

/** Whether the column is sentences, or in letters that the cell has none of. */
function isUnlike(cell: string, body: Body['body'], side: number): boolean {
  const share = (test: (text: string) => boolean) =>
    body.filter((cells) => test(cells[side] ?? '')).length / Math.max(1, body.length);
  const isForeign = (text: string) => /[^\0-\u024f]/.test(text);
  return share((text) => /\S\s+\S/.test(text.trim())) > 0.5 || (!isForeign(cell) && share(isForeign) > 0.9);
}

function isShort(cell: string): boolean {
  const words = cell.trim().split(/\s+/);
  return words.length <= 3 && cell.length <= 30 && !/[.?!…。？！]["'”’)]?\s*$/.test(cell);
}

/** The columns that names call source and target, or give the only two languages; else the only two texts. `null` if none. */
export function namedSides(names: readonly string[], kinds: readonly ColumnKind[]): Sides | null {
  const headings = names.map(headingOf);
  const indices = (test: (index: number) => boolean) => [...headings.keys()].filter(test);
  const only = (found: readonly number[]) => (found.length === 1 ? found[0]! : null);
  const [source, target] = ['source', 'target'].map((side) => only(indices((i) => headings[i] === side)));
  if (source != null && target != null) return [source, target];
  const texts = indices((i) => kinds[i] === 'text');
  const languages = texts.filter((i) => isLanguage(headings[i]!));
  const sides = texts.length === 2 ? texts : languages;
  return sides.length === 2 ? (sides as unknown as Sides) : null;
}
