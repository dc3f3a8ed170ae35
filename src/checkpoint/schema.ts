/**
 * The form of a checkpoint file, version 1: all that is not tensor data, checked by zod. docs/format.md says it in words.
 * Big arrays (vocabularies) are checked by plain loops, since start-up time is counted in milliseconds.
 */
import { z } from 'zod';
import { ConfigSchema } from '../config.ts';
import { NmtError } from '../errors.ts';
import type { ScaledBy } from '../int8-weights.ts';
import {
  ConfidenceSchema,
  CorpusRecordSchema,
  EpochRecordSchema,
  ProgressSchema,
  RunRecordSchema,
  WeightHashSchema,
} from './records.ts';

export const FORMAT = 'nmt-checkpoint';
export const VERSION = 1;
/** What a file of this version starts with, byte for byte. */
export const OPENING = `{"format":"${FORMAT}","version":${VERSION},`;

/** Most bytes before the tensors: what is longer is neither written nor read. */
export const HEADER_LIMIT = 64 * 1024 * 1024;

const MOST_DIMENSIONS = 4;
const HIGHEST_DIMENSION = 2 ** 31;

const tokens = z.custom<readonly string[]>(isListOfStrings, 'expected a list of strings');

const HeaderSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  weightHash: WeightHashSchema,
  run: RunRecordSchema.optional(),
  corpus: CorpusRecordSchema,
  progress: ProgressSchema,
  config: ConfigSchema,
  history: z.array(EpochRecordSchema),
  confidence: ConfidenceSchema.optional(),
  tokenizers: z.strictObject({ source: z.unknown(), target: z.unknown() }),
  vocabularies: z.strictObject({ source: tokens, target: tokens.nullable() }),
  tensors: z.tuple([]),
});

export type Header = z.infer<typeof HeaderSchema>;

/** Everything that stands on a tensor's line before its data. */
export interface TensorHead {
  readonly name: string;
  readonly shape: readonly number[];
  /** Of 8-bit integers. */
  readonly scaledBy?: ScaledBy;
  readonly sha256: string;
}

/** @throws NmtError E_CHECKPOINT naming the first entry that is missing or wrong */
export function parseHeader(value: unknown, file?: string): Header {
  // A schema that is used once is not worth compiling.
  const checked = HeaderSchema.safeParse(value, { jitless: true });
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  const entry = issue.path.join('.') || 'the header';
  throw new NmtError({
    code: 'E_CHECKPOINT',
    file,
    problem: `"${entry}" is not what a checkpoint has there: ${issue.message.replace(/^Invalid input: /, '')}`,
    hint: 'the file was edited or made by another version; train again or take an older copy',
  });
}

/** The head of a tensor line, or the reason why it is none. Sizes are checked before any memory is taken. */
export function parseTensorHead(value: unknown): TensorHead | string {
  if (typeof value !== 'object' || value === null) return 'is not an object';
  const { name, shape, dtype, scaledBy, sha256 } = value as Record<string, unknown>;
  if (typeof name !== 'string' || name === '' || name.length > 256) return 'has no name';
  if (dtype !== 'f32' && dtype !== 'i8')
    return `has dtype ${JSON.stringify(dtype)} where only "f32" and "i8" are known`;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return 'has no sha256';
  if (!Array.isArray(shape) || shape.length > MOST_DIMENSIONS || !shape.every(isDimension)) {
    return `has the impossible shape ${`${JSON.stringify(shape)}`.slice(0, 80)}`;
  }
  if (dtype === 'f32') return { name, shape: shape as number[], sha256 };
  if (shape.length !== 2) return `has 8-bit integers and the shape [${shape}], which is no matrix`;
  if (scaledBy !== 'rows' && scaledBy !== 'columns') return 'has 8-bit integers, and not what they are scaled by';
  return { name, shape: shape as number[], scaledBy, sha256 };
}

function isDimension(size: unknown): boolean {
  return Number.isInteger(size) && (size as number) >= 1 && (size as number) <= HIGHEST_DIMENSION;
}

function isListOfStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((token) => typeof token === 'string');
}
