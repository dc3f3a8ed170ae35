/** Numbers as small squares in shades: all squares of one shade are one path, since a sentence has thousands of them. */

/** Shares of the greatest number from which a shade begins. */
const LEVELS = [0.08, 0.25, 0.5, 0.75] as const;

interface Squares {
  /** Of the first one; and how far apart they stand. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Left free under each row. */
  readonly gap: number;
}

/** [class, path] of each shade in which something is drawn. `most` is what the strongest shade stands for. */
export function shadesOf(
  rows: readonly (readonly number[])[],
  { x, y, width, height, gap }: Squares,
  most = Math.max(1e-6, ...rows.flat().map(Math.abs)),
): [shade: string, path: string][] {
  const shades = new Map<string, string>();
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      const level = LEVELS.filter((least) => Math.abs(value) >= least * most).length;
      if (level === 0) return;
      const shade = `${value < 0 ? 'negative' : 'positive'} level${level}`;
      const [left, top] = [(x + j * width).toFixed(1), (y + i * height).toFixed(1)];
      const square = `M${left} ${top}h${width.toFixed(1)}v${(height - gap).toFixed(1)}h-${width.toFixed(1)}z`;
      shades.set(shade, (shades.get(shade) ?? '') + square);
    });
  });
  return [...shades];
}
