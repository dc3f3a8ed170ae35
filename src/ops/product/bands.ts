/** How the rows of a product are cut: as many tall tiles as there can be, tiles of four, and the rest. */

/** Rows that go through tiles of one height. */
export interface Band {
  readonly first: number;
  /** A multiple of the height. */
  readonly count: number;
  readonly height: number;
}

/** Rows of the tile that is there besides taller ones; fewer rows than these are read as they stand. */
export const LOW_TILE = 4;

/**
 * Example 16 rows with tiles of up to 6: 12 in tiles of 6, 4 in one of 4
 * Example 20 rows: 12 and 8, for 18 and 2 would leave a tile of 2
 */
export function cutRows(rows: number, tallest: number): Band[] {
  if (rows < LOW_TILE) return [{ first: 0, count: rows, height: rows }];
  let tall = tallest > LOW_TILE ? Math.floor(rows / tallest) : 0;
  const over = rows - tall * tallest;
  if (tall > 0 && over > 1 && over < LOW_TILE) tall--;
  const low = Math.floor((rows - tall * tallest) / LOW_TILE);
  const start = tall * tallest;
  const rest = rows - start - low * LOW_TILE;
  return [
    { first: 0, count: start, height: tallest },
    { first: start, count: low * LOW_TILE, height: LOW_TILE },
    { first: rows - rest, count: rest, height: rest },
  ].filter(({ count }) => count > 0);
}
