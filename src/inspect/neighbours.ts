/** Which words a model holds for alike: those whose embeddings point the same way. */
import { type Checkpoint, type NamedTensor, translatingWeights } from '../checkpoint/checkpoint.ts';
import { FIRST_WORD } from '../special-ids.ts';
import { takeMarks } from '../text/joiners.ts';

interface Neighbour {
  readonly token: string;
  /** Of the angle between the two embeddings: 1 is the same direction, 0 nothing in common. */
  readonly cosine: number;
}

type Side = 'source' | 'target';

export interface WordNeighbours {
  readonly side: Side;
  readonly token: string;
  /** The nearest first. */
  readonly neighbours: readonly Neighbour[];
}

/** Ranks by frequency among which the page's words are chosen: rarer ones have hardly been trained. */
const FREQUENT = 400;

/** The sides with embeddings [V, E] of their own: a three-way tied model has one for both, the target's. */
export function embeddings(checkpoint: Pick<Checkpoint, 'tensors'>): { side: Side; embedding: NamedTensor }[] {
  const tensors = translatingWeights(checkpoint);
  return (['source', 'target'] as const).flatMap((side) => {
    const embedding = tensors.find(({ name }) => name === `${side}.embedding`);
    return embedding === undefined ? [] : [{ side, embedding }];
  });
}

/**
 * The `count` tokens nearest to token `id`.
 *
 *   cos(a, b) = a · b / (‖a‖ ‖b‖)
 *
 * Shapes  embedding [V, E]
 */
export function nearestTokens(
  { data, shape }: NamedTensor,
  vocabulary: readonly string[],
  id: number,
  count: number,
): Neighbour[] {
  const size = shape[1] ?? 0;
  const row = (i: number) => data.subarray(i * size, (i + 1) * size);
  const own = row(id);
  const length = Math.sqrt(dot(own, own));
  return vocabulary
    .map((token, i) => ({ token, i, cosine: dot(own, row(i)) / (length * Math.sqrt(dot(row(i), row(i)))) }))
    .filter(({ i, cosine }) => i >= FIRST_WORD && i !== id && Number.isFinite(cosine))
    .sort((a, b) => b.cosine - a.cosine || a.i - b.i)
    .slice(0, count)
    .map(({ token, cosine }) => ({ token, cosine }));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Some well-known words of both sides, evenly spread over the frequent ones, each with its nearest. */
export function exampleNeighbours(checkpoint: Checkpoint, wordCount = 10, neighbourCount = 5): WordNeighbours[] {
  return embeddings(checkpoint).flatMap(({ side, embedding }) => {
    const vocabulary = checkpoint.vocabularies[side];
    if (embedding.shape[0] !== vocabulary.length) return [];
    const words = vocabulary.flatMap((token, id) => (id >= FIRST_WORD && isWord(token) ? [id] : [])).slice(0, FREQUENT);
    const chosen = Array.from({ length: Math.min(wordCount, words.length) }, (_, i) => {
      return words[Math.floor(((i + 0.5) * words.length) / Math.min(wordCount, words.length))]!;
    });
    return chosen.map((id) => ({
      side,
      token: vocabulary[id]!,
      neighbours: nearestTokens(embedding, vocabulary, id, neighbourCount),
    }));
  });
}

function isWord(token: string): boolean {
  return /^\p{L}{2,}$/u.test(takeMarks(token).content);
}
