/**
 * A line that is longer than the model was trained for, cut where a reader would pause: after sentences, after clauses,
 * between words, and in the last resort anywhere. The parts are of like length, and together they are the line.
 * A line of any length takes time that grows with it and no faster: it is worked on block by block.
 */
import type { EncodedText, TextCodec } from '../text/codec.ts';
import { isBlank } from '../text/invisible.ts';

export interface Part extends EncodedText {
  /** What stands between this part's text and the next one's: a space or nothing. */
  readonly joint: string;
}

/**
 * What stands before a place to cut at, best first: ends of sentences, of clauses, spaces, any character. Where no space
 * follows, as in Chinese, the end is captured: see `CONTINUES`.
 */
const CUTS: readonly RegExp[] = [
  /[.!?…]["'”’»)\]]*\s+|([。！？]["'”’»」』）)\]]*\s*)/gu,
  /[,;:—–]\s+|([，、；：]\s*)/gu,
  /\s+/gu,
  /[\s\S]\p{M}*/gu,
];
/** Before these a captured end goes on. */
const CONTINUES = /["'”’»」』）)\]。！？，、；：]/u;

/** Characters that are looked at together; no sentence is as long. */
const BLOCK = 1 << 13;
const SPACES = /\s*/y;

/** The text as one part, or as several of at most `limit` tokens each. */
export function partsOf(text: string, codec: TextCodec, limit: number): Part[] {
  return Array.from(partsInTurn(text, codec, limit)).filter((part) => part !== null);
}

/**
 * The same one after the other, for whoever has to look up from a very long line now and then; `null` is nothing to
 * translate, which may be long too.
 */
export function* partsInTurn(text: string, codec: TextCodec, limit: number): Generator<Part | null> {
  for (const block of blocksOf(text)) {
    if (isBlank(block)) {
      yield null;
      continue;
    }
    for (const { text: piece, encoded } of cut(measured(block, codec), codec, limit, 0)) {
      if (encoded.ids.length > 0) yield { ...encoded, joint: piece !== text && /\s$/u.test(piece) ? ' ' : '' };
    }
  }
}

/** A piece of a line and its tokens: to know how many there are, it has to be cut into them. */
interface Piece {
  readonly text: string;
  readonly encoded: EncodedText;
}

function measured(text: string, codec: TextCodec): Piece {
  return { text, encoded: codec.toIds(text) };
}

/** Blocks that begin with something visible, cut at the best place in their second half; spaces between two are one. */
function* blocksOf(text: string): Generator<string> {
  if (text.length <= BLOCK) {
    yield text;
    return;
  }
  for (let start = behindSpaces(text, 0); start < text.length; ) {
    const block = text.slice(start, start + BLOCK);
    const end = start + (start + BLOCK < text.length ? placeIn(block) : block.length);
    const next = behindSpaces(text, end);
    yield next > end ? `${text.slice(start, end)} ` : text.slice(start, end);
    start = next;
  }
}

function behindSpaces(text: string, start: number): number {
  SPACES.lastIndex = start;
  SPACES.test(text);
  return SPACES.lastIndex;
}

function placeIn(block: string): number {
  for (const place of CUTS) {
    const last = endsOf(block, place).findLast((end) => end < block.length);
    if (last !== undefined && last > BLOCK / 2) return last;
  }
  return block.length;
}

/** Where pieces of a text end, the last one with the text. */
function endsOf(text: string, place: RegExp): number[] {
  const ends: number[] = [];
  for (const { index, 0: before, 1: captured } of text.matchAll(place)) {
    const end = index + before.length;
    if (end < text.length && (captured === undefined || !CONTINUES.test(text[end]!))) ends.push(end);
  }
  return [...ends, text.length];
}

/** Pieces that fit, cut at the best places that make them fit. */
function* cut(whole: Piece, codec: TextCodec, limit: number, level: number): Generator<Piece> {
  const total = whole.encoded.ids.length;
  const place = CUTS[level];
  if (total <= limit || place === undefined) {
    yield whole;
    return;
  }
  const even = total / Math.ceil(total / limit);
  const ends = endsOf(whole.text, place);
  let usual = Math.ceil((even / total) * ends.length);
  for (let first = 0; first < ends.length; ) {
    const pieceOf = piecesFrom(whole, ends, first, codec);
    const size = (count: number) => pieceOf(count).encoded.ids.length;
    const enough = leastThat((count) => size(count) >= even, ends.length - first, usual);
    const count = enough > 1 && size(enough) > limit ? enough - 1 : enough;
    yield* cut(pieceOf(count), codec, limit, level + 1);
    usual = enough;
    first += count;
  }
}

/** The piece from one end to the end so many further, measured once. */
function piecesFrom(whole: Piece, ends: readonly number[], first: number, codec: TextCodec): (count: number) => Piece {
  const known = new Map<number, Piece>(first === 0 ? [[ends.length, whole]] : []);
  return (count) => {
    const piece = known.get(count) ?? measured(whole.text.slice(ends[first - 1] ?? 0, ends[first + count - 1]), codec);
    known.set(count, piece);
    return piece;
  };
}

/**
 * The least number from 1 that passes, or `most`; what passes must pass for all that is more.
 * It is looked for around `guess`, first nearby, then further away.
 */
function leastThat(passes: (count: number) => boolean, most: number, guess: number): number {
  let [low, high] = [0, most];
  let at = Math.min(guess, most - 1);
  for (let step = 1; high - low > 1; step *= 2) {
    const isEnough = passes(at);
    if (isEnough) high = at;
    else low = at;
    const middle = (low + high) >> 1;
    at = isEnough ? Math.max(middle, high - step) : Math.min(middle, low + step);
  }
  return high;
}
