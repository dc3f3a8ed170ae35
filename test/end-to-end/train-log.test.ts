/** nmt train --log and --tensorboard, as a process writes them. */
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberPair } from '../support/trained-checkpoint.ts';
import { NMT, runNode } from './processes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-log-'));
  const pairs = Array.from({ length: 80 }, (_, i) => numberPair(i));
  writeFileSync(join(folder, 'pairs.tsv'), pairs.map(({ source, target }) => `${source}\t${target}\n`).join(''));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SMALL = ['--embedding-size', '8', '--hidden-size', '8', '--batch-size', '16', '--threads', '1'];
const nmt = (...words: string[]) => runNode([NMT, 'train', ...words], { folder });
const records = (file: string) =>
  readFileSync(join(folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; step: number; time: number; devLoss?: number });
const shapeOf = (file: string) => records(file).map(({ type, step }) => `${type} ${step}`);

describe('nmt train --log and --tensorboard', () => {
  it('when a run is logged and resumed, then the log goes on, and each sitting has its event file', () => {
    const logs = ['--log', 'logs/run.jsonl', '--tensorboard', 'runs', '--log-steps', '3'];
    const model = ['--checkpoint', 'm.json', '--epochs', '1'];
    expect(nmt('--corpus', 'pairs.tsv', ...SMALL, ...model, ...logs).code).toBe(0);
    const first = ['start 0', 'step 3', 'validation 5', 'end 5'];
    expect(shapeOf('logs/run.jsonl')).toEqual(first);
    expect(nmt('--resume', 'm.last.json', '--epochs', '2', ...logs).code).toBe(0);
    expect(shapeOf('logs/run.jsonl')).toEqual([...first, 'start 5', 'step 6', 'step 9', 'validation 10', 'end 10']);
    const times = records('logs/run.jsonl').map(({ time }) => time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(readdirSync(join(folder, 'runs')).every((name) => name.startsWith('events.out.tfevents.'))).toBe(true);
    expect(readdirSync(join(folder, 'runs'))).toHaveLength(2);
  }, 60_000);

  it('when a log cannot be written, then a warning says so once and the run goes to its end', () => {
    writeFileSync(join(folder, 'file'), '');
    const logs = ['--log', 'file/run.jsonl', '--tensorboard', 'file/runs', '--log-steps', '1'];
    const { code, talk } = nmt('--corpus', 'pairs.tsv', ...SMALL, '--epochs', '1', '--checkpoint', 'n.json', ...logs);
    expect(code).toBe(0);
    expect(talk.match(/warning: no log: /g)).toHaveLength(2);
  }, 60_000);

  it.each([
    ['a corpus', 'precious.tsv', 1, 'precious.tsv: something else stands there, which this would replace'],
    ['the checkpoint of the run', './new.json', 2, '--log and --checkpoint would both write ./new.json'],
    ['its last checkpoint', 'new.last.json', 2, '--log and --checkpoint would both write new.last.json'],
  ])('when a log would write over %s, then the run does not begin', (_, log, code, problem) => {
    writeFileSync(join(folder, 'precious.tsv'), 'one\teins\n');
    const told = nmt('--corpus', 'pairs.tsv', ...SMALL, '--epochs', '1', '--checkpoint', 'new.json', '--log', log);
    expect(told).toMatchObject({ code, out: '', talk: expect.stringMatching(/^nmt: [^\n]+\n$/) as string });
    expect(told.talk).toContain(problem);
    expect(readFileSync(join(folder, 'precious.tsv'), 'utf8')).toBe('one\teins\n');
  });

  it.each([
    ['--log', 'one.html', '--report', './one.html'],
    ['--tensorboard', 'one', '--log', 'one'],
    ['--report', 'new.json', '--checkpoint', 'new.json'],
    ['--report', 'new.last.json', '--checkpoint', 'new.json'],
    ['--log', 'checkpoints/pairs.json', '--quiet', '--quiet'],
  ])('when two outputs are one file, %s %s %s %s, then the run does not begin', (...outputs) => {
    const { code, out, talk } = nmt('--corpus', 'pairs.tsv', ...SMALL, '--epochs', '1', ...outputs);
    expect(talk).toMatch(/^nmt: --\w+ and --\w+ would both write [^\n]+ \(give each a file of its own\)\n$/);
    expect([code, out]).toEqual([2, '']);
    for (const file of ['one', 'one.html', 'new.json', 'checkpoints'])
      expect(existsSync(join(folder, file))).toBe(false);
  });

  it('when a log ends within a line, then a resumed run leaves that line out', () => {
    const options = [
      '--corpus',
      'pairs.tsv',
      ...SMALL,
      '--epochs',
      '1',
      '--checkpoint',
      'cut.json',
      '--log',
      'cut.jsonl',
    ];
    expect(nmt(...options).code).toBe(0);
    appendFileSync(join(folder, 'cut.jsonl'), '{"type":"step","ti');
    expect(nmt('--resume', 'cut.last.json', '--epochs', '2', '--log', 'cut.jsonl').code).toBe(0);
    expect(shapeOf('cut.jsonl')).toEqual(['start 0', 'validation 5', 'end 5', 'start 5', 'validation 10', 'end 10']);
  }, 60_000);

  it('when updates are to be logged and there is no log, then that is wrong usage', () => {
    expect(nmt('--log-steps', '3')).toMatchObject({
      code: 2,
      out: '',
      talk: expect.stringContaining('--log FILE') as string,
    });
    expect(nmt('--log', 'x', '--log-steps', '0').code).toBe(2);
  });
});
