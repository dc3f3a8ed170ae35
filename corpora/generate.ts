/** Writes the bundled corpora anew, and their sizes and sums to the standard output. */

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateCorpus, toTsv } from './grammar/generate.ts';

for (const name of ['en-ko', 'en-fr'] as const) {
  const corpus = generateCorpus(name);
  const folder = new URL(`./${name}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const part of ['train', 'dev', 'test'] as const) {
    const text = toTsv(corpus[part]);
    writeFileSync(fileURLToPath(new URL(`${part}.tsv`, folder)), text);
    const sum = createHash('sha256').update(text).digest('hex');
    process.stdout.write(`${name}/${part}.tsv  ${corpus[part].length} pairs  sha256 ${sum}\n`);
  }
}
