/** Word vectors: row `id` of a table. */
import { randomBits } from '../random.ts';
import { FIRST_WORD, UNK } from '../special-ids.ts';
import { uniformWithin } from '../tensor/initialisers.ts';
import type { Variable } from '../tensor/matrix.ts';
import type { Parameter, ParameterSpec } from '../tensor/parameters.ts';
import type { Pass } from '../tensor/tape.ts';
import { dropout } from './dropout.ts';

/** A table [V, E]; `isOutput` when it is the output layer too (Press & Wolf 2017, E17-2025). */
export function embeddingSpec(
  name: string,
  vocabularySize: number,
  embeddingSize: number,
  isOutput: boolean,
): ParameterSpec {
  return {
    name,
    rows: vocabularySize,
    columns: embeddingSize,
    initialise: uniformWithin(0.1),
    usedAs: isOutput ? 'transposedWeights' : 'vector',
  };
}

interface EmbeddingDropout {
  readonly embeddingDropout: number;
  readonly wordDropout: number;
}

/**
 * The rows of the table that the ids name, with dropout in training.
 *
 * Shapes  table [V, E], ids [R] → vectors [R, E]
 */
export function embed(pass: Pass, table: Parameter, ids: Int32Array, rates: EmbeddingDropout): Variable {
  const { kernels, arena, tape } = pass;
  const vectors = arena.variable(ids.length, table.value.columns);
  const read = blankWords(pass, ids, rates.wordDropout);
  kernels.gatherRows(vectors.value, table.value, read, 0);
  tape?.record(() => kernels.scatterAddRows(table.gradient, vectors.gradient, read, 0));
  dropout(pass, vectors, rates.embeddingDropout);
  return vectors;
}

/** Word dropout: each word above the special ids becomes UNK with probability `rate` (Sennrich & Zhang 2019, P19-1021). */
function blankWords(pass: Pass, ids: Int32Array, rate: number): Int32Array {
  if (pass.dropoutKeys === null || rate === 0) return ids;
  const [key, drawn] = [pass.dropoutKeys.next(), pass.dropoutKeys.rate(rate)];
  const blanked = pass.arena.integers(ids.length);
  for (let i = 0; i < ids.length; i++)
    blanked[i] = ids[i]! >= FIRST_WORD && randomBits(key, i) < drawn * 0x100000000 ? UNK : ids[i]!;
  return blanked;
}
