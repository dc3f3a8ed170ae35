/** nmt train --init: from one corpus's model to another's. Real processes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { writeDigits } from '../support/digits.ts';
import { heard, NMT, type Outcome, outcomeOf, runNode, startNode } from './processes.ts';

const SMALL = ['--embedding-size', '8', '--hidden-size', '16', '--batch-size', '32', '--weight-average', '0.5'];
/** Reversed as the parent's are; z and y are words that it has never seen. */
const SENTENCES = ['1 2 3', '4 5', '6 7 8 9', '1 3 5 z', '2 4 6', '9 8 z', '7 1', '3 3 4', '5 6 7 1', '8 2'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-init-'));
  writeDigits(join(folder, 'digits'), { train: 300, dev: 20, test: 20 });
  const pairs = SENTENCES.map((source) => `${source}\t${source.split(' ').reverse().join(' ').replace('z', 'y')}\n`);
  writeFileSync(join(folder, 'mine.tsv'), pairs.join('').repeat(12));
  writeFileSync(join(folder, 'dev.tsv'), pairs.join(''));
  const parent = nmt('--corpus', 'digits', '--checkpoint', 'parent.json', '--epochs', '3', '--cell', 'gru', ...SMALL);
  expect(parent.code, parent.talk).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nmt = (...words: string[]): Outcome => runNode([NMT, 'train', '--quiet', ...words], { folder });
const tuned = (name: string, ...words: string[]) => [
  ...['--init', 'parent.json', '--corpus', 'mine.tsv', '--dev', 'dev.tsv', '--checkpoint', `${name}.json`, ...words],
];
const read = (name: string) => readCheckpoint(join(folder, name));

describe('nmt train --init', () => {
  it('when a model is given, then its weights and text are where training starts, and what they lack is counted on each side', async () => {
    const slow = tuned('still', '--epochs', '1', '--learning-rate', '0.000000001');
    const { code, talk } = runNode([NMT, 'train', ...slow], { folder });
    expect(code, talk).toBe(0);
    expect(talk).toContain('lack, and that stay unknown: source 1 (24 of 360 in train, 6.7 %), target 1 (24 of 360');
    const [parent, child] = await Promise.all([read('parent.json'), read('still.json')]);
    expect(child.vocabularies).toEqual(parent.vocabularies);
    expect(child.tokenizers).toEqual(parent.tokenizers);
    expect(child.config).toMatchObject({ cell: 'gru', hiddenSize: 16, epochs: 1, corpus: 'mine.tsv' });
    expect(child.progress.epoch).toBe(1);
    expect(child.run?.init).toEqual({ corpus: 'digits', weightHash: parent.weightHash });
    expect(child.run?.id).not.toBe(parent.run?.id);
    child.tensors.forEach(({ data }, i) => {
      const far = data.reduce((most, value, j) => Math.max(most, Math.abs(value - parent.tensors[i]!.data[j]!)), 0);
      expect(far, child.tensors[i]!.name).toBeLessThan(1e-6);
    });
  });

  it('when it starts from the last state, then it starts from the weights that translate, and Adam from nothing', async () => {
    const best = nmt(...tuned('best', '--epochs', '2'));
    const last = nmt(...tuned('last', '--epochs', '2', '--init', 'parent.last.json'));
    const hash = /^weights (\w{8})$/m;
    expect((await read('parent.last.json')).history.at(-1)?.best).toBe(true);
    expect(hash.exec(last.talk)?.[1]).toBe(hash.exec(best.talk)?.[1]);
    expect((await read('last.json')).run).toEqual((await read('best.json')).run);
  });

  it('when it is interrupted and resumed, then the weights are those of an unbroken run', async () => {
    const words = ['--epochs', '12', '--batch-size', '4'];
    const whole = nmt(...tuned('whole', ...words));
    const child = startNode([NMT, 'train', '--json', ...tuned('broken', ...words)], folder);
    const ended = outcomeOf(child);
    await heard(child.stdout, '"step":9,');
    child.kill('SIGINT');
    expect((await ended).code, whole.talk).toBe(130);
    const { run } = await read('broken.last.json');
    expect(nmt('--resume', 'broken.last.json').code).toBe(0);
    const [one, other] = await Promise.all(['whole.last.json', 'broken.last.json'].map(read));
    expect(other!.weightHash).toBe(one!.weightHash);
    expect([other!.run, other!.run]).toEqual([one!.run, run]);
  });

  it('when an option contradicts the model, then it is refused by its name, from a flag or a file; the same value is taken', () => {
    writeFileSync(join(folder, 'other.json'), '{"lowercase": true}');
    writeFileSync(
      join(folder, 'same.json'),
      '{"cell": "gru", "dropout": 0.3, "readoutDropout": 0.1, "targetWordDropout": 0.1, "cleanFeed": true}',
    );
    const refused: [string[], string][] = [
      [['--hidden-size', '32'], '--hidden-size 32 contradicts parent.json, which has 16'],
      [['--tokenizer', 'char'], '--tokenizer char contradicts parent.json, which has word'],
      [['--config', 'other.json'], '--lowercase true contradicts parent.json, which has false'],
      [['--preset', 'small'], '--preset cannot go with --init'],
      [['--resume', 'parent.last.json'], '--init cannot go with --resume'],
    ];
    for (const [words, said] of refused) {
      const { code, talk } = nmt('--init', 'parent.json', '--checkpoint', 'never.json', ...words);
      expect(talk).toMatch(/^nmt: [^\n]*\n$/);
      expect(talk).toContain(said);
      expect(code).toBe(2);
    }
    expect(nmt(...tuned('agreed', '--epochs', '1', '--config', 'same.json', '--hidden-size', '16')).code).toBe(0);
  });

  it('when it would replace the model that it starts from, then it is refused as any other', () => {
    const before = readFileSync(join(folder, 'parent.json'));
    const words = [...tuned('parent'), '--epochs', '1'];
    expect(nmt(...words).talk).toMatch(
      /^nmt: parent\.json: holds the model of another run: .*weights it started from /m,
    );
    expect(readFileSync(join(folder, 'parent.json'))).toEqual(before);
  });
});
