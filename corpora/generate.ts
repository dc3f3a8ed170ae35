/** `npm run corpora`: writes the bundled corpora anew, and their sizes and sums to the standard output. */

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusOf, generateSplit, toTsv } from './grammar/generate.ts';

const sentences = generateSplit();
for (const name of ['en-ko', 'en-fr'] as const) {
  const corpus = corpusOf(name, sentences);
  // npm runs scripts in the package's root; this file runs from where it was compiled to.
  const folder = join('corpora', name);
  mkdirSync(folder, { recursive: true });
  for (const part of ['train', 'dev', 'test'] as const) {
    const text = toTsv(corpus[part]);
    writeFileSync(join(folder, `${part}.tsv`), text);
    const sum = createHash('sha256').update(text).digest('hex');
    process.stdout.write(`${name}/${part}.tsv  ${corpus[part].length} pairs  sha256 ${sum}\n`);
  }
}
