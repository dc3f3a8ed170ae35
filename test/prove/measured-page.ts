/** The measured part of a page of docs, between its two marks. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PACKAGE } from './nmt.ts';

const BIOME = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** Puts what `npm run COMMAND` measured in place of what the page had, laid out as `npm run check` wants it. @throws Error when it has lost its marks */
export function writeMeasured(page: string, command: string, measured: string): void {
  const [begin, end] = [`<!-- measured: npm run ${command} -->`, '<!-- end of measured -->'];
  const file = join(PACKAGE, 'docs', page);
  const text = readFileSync(file, 'utf8');
  const before = text.indexOf(begin);
  const after = text.indexOf(end, before);
  if (before < 0 || after < before) throw new Error(`${file} has lost its marks ${begin} and ${end}`);
  writeFileSync(file, `${text.slice(0, before)}${begin}\n\n${measured}\n${text.slice(after)}`);
  spawnSync(process.execPath, [BIOME, 'format', '--write', file], { cwd: PACKAGE });
}
