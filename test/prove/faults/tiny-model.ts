/** A small model trained by nmt itself, both of its files, for proofs that are about files and not about translations. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NmtError } from '../../../src/errors.ts';
import { numberPair } from '../../support/trained-checkpoint.ts';

const KNOWN = 'one two three.';

export interface TinyModel {
  readonly checkpoint: string;
  /** A sentence and what the model makes of it, greedily. */
  readonly known: { readonly source: string; readonly translation: string };
}

/** @throws NmtError when nmt cannot train here at all */
export function writeTinyModel(program: string, folder: string): TinyModel {
  mkdirSync(folder, { recursive: true });
  const corpus = join(folder, 'corpus.tsv');
  const pairs = Array.from({ length: 300 }, (_, i) => numberPair(1000 + i));
  writeFileSync(corpus, pairs.map(({ source, target }) => `${source}\t${target}\n`).join(''));
  const checkpoint = join(folder, 'tiny.json');
  const size = ['--preset', 'toy', '--embedding-size', '8', '--hidden-size', '16', '--epochs', '2', '--threads', '1'];
  nmt(program, ['train', '--corpus', corpus, ...size, '--checkpoint', checkpoint, '--quiet']);
  const translation = nmt(program, [
    'translate',
    '--checkpoint',
    checkpoint,
    '--beam',
    '1',
    '--quiet',
    KNOWN,
  ]).trimEnd();
  return { checkpoint, known: { source: KNOWN, translation } };
}

function nmt(program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new NmtError({ code: 'E_WORKER', problem: `nmt ${words[0]} ended with code ${status}: ${stderr.trim()}` });
}
