import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder } from '../corpus/folder.ts';
import { NMT, runNode } from './processes.ts';

/** Colours, a bell, C1's own "escape [", a turn of direction: what a terminal would obey. */
const NAME = 'e\u001b[31m\u0007\u009b1m\u202ex';

let folder: Folder;
beforeAll(() => {
  folder = new Folder();
  const pairs = Array.from({ length: 60 }, (_, i) => `go ${'again '.repeat(i)}\t가 ${'또 '.repeat(i)}\n`).join('');
  const lines = { [`${NAME}.txt`]: 'one\ntwo\n', [`${NAME}.ref`]: 'one\nthree\n' };
  folder.write({
    [`${NAME}.tsv`]: `${pairs}a\tb\tc\n`,
    [`${NAME}/train.tsv`]: pairs,
    [`${NAME}/dev.tsv`]: pairs,
    ...lines,
  });
});
afterAll(() => folder.remove());

const raw = (text: string) => [...text].some((one) => '\u001b\u0007\u009b\u202e'.includes(one));

describe.skipIf(process.platform === 'win32')('names that a terminal would obey (POSIX)', () => {
  const [tsv, model] = [`${NAME}.tsv`, `${NAME}.json`];
  const sizes = ['--epochs', '1', '--hidden-size', '8', '--embedding-size', '8'];
  const commands: readonly (readonly string[])[] = [
    ['train', '--corpus', tsv, '--checkpoint', model, '--report', `${NAME}.html`, '--log', `${NAME}.log`, ...sizes],
    ['train', '--corpus', NAME, '--checkpoint', `2${model}`, '--quiet', ...sizes],
    ['train', '--resume', model],
    ['train', '--config', `${NAME}.txt`],
    ['corpus', tsv],
    ['corpus', NAME, tsv],
    ['corpus', `${NAME}/nowhere`],
    ['inspect', model],
    ['translate', '--checkpoint', model, `${NAME}.txt`],
    ['translate', '--checkpoint', `${NAME}.nowhere`, 'hi'],
    ['evaluate', '--checkpoint', model, '--corpus', tsv],
    [
      'evaluate',
      '--hypotheses',
      `${NAME}.txt`,
      `${NAME}.ref`,
      '--references',
      `${NAME}.ref`,
      '--report',
      `${NAME}.page`,
    ],
    ['explain', '--checkpoint', model, 'hi', '--svg', `${NAME}.svg`],
    ['export', model, '--format', 'safetensors', '--out', `${NAME}.st`],
    ['import', `${NAME}.st`, '--out', `${NAME}.im.json`],
    ['tokenize', 'learn-bpe', '--merges', '5', '--output', `${NAME}.codes`, `${NAME}.ref`],
    ['tokenize', 'apply-bpe', '--codes', `${NAME}.nowhere`],
    [NAME],
    ['train', `--${NAME}`],
    ['train', '--preset', NAME],
  ];
  it.each(commands)('when nmt %s speaks of one, then it shows the characters by their codes', (...words) => {
    const { out, talk } = runNode([NMT, ...words], { folder: folder.path });
    expect([out, talk].filter(raw)).toEqual([]);
    expect(talk + out).not.toContain('this is a bug');
  });

  it('when training has ended, then the command that it gives next finds the file, in bash', () => {
    const { talk } = runNode([NMT, ...commands[0]!, '--overwrite'], { folder: folder.path });
    const command = /^next: nmt (.*)$/m.exec(talk)?.[1];
    expect(command).toBeDefined();
    const run = `"${process.execPath}" "${NMT}" ${command} hello`;
    const { status, stderr } = spawnSync('bash', ['-c', run], {
      cwd: folder.path,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    expect(status, stderr.toString()).toBe(0);
  });
});
