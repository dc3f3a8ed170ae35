/** npm run build in a small project of its own: real compilers, a program of two modules. */
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, outcomeOf, runNode, startNode } from './processes.ts';

const ROOT = join(import.meta.dirname, '..', '..');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-build-'));
  for (const name of ['src', 'src/cli']) mkdirSync(join(folder, name));
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
  for (const name of ['tsconfig.json', 'tsconfig.build.json']) copyFileSync(join(ROOT, name), join(folder, name));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'src', 'answer.ts'), 'export const answer: number = 42;\n');
  const main = `import { answer } from '../answer.ts';\nexport const main = async () => console.log(answer);\n`;
  writeFileSync(join(folder, 'src', 'cli', 'main.ts'), main);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const build = (): Outcome => runNode([join(folder, 'bin', 'build.js')]);
const program = (): Outcome => runNode([join(folder, 'bin', 'nmt.js')]);
const top = () => readdirSync(folder).filter((name) => name.startsWith('dist'));
/** Put into dist/, it stays only where dist/ is left alone. */
const mark = () => writeFileSync(join(folder, 'dist', 'mark'), '');
const isMarked = () => readdirSync(join(folder, 'dist')).includes('mark');

describe('npm run build', () => {
  it('when nothing is built yet, then the program says so; two builds at once both succeed and leave one dist', async () => {
    expect(program()).toEqual({ code: 1, out: '', talk: 'nmt: nmt is not built yet (run npm ci)\n' });
    const both = [1, 2].map(() => outcomeOf(startNode([join(folder, 'bin', 'build.js')])));
    for (const told of await Promise.all(both)) expect(told).toEqual({ code: 0, out: '', talk: '' });
    expect(top()).toEqual(['dist']);
    expect(program()).toEqual({ code: 0, out: '42\n', talk: '' });
  });

  it('when the sources are those it was built from, with any line ends and dates, then dist is not touched', () => {
    mark();
    const source = join(folder, 'src', 'answer.ts');
    writeFileSync(source, readFileSync(source, 'utf8').replaceAll('\n', '\r\n'));
    expect(build().code).toBe(0);
    expect(isMarked()).toBe(true);
  });

  it('when a source does not compile, then the compiler says where, the code is 1 and the old dist still works', () => {
    writeFileSync(join(folder, 'src', 'wrong.ts'), 'export const wrong: number = "no";\n');
    const { code, out } = build();
    expect(code).toBe(1);
    expect(out).toContain('src/wrong.ts(1,14)');
    expect([top(), isMarked(), program().out]).toEqual([['dist'], true, '42\n']);
    rmSync(join(folder, 'src', 'wrong.ts'));
  });

  it('when a source has changed or gone, then dist is made anew', () => {
    writeFileSync(join(folder, 'src', 'answer.ts'), 'export const answer: number = 43;\n');
    writeFileSync(join(folder, 'src', 'more.ts'), 'export const more = 1;\n');
    expect(build().code).toBe(0);
    expect([isMarked(), program().out]).toEqual([false, '43\n']);
    mark();
    rmSync(join(folder, 'src', 'more.ts'));
    expect(build().code).toBe(0);
    expect([isMarked(), readdirSync(join(folder, 'dist')).includes('more.js')]).toEqual([false, false]);
  });
});
