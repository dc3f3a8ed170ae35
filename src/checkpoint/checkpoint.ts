/**
 * What a checkpoint holds in memory, and the hashes that identify its weights.
 * The trainer makes one, the store writes and reads it, the translator is built from it.
 */
import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import { littleEndianBytes } from './float-codec.ts';
import type { EpochRecord } from './history.ts';

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Where training stands; enough, with the tensors of `.last.json`, to go on bit for bit. */
export interface Progress {
  readonly epoch: number;
  /** Updates done since the start, and since the start of this epoch. */
  readonly step: number;
  readonly stepInEpoch: number;
  readonly seconds: number;
  readonly targetTokens: number;
  /** Best dev figure so far (BLEU or loss, by `stopOn`), and the epochs since. */
  readonly bestFigure: number | null;
  readonly epochsSinceBest: number;
  readonly [more: string]: number | null;
}

/** What the model was trained on, and how to find its train, dev and test sides again. */
export interface CorpusRecord {
  readonly name: string;
  readonly fingerprint: string;
  readonly trainPairs: number;
  readonly files: Readonly<Record<string, unknown>>;
}

/** When an answer is likely to be wrong: what it is measured by, and how well that told dev from scrambled sentences. */
export interface Confidence {
  /** `log-probability per token`; a reader that does not know another makes nothing of it. */
  readonly measure: string;
  /** An answer that measures less is doubted. */
  readonly threshold: number;
  /** Dev sentences, and the share of them whose answers are doubted. */
  readonly dev: { readonly sentences: number; readonly doubted: number };
  /** The same with the words of each sentence in disorder. */
  readonly scrambled: { readonly sentences: number; readonly doubted: number };
}

/** Which run made a checkpoint: the same for all that it saves, in all its sittings. */
export interface RunRecord {
  /** 16 hexadecimal digits made of corpus, configuration and what it started from: the same run has the same. */
  readonly id: string;
  /** The model that it started from (--init); missing where its weights were drawn. */
  readonly init?: { readonly corpus: string; readonly weightHash: string };
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

/** SHA-256 of a tensor: of the line `<name> <shape joined by x>\n` in UTF-8, then of its little-endian data. */
export function tensorHash(name: string, shape: readonly number[], littleEndian: Uint8Array): string {
  return createHash('sha256')
    .update(`${name} ${shape.join('x')}\n`)
    .update(littleEndian)
    .digest('hex');
}

/**
 * First 8 hexadecimal digits of the SHA-256 over names, shapes and little-endian data, in order:
 * two runs with equal hashes ended with equal bits.
 */
export function weightHash(tensors: readonly NamedTensor[]): string {
  const hash = createHash('sha256');
  for (const { name, shape, data } of tensors) {
    hash.update(`${name} ${shape.join('x')}\n`).update(littleEndianBytes(data));
  }
  return hash.digest('hex').slice(0, 8);
}
