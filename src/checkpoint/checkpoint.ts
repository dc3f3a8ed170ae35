/**
 * What a checkpoint holds in memory, and the hashes that identify its weights.
 * The trainer makes one, the store writes and reads it, the translator is built from it.
 */
import type { Config } from '../config.ts';
import type { ScaledBy } from '../int8-weights.ts';
import { createSha256 } from '../sha256.ts';
import { littleEndianBytes } from './float-codec.ts';
import type { Confidence, CorpusRecord, EpochRecord, Progress, RunRecord } from './records.ts';

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
  /** Of a matrix that files hold as 8-bit integers: what has a scale. Its data are those integers times their scales. */
  readonly scaledBy?: ScaledBy;
}

export interface Checkpoint {
  /** Older checkpoints have none. */
  readonly run?: RunRecord;
  /** The resolved configuration. */
  readonly config: Config;
  readonly tokenizers: { readonly source: unknown; readonly target: unknown };
  /** Tokens by id; the same array twice when both sides share one. */
  readonly vocabularies: { readonly source: readonly string[]; readonly target: readonly string[] };
  readonly corpus: CorpusRecord;
  readonly progress: Progress;
  readonly history: readonly EpochRecord[];
  /** Absent in older checkpoints, in `.last.json`, and where the dev side is too small to tell. */
  readonly confidence?: Confidence;
  readonly weightHash: string;
  /** Model parameters; `.last.json` also has "adam.m/<name>", "adam.v/<name>" and "average/<name>". */
  readonly tensors: readonly NamedTensor[];
}

/** Before the name of a weight of `.last.json`: its moving average. */
export const AVERAGE = 'average/';

/** The weights that translate: of a `.last.json` their moving averages, where they were kept. */
export function translatingWeights({ tensors }: Pick<Checkpoint, 'tensors'>): readonly NamedTensor[] {
  const averages = tensors.filter(({ name }) => name.startsWith(AVERAGE));
  if (averages.length === 0) return tensors;
  return averages.map((tensor) => ({ ...tensor, name: tensor.name.slice(AVERAGE.length) }));
}

/** SHA-256 of a tensor: of the line `<name> <shape joined by x>\n` in UTF-8, then of its little-endian data. */
export function tensorHash(name: string, shape: readonly number[], littleEndian: Uint8Array): string {
  return createSha256()
    .update(`${name} ${shape.join('x')}\n`)
    .update(littleEndian)
    .digest();
}

/**
 * First 8 hexadecimal digits of the SHA-256 over names, shapes and little-endian data, in order:
 * two runs with equal hashes ended with equal bits.
 */
export function weightHash(tensors: readonly NamedTensor[]): string {
  const hash = createSha256();
  for (const { name, shape, data } of tensors) {
    hash.update(`${name} ${shape.join('x')}\n`).update(littleEndianBytes(data));
  }
  return hash.digest().slice(0, 8);
}
