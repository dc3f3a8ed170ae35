/**
 * The worked changes of CONTRIBUTING.md and of the guide's last chapter, done: applied to a copy of the tree, which then
 * compiles, keeps the rules of the house, has right gradients, trains and scores.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, relative, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDigits } from '../support/digits.ts';
import { type Outcome, runNode } from './processes.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const textOf = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8').replaceAll('\r\n', '\n');

interface WorkedChange {
  readonly title: string;
  readonly patch: string;
  /** The row of "Where to change what" that it follows, and the most files of src/ that it may take. */
  readonly row: string;
  readonly most: number;
}

/** The patch below a heading. */
function patchBelow(page: string, heading: string): string {
  const patch = page.slice(page.indexOf(`\n${heading}`)).match(/```diff\n([\s\S]*?)```/)?.[1];
  if (!page.includes(`\n${heading}`) || patch === undefined) throw new Error(`no patch below "${heading}"`);
  return patch;
}

const contributing = textOf('CONTRIBUTING.md');
const guide = textOf('docs', 'guide', 'en', '11-change-something.md');
const CHANGES: readonly WorkedChange[] = [
  { title: 'a cell', patch: patchBelow(contributing, '### A cell'), row: 'another cell', most: 4 },
  { title: 'the cell of the guide', patch: patchBelow(guide, '## 6.'), row: 'another cell', most: 4 },
  { title: 'an attention', patch: patchBelow(contributing, '### An attention'), row: 'another attention', most: 4 },
  { title: 'a metric', patch: patchBelow(contributing, '### A metric'), row: 'another metric', most: 2 },
  {
    title: 'a corpus format',
    patch: patchBelow(contributing, '### A corpus format'),
    row: 'another corpus format',
    most: 2,
  },
];

/** The files that a patch changes and those that it adds. */
function filesOf(patch: string): { changed: string[]; added: string[] } {
  const files = [...patch.matchAll(/^--- (\S+)\n\+\+\+ b\/(\S+)$/gm)];
  const named = (isNew: boolean) => files.filter(([, from]) => (from === '/dev/null') === isNew).map(([, , to]) => to!);
  return { changed: named(false), added: named(true) };
}

/** The files of src/ that the map names in a row of "Where to change what". */
function filesOnTheMap(row: string): string[] {
  const line = textOf('docs', 'architecture.md')
    .split('\n')
    .find((one) => one.startsWith(`| ${row}`));
  return [...(line ?? '').matchAll(/`([\w/.-]+\.ts)`/g)].map(([, file]) => posix.join('src', file!));
}

describe.each(CHANGES)('$title', ({ patch, row, most }) => {
  it(`when it is made, then it takes the files that the map names, and at most ${most} of src/`, () => {
    const { changed, added } = filesOf(patch);
    const named = filesOnTheMap(row);
    expect(named).toEqual(expect.arrayContaining(changed));
    expect(named.length).toBe(changed.length + added.length);
    expect(changed.length + added.length).toBeLessThanOrEqual(most);
  });
});

const LEFT_OUT = /^(node_modules|checkpoints|\.git|\.bench|dist.*|.*\.tmp)$/;
const TRAINED = [
  '--epochs',
  '4',
  '--embedding-size',
  '16',
  '--hidden-size',
  '32',
  '--batch-size',
  '16',
  '--threads',
  '1',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-changed-'));
  const isCopied = (path: string) => !LEFT_OUT.test(relative(ROOT, path).split(sep)[0]!);
  cpSync(ROOT, folder, { recursive: true, filter: isCopied });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const digits = join(folder, 'digits.tmp');
  writeDigits(digits, { train: 1500, dev: 60, test: 60 }, { from: 1, to: 5 });
  for (const side of ['train', 'dev', 'test']) {
    const pairs = readFileSync(join(digits, `${side}.tsv`), 'utf8');
    writeFileSync(join(digits, `${side}.bars`), pairs.replaceAll('\t', ' ||| '));
    rmSync(join(digits, `${side}.tsv`));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const node = (...words: string[]): Outcome => runNode(words, { folder });

describe('a copy of the tree with all of them', () => {
  it.each(CHANGES)('when $title is applied, then the patch fits', ({ patch }) => {
    const { status, stderr } = spawnSync('git', ['apply'], { cwd: folder, input: patch, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('when it is compiled and built, then no type is wrong', () => {
    const { code, out, talk } = node(join('bin', 'build.js'));
    expect(code, out + talk).toBe(0);
  }, 240_000);

  it('when it is linted, then it is formatted and idiomatic like the rest', () => {
    const biome = join('node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const { code, out, talk } = node(biome, 'check', '--error-on-warnings', '--vcs-enabled=false', 'src');
    expect(code, out + talk).toBe(0);
  }, 60_000);

  it('when its tests run, then the rules of the house hold and each new part has the right gradient in all combinations', () => {
    const run = (...words: string[]) => node(join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...words);
    const rules = run('test/architecture.test.ts');
    expect(rules.code, rules.out + rules.talk).toBe(0);
    const gradients = run('test/model/gradient-grid.test.ts', '--testNamePattern', 'peephole|coupled|scaled-dot');
    expect(gradients.code, gradients.out + gradients.talk).toBe(0);
    // Two cells with each attention, three with the new one.
    expect(gradients.out).toMatch(/Tests {2}13 passed/);
  }, 240_000);

  it.each([
    ['peephole', 'scaled-dot'],
    ['coupled', 'general'],
  ])(
    'when a %s model with %s attention is trained on the new format, then its loss falls and the new metric scores it',
    (cell, attention) => {
      const checkpoint = `${cell}.tmp`;
      const kind = ['--cell', cell, '--attention', attention, '--checkpoint', checkpoint];
      const trained = node(join('bin', 'nmt.js'), 'train', '--corpus', 'digits.tmp', '--json', ...kind, ...TRAINED);
      expect(trained.code, trained.talk).toBe(0);
      const losses = [...trained.out.matchAll(/"devLoss":([\d.]+)/g)].map(([, loss]) => Number(loss));
      expect(losses.at(-1)!).toBeLessThan(0.8 * losses[0]!);
      const words = ['--checkpoint', checkpoint, '--corpus', 'digits.tmp', '--metrics', 'words', '--json'];
      const scored = node(join('bin', 'nmt.js'), 'evaluate', ...words);
      expect(scored.code, scored.talk).toBe(0);
      expect(scored.out).toMatch(/"score": ?[1-9]/);
      const exported = node(
        join('bin', 'nmt.js'),
        'export',
        checkpoint,
        '--format',
        'safetensors',
        '--out',
        'model.tmp',
      );
      expect([exported.code, exported.talk]).toEqual([1, expect.stringContaining(`cell "${cell}" is not known`)]);
    },
    120_000,
  );
});
