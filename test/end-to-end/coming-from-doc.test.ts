/** docs/coming-from.md: every command of nmt on the page runs in the form shown, on a tiny corpus under the names of the page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberPair } from '../support/trained-checkpoint.ts';
import { NMT, runNode } from './processes.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'coming-from.md'), 'utf8');
const TRAINING = ['--source', 'train.en', '--target', 'train.fr', '--dev-source', 'dev.en', '--dev-target', 'dev.fr'];
/** Training as the page has it takes minutes; what stands last counts. */
const SHORT = ['--embedding-size', '8', '--hidden-size', '8', '--epochs', '1', '--threads', '1', '--overwrite'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-coming-'));
  const side = (name: 'source' | 'target', from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => `${numberPair(from + i)[name]}\n`).join('');
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  for (const [name, from, to] of [
    ['train', 0, 200],
    ['dev', 200, 220],
    ['test', 220, 230],
  ] as const) {
    write(`${name}.en`, side('source', from, to));
    write(`${name}.fr`, side('target', from, to));
  }
  for (const name of ['test.tok', 'hyp', 'hyp1', 'hyp2', 'hyp.tok']) write(`${name}.fr`, side('target', 220, 230));
  // The page's own corpus, thinned out: BPE of 60 merges has all its pieces in the vocabulary there.
  const french = readFileSync(join(ROOT, 'corpora', 'en-fr', 'train.tsv'), 'utf8').split('\n');
  write('pairs.tsv', french.filter((_, i) => i % 10 === 0).join('\n'));
  for (const name of ['config', 'c']) write(`${name}.json`, '{"dropout": 0.1}');
  const [corpus, checkpoints] = [
    ['--source', 'train.en', '--target', 'train.fr'],
    ['mine', 'checkpoints/newest'],
  ];
  for (const name of checkpoints) run(['train', ...corpus, ...SHORT, '--quiet', '--checkpoint', `${name}.json`]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(words: readonly string[], input = '') {
  return runNode([NMT, ...words], { folder, input });
}

/** Words of a command and the files that it reads and writes by < and >. */
function parsed(command: string) {
  const words = command.replaceAll('\\\n', ' ').trim().split(/\s+/);
  const behind = (mark: string) => (words.includes(mark) ? words[words.indexOf(mark) + 1]! : null);
  const end = words.findIndex((word) => word === '<' || word === '>');
  return { words: words.slice(1, end < 0 ? undefined : end), input: behind('<'), output: behind('>') };
}

/** In blocks of shell and in tables, in the order of the page. */
const COMMANDS = [...PAGE.matchAll(/```sh\n([^`]*)```|`(nmt [^`]* [^`]*)`/g)].flatMap(([, block, cell]) =>
  block === undefined ? [cell!] : block.split(/(?<!\\)\n/).filter((line) => line.startsWith('nmt ')),
);

describe('docs/coming-from.md', () => {
  it('when the page is read, then it has as many commands as there are', () => {
    expect(COMMANDS.length).toBe(22);
  });

  it.each(COMMANDS)(
    '%s',
    (command) => {
      const { words, input, output } = parsed(command.replace('corpora/en-fr', 'pairs.tsv'));
      const isTraining = words[0] === 'train';
      const more = isTraining
        ? [...(words.includes('--source') || words.includes('--corpus') ? [] : TRAINING), ...SHORT]
        : [];
      const text = input === null ? '' : readFileSync(join(folder, input), 'utf8');
      const { code, out, talk } = run([...words, ...more], text);
      expect(code, talk).toBe(0);
      if (output !== null) writeFileSync(join(folder, output), out);
      if (words[0] === 'translate' && text !== '') expect(out).not.toBe('');
    },
    60_000,
  );
});
