/** nmt inspect --neighbours: a word looked up on both sides, and what its embedding is nearest to. */
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { NmtError } from '../../errors.ts';
import { embeddings, nearestTokens, type WordNeighbours } from '../../inspect/neighbours.ts';
import { UNK } from '../../special-ids.ts';
import type { TextCodec } from '../../text/codec.ts';
import { restoreCodecs } from '../../text/codecs.ts';
import { visible } from '../visible.ts';

const COUNT = 10;

/** @throws NmtError E_TEXT when neither side has the word as one token */
export function findNeighbours(checkpoint: Checkpoint, word: string): WordNeighbours[] {
  const codecs = restoreCodecs(checkpoint);
  const found = embeddings(checkpoint).flatMap(({ side, embedding }): WordNeighbours[] => {
    const { vocabulary } = codecs[side];
    const id = idOf(codecs[side], word);
    if (id === null) return [];
    return [{ side, token: vocabulary[id]!, neighbours: nearestTokens(embedding, vocabulary, id, COUNT) }];
  });
  if (found.length > 0) return found;
  const { tokens } = codecs.source.toIds(word);
  const why = tokens.length > 1 ? `it is cut into ${tokens.map(visible).join(' ')}` : 'it did not occur in training';
  throw new NmtError({
    code: 'E_TEXT',
    problem: `neither side knows "${visible(word)}" as one token`,
    hint: `${why}; nmt inspect shows some tokens of each side`,
  });
}

/** A token as it stands in the vocabulary, or what a word is written as in a sentence. */
function idOf(codec: TextCodec, word: string): number | null {
  const exact = codec.vocabulary.indexOf(word);
  if (exact > UNK) return exact;
  const { ids } = codec.toIds(word);
  return ids.length === 1 && ids[0] !== UNK ? ids[0]! : null;
}

export function neighbourLines(found: readonly WordNeighbours[]): string[] {
  return found.flatMap(({ side, token, neighbours }, i) => [
    ...(i > 0 ? [''] : []),
    `${side} ${visible(token)}`,
    ...neighbours.map(({ token: near, cosine }) => `  ${cosine.toFixed(3).padStart(6)}  ${visible(near)}`),
  ]);
}
