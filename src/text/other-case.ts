/** Reading what people type: a word that is unknown as it is written may be known in another case. */
import { UNK } from '../special-ids.ts';
import type { EncodedText, TextCodec } from './codec.ts';
import { compose } from './normalise.ts';
import { idsByToken } from './vocabulary.ts';
import { WordCache } from './word-cache.ts';

const IS_WORD = /[\p{L}\p{N}]/u;
const ENDS_SENTENCE = /[.!?…。！？]/u;

/** What an unknown token is read as, if anything. */
interface Reading {
  readonly atStart: number | undefined;
  readonly inside: number | undefined;
}

/**
 * The codec for a source side, once training is over: known words keep their ids, the others take that of the first of
 * their lower case, Title Case and UPPER CASE that is known; at the start of a sentence Title Case comes first.
 *
 * Example "WHERE IS MINHO" is read as "Where is Minho", and its tokens stay as they are written
 */
export function inAnyCase(codec: TextCodec): TextCodec {
  const known = idsByToken(codec.vocabulary);
  const cache = new WordCache<Reading>();
  const read = (token: string) => cache.get(token, (unknown) => readingOf(unknown, known));
  return { ...codec, toIds: (text) => lookUpAgain(codec.toIds(text), read) };
}

function lookUpAgain(encoded: EncodedText, read: (token: string) => Reading): EncodedText {
  if (encoded.unknown.length === 0) return encoded;
  let isStart = true;
  const ids = encoded.ids.map((id, i) => {
    const token = encoded.tokens[i]!;
    const found = id === UNK ? read(token)[isStart ? 'atStart' : 'inside'] : undefined;
    if (IS_WORD.test(token)) isStart = false;
    else if (ENDS_SENTENCE.test(token)) isStart = true;
    return found ?? id;
  });
  return { ...encoded, ids, unknown: encoded.unknown.filter((i) => ids[i] === UNK) };
}

function readingOf(token: string, known: ReadonlyMap<string, number>): Reading {
  const lower = compose(token.toLowerCase());
  const title = lower.replace(/\p{L}/u, (letter) => letter.toUpperCase());
  const upper = token.toUpperCase();
  const firstOf = (forms: readonly string[]) => forms.map((form) => known.get(form)).find((id) => id !== undefined);
  return { atStart: firstOf([title, lower, upper]), inside: firstOf([lower, title, upper]) };
}
