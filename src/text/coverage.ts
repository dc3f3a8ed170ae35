/** How much of a text a vocabulary knows. */
import { eachInSlices } from '../turns.ts';
import type { TextCodec } from './codec.ts';

interface Coverage {
  /** Running tokens, and those of them that are unknown. */
  readonly tokens: number;
  readonly unknown: number;
  /** Different ones among the unknown. */
  readonly unknownKinds: number;
  /** Known ones of all running tokens, 0–1; 1 for an empty text. */
  readonly share: number;
}

/** Cuts the texts once more, with pauses, for only so are the words known that stand behind unknown ids. */
export function* measuringCoverage(codec: TextCodec, texts: readonly string[]): Generator<void, Coverage> {
  let tokens = 0;
  let unknown = 0;
  const kinds = new Set<string>();
  yield* eachInSlices(texts, (text) => {
    const encoded = codec.toIds(text);
    tokens += encoded.ids.length;
    unknown += encoded.unknown.length;
    for (const i of encoded.unknown) kinds.add(encoded.tokens[i]!);
  });
  return { tokens, unknown, unknownKinds: kinds.size, share: tokens === 0 ? 1 : (tokens - unknown) / tokens };
}
