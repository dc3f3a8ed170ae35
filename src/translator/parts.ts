/**
 * A line that is longer than the model was trained for, cut where a reader would pause: after sentences, after clauses,
 * between words, and in the last resort anywhere. The parts are of like length, and together they are the line.
 */
import type { EncodedText, TextCodec } from '../text/codec.ts';

export interface Part extends EncodedText {
  /** What stands between this part's text and the next one's: a space or nothing. */
  readonly joint: string;
}

/** The places to cut at, best first: behind sentences, behind clauses, between words, between characters. */
const CUTS: readonly RegExp[] = [
  /(?<=[.!?…]["'”’»)\]]*\s+)(?=\S)|(?<=[。！？]["'”’»」』）)\]]*\s*)(?=[^\s。！？"'”’»」』）)\]])/u,
  /(?<=[,;:—–]\s+|[，、；：]\s*)(?=[^\s，、；：])/u,
  /(?<=\s)(?=\S)/u,
  /(?=\P{Mark})/u,
];

/** The text as one part, or as several of at most `limit` tokens each. */
export function partsOf(text: string, codec: TextCodec, limit: number): Part[] {
  const whole = codec.encode(text);
  if (whole.ids.length <= limit) return whole.ids.length === 0 ? [] : [{ ...whole, joint: '' }];
  return cut(text, codec, limit, 0).flatMap((piece) => {
    const encoded = codec.encode(piece);
    return encoded.ids.length === 0 ? [] : [{ ...encoded, joint: /\s$/u.test(piece) ? ' ' : '' }];
  });
}

/** Pieces that fit, cut at the best places that make them fit. */
function cut(text: string, codec: TextCodec, limit: number, level: number): string[] {
  const place = CUTS[level];
  if (place === undefined) return [text];
  const pieces = text.split(place);
  const total = codec.encode(text).ids.length;
  const even = total / Math.ceil(total / limit);
  const parts: string[] = [];
  let open = '';
  let held = 0;
  for (const piece of [...pieces, null]) {
    const grown = piece === null ? Number.POSITIVE_INFINITY : sizeOf(open + piece, codec);
    if (open !== '' && (grown > limit || held >= even)) {
      parts.push(...(held <= limit ? [open] : cut(open, codec, limit, level + 1)));
      open = '';
    }
    open += piece ?? '';
    held = open === piece ? sizeOf(piece, codec) : grown;
  }
  return parts;
}

function sizeOf(text: string, codec: TextCodec): number {
  return codec.encode(text).ids.length;
}
