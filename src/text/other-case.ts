/** Reading what people type: a word that is unknown as it is written may be known in another case. */
import { UNK } from '../special-ids.ts';
import type { EncodedText, TextCodec } from './codec.ts';
import { idsByToken } from './vocabulary.ts';

const IS_WORD = /[\p{L}\p{N}]/u;
const ENDS_SENTENCE = /[.!?…。！？]/u;

/**
 * The codec for a source side, once training is over: known words keep their ids, the others take that of the first of
 * their lower case, Title Case and UPPER CASE that is known; at the start of a sentence Title Case comes first.
 *
 * Example "WHERE IS MINHO" is read as "Where is Minho", and its tokens stay as they are written
 */
export function inAnyCase(codec: TextCodec): TextCodec {
  const known = idsByToken(codec.vocabulary);
  return { ...codec, toIds: (text) => lookUpAgain(codec.toIds(text), known) };
}

function lookUpAgain(encoded: EncodedText, known: ReadonlyMap<string, number>): EncodedText {
  if (encoded.unknown.length === 0) return encoded;
  let isStart = true;
  const ids = encoded.ids.map((id, i) => {
    const token = encoded.tokens[i]!;
    const found = id === UNK ? inOtherCases(token, isStart).find((form) => known.has(form)) : undefined;
    if (IS_WORD.test(token)) isStart = false;
    else if (ENDS_SENTENCE.test(token)) isStart = true;
    return found === undefined ? id : known.get(found)!;
  });
  return { ...encoded, ids, unknown: encoded.unknown.filter((i) => ids[i] === UNK) };
}

function inOtherCases(token: string, isStart: boolean): readonly string[] {
  const lower = token.toLowerCase().normalize('NFC');
  const title = lower.replace(/\p{L}/u, (letter) => letter.toUpperCase());
  const both = isStart ? [title, lower] : [lower, title];
  return [...both, token.toUpperCase()];
}
