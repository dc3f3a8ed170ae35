/**
 * Where the words of both sentences stand, in CSS pixels. Where there is room, the sentences are two lines, one above
 * the other; else two columns, side by side, so that nothing has to be scrolled sideways.
 */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedWord {
  readonly box: Box;
  /** The states of its layer, one tile a direction. */
  readonly tiles: readonly Box[];
  /** Where its curves begin or end. */
  readonly port: readonly [x: number, y: number];
}

export interface StageLayout {
  readonly isTall: boolean;
  readonly width: number;
  readonly height: number;
  readonly source: readonly PlacedWord[];
  readonly target: readonly PlacedWord[];
  /** The middle of each direction's mark, beside or over its tiles. */
  readonly marks: readonly (readonly [x: number, y: number])[];
}

const TILE = { width: 34, height: 26 } as const;
const WORD_HEIGHT = 30;
const PADDING = 9;
const GAP = 6;
/** Between the lines of words, and the least between the columns. */
const CURVES = 128;
const LEAST_BETWEEN = 54;
const ROW = 38;
/** Room for the mark of a direction. */
const MARK = 16;
/** Narrower than this no window is; a page that is being laid out may be for a moment. */
const LEAST_ROOM = 280;

/** `directions`: tiles over each source word. Widths are those of the words' texts. */
export function layOutStage(
  source: readonly number[],
  target: readonly number[],
  { room, directions }: { readonly room: number; readonly directions: number },
): StageLayout {
  const widest = Math.max(lineWidth(source), lineWidth(target));
  if (room < LEAST_ROOM) return layOutStage(source, target, { room: LEAST_ROOM, directions });
  return widest + 2 * MARK <= room
    ? inLines(source, target, room, directions)
    : inColumns(source, target, room, directions);
}

const boxWidth = (text: number) => Math.max(text + 2 * PADDING, TILE.width);

function lineWidth(texts: readonly number[]): number {
  return texts.reduce((sum, text) => sum + boxWidth(text) + GAP, -GAP);
}

function inLines(source: readonly number[], target: readonly number[], room: number, directions: number): StageLayout {
  const wordsAt = directions * (TILE.height + 4) + 2;
  const below = wordsAt + WORD_HEIGHT + CURVES;
  const place = (texts: readonly number[], y: number, tilesAt: readonly number[], port: number): PlacedWord[] => {
    let x = (room - lineWidth(texts)) / 2;
    return texts.map((text) => {
      const width = boxWidth(text);
      const box = { x, y, width, height: WORD_HEIGHT };
      const middle = x + width / 2;
      x += width + GAP;
      return {
        box,
        tiles: tilesAt.map((tile) => ({ ...TILE, x: middle - TILE.width / 2, y: tile })),
        port: [middle, port],
      };
    });
  };
  const above = Array.from({ length: directions }, (_, i) => i * (TILE.height + 4));
  return {
    isTall: false,
    width: room,
    height: below + WORD_HEIGHT + TILE.height + 8,
    source: place(source, wordsAt, above, wordsAt + WORD_HEIGHT),
    target: place(target, below, [below + WORD_HEIGHT + 4], below),
    marks: above.map((y) => [(room - lineWidth(source)) / 2 - MARK / 2, y + TILE.height / 2]),
  };
}

function inColumns(
  source: readonly number[],
  target: readonly number[],
  room: number,
  directions: number,
): StageLayout {
  const tilesWidth = directions * (TILE.width + 2);
  const forWords = room - tilesWidth - TILE.width - LEAST_BETWEEN - 6;
  const [left, right] = [source, target].map((texts) => Math.max(...texts.map(boxWidth), TILE.width)) as [
    number,
    number,
  ];
  const scale = Math.min(1, forWords / (left + right));
  const most = Math.max(source.length, target.length);
  const rowsOf = (texts: readonly number[]) => MARK + (texts.length === 0 ? 0 : ((most - texts.length) * ROW) / 2);
  const sourceAt = rowsOf(source);
  const targetAt = rowsOf(target);
  const targetEnd = room - TILE.width - 4;
  return {
    isTall: true,
    width: room,
    height: MARK + most * ROW,
    source: source.map((text, i) => {
      const box = {
        x: tilesWidth + left * scale - boxWidth(text) * scale,
        y: sourceAt + i * ROW,
        ...size(text, scale),
      };
      const tiles = Array.from({ length: directions }, (_, d) => ({ ...TILE, x: d * (TILE.width + 2), y: box.y + 2 }));
      return { box, tiles, port: [tilesWidth + left * scale, box.y + WORD_HEIGHT / 2] };
    }),
    target: target.map((text, t) => {
      const box = { x: targetEnd - right * scale, y: targetAt + t * ROW, ...size(text, scale) };
      return { box, tiles: [{ ...TILE, x: targetEnd + 4, y: box.y + 2 }], port: [box.x, box.y + WORD_HEIGHT / 2] };
    }),
    marks: Array.from({ length: directions }, (_, d) => [d * (TILE.width + 2) + TILE.width / 2, sourceAt - MARK / 2]),
  };
}

function size(text: number, scale: number): Pick<Box, 'width' | 'height'> {
  return { width: boxWidth(text) * scale, height: WORD_HEIGHT };
}
