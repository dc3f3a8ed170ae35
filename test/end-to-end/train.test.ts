import { type ChildProcessWithoutNullStreams, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { writeCheckpoint } from '../../src/checkpoint/write.ts';
import { writeDigits } from '../support/digits.ts';
import { NMT, type Outcome, outcomeOf, runNode, startNode } from './processes.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-train-'));
  writeDigits(join(folder, 'digits'), { train: 400, dev: 20, test: 20 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SMALL = ['--embedding-size', '8', '--hidden-size', '16', '--shards', '4', '--batch-size', '32'];
const trainWords = (name: string, words: readonly string[]) => [
  ...[NMT, 'train', '--corpus', 'digits', '--checkpoint', `${name}.json`, '--json'],
  ...[...SMALL, ...words],
];

const nmt = (...words: string[]): Outcome => runNode([NMT, ...words], { folder });
const train = (name: string, ...words: string[]): Outcome => runNode(trainWords(name, words), { folder });

const hashIn = ({ talk }: Outcome): string | undefined => /^weights ([0-9a-f]{8})$/m.exec(talk)?.[1];

interface Told {
  readonly type: string;
  readonly step: number;
  readonly reason: string;
}
const eventsIn = (out: string): Told[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told);

/** Does something to a training process as soon as it has told of that step. */
function atStep(child: ChildProcessWithoutNullStreams, step: number, act: () => void): void {
  let text = '';
  child.stdout.on('data', (piece: Buffer) => {
    const before = text;
    text += piece.toString();
    const wanted = `"step":${step},`;
    if (text.includes(wanted) && !before.includes(wanted)) act();
  });
}

describe('nmt train gives the same bits', () => {
  it('when the number of threads differs, then the weights do not', () => {
    const hashes = ['1', '2', '3', '4'].map((threads) =>
      hashIn(train(`t${threads}`, '--epochs', '2', '--threads', threads)),
    );
    expect(hashes[0]).toMatch(/^[0-9a-f]{8}$/);
    expect(new Set(hashes).size).toBe(1);
  });

  it('when the seed differs, then the weights do', () => {
    const hashes = ['1', '2'].map((seed) => hashIn(train(`s${seed}`, '--epochs', '1', '--seed', seed)));
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  const variants: [string, string[]][] = [
    [
      'averaged weights and all kinds of dropout',
      ['--weight-average', '0.9', '--recurrent-dropout', '0.1', '--word-dropout', '0.1'],
    ],
    ['the plateau schedule', ['--schedule', 'plateau', '--stop-on', 'loss', '--learning-rate', '0.05']],
    [
      'updates in place of epochs, dropout that grows, one divisor for all',
      [
        ...['--updates', '45', '--dropout-growth', '0.5', '--dropout-passes', '6', '--loss-divisor', 'corpus'],
        ...['--clean-feed', '--target-word-dropout', '0.1', '--readout-dropout', '0.3'],
      ],
    ],
    [
      'BPE with merges dropped',
      ['--tokenizer', 'bpe', '--merges', '30', '--bpe-dropout', '0.2', '--batch-tokens', '150'],
    ],
  ];
  it.each(variants)(
    'when it is interrupted and resumed with %s, then the weights are those of an unbroken run',
    async (_, words) => {
      const name = words[0]!.slice(2);
      const all = [...words, '--epochs', '4', '--threads', '2'];
      const unbroken = train(`${name}-whole`, ...all);
      const child = startNode(trainWords(name, all), folder);
      atStep(child, 20, () => child.kill('SIGINT'));
      const first = await outcomeOf(child);
      expect(first.code, first.talk).toBe(130);
      expect(first.talk).toContain(`next: nmt train --resume ${name}.last.json`);
      expect(eventsIn(first.out).at(-1)).toMatchObject({ type: 'end', reason: 'interrupted' });
      const { progress } = await readCheckpoint(join(folder, `${name}.last.json`));
      expect(progress.step).toBeGreaterThanOrEqual(20);
      expect(progress.step).toBeLessThan(52);
      const second = nmt('train', '--resume', `${name}.last.json`, '--json');
      expect(second.code, second.talk).toBe(0);
      expect(eventsIn(second.out).find(({ type }) => type === 'step')?.step).toBe(progress.step + 1);
      expect(hashIn(second)).toBe(hashIn(unbroken));
      const histories = await Promise.all(
        [name, `${name}-whole`].map((one) => readCheckpoint(join(folder, `${one}.last.json`))),
      );
      const figures = histories.map(({ history }) => history.map((record) => ({ ...record, seconds: 0 })));
      expect(figures[0]).toEqual(figures[1]);
    },
  );

  it('when the time is over within the first pass, then a warning says how little was trained; a length of nothing is refused', () => {
    const warning = /^warning: --minutes 1e-9 was over after 1 update, where one pass over the corpus takes 13: .*$/m;
    const short = train('short', '--minutes', '1e-9');
    expect([short.code, warning.test(short.talk)], short.talk).toEqual([0, true]);
    expect(eventsIn(short.out).at(-1)?.step).toBe(1);
    const long = train('long', '--epochs', '1');
    expect(long.talk).not.toContain('was over after');
    for (const option of ['epochs', 'updates', 'minutes']) {
      for (const value of ['0', '-1', 'NaN', 'Infinity', '']) {
        const { code, talk } = train('never', `--${option}`, value);
        expect(code, `${option} ${value}`).toBe(2);
        expect(talk.trimEnd().split('\n')).toHaveLength(1);
      }
    }
  });

  const PHASES = ['corpus', 'vocabulary', 'tokens', 'alignment'];
  it.each(PHASES)(
    'when it is interrupted before the first update, at %s, then it ends soon and leaves nothing',
    async (work) => {
      const home = join(folder, `before-${work}`);
      mkdirSync(home);
      const word = (n: number) => ((n * 2654435761) % 20011).toString(36);
      const pairs = Array.from({ length: 40_000 }, (_, i) => {
        const side = Array.from({ length: 12 }, (_, k) => word(i * 7 + k * k * (i % 97)));
        return `${side.join(' ')}\t${side.reverse().join(' ')}\n`;
      });
      writeFileSync(join(home, 'pairs.tsv'), pairs.join(''));
      const words = [
        'train',
        '--corpus',
        'pairs.tsv',
        '--tokenizer',
        'bpe',
        '--merges',
        '6000',
        '--guided-alignment',
        '1',
      ];
      const child = startNode([NMT, ...words, '--checkpoint', 'm.json', '--json', '--log', 'log.jsonl'], home);
      let startMs = 0;
      child.stdout.on('data', (piece: Buffer) => {
        if (startMs > 0 || !piece.toString().includes(`"work":"${work}"`)) return;
        startMs = performance.now();
        child.kill('SIGINT');
      });
      const { code, talk } = await outcomeOf(child);
      expect(talk).toMatch(/(^|\n)nmt: stopped before the first update; nothing was saved\n$/);
      expect(code).toBe(130);
      expect(performance.now() - startMs).toBeLessThan(1500);
      expect(readdirSync(home)).toEqual(['pairs.tsv']);
    },
  );

  it('when it is interrupted early in a long epoch, then it ends with a step, not with the epoch', async () => {
    const words = ['--epochs', '1', '--batch-size', '1', '--hidden-size', '64'];
    const child = startNode(trainWords('early', words), folder);
    atStep(child, 5, () => child.kill('SIGINT'));
    const { code, out } = await outcomeOf(child);
    const events = eventsIn(out);
    expect(code).toBe(130);
    expect(events.some(({ type }) => type === 'epoch')).toBe(false);
    const { progress } = await readCheckpoint(join(folder, 'early.last.json'));
    expect(progress.stepInEpoch).toBeGreaterThanOrEqual(5);
    expect(progress.epoch).toBe(0);
  });

  it('when it is killed again and again, then each time a whole checkpoint stands there to go on from, to the same end', async () => {
    const words = ['--epochs', '4', '--save-every', '1', '--threads', '2'];
    const unbroken = train('alive', ...words);
    let step = 0;
    for (let round = 0; round < 5; round++) {
      const again =
        round === 0 ? trainWords('killed', words) : [NMT, 'train', '--resume', 'killed.last.json', '--json'];
      const child = startNode(again, folder);
      atStep(child, step + 4 + round, () => child.kill('SIGKILL'));
      await outcomeOf(child);
      const { progress } = await readCheckpoint(join(folder, 'killed.last.json'));
      expect(progress.step).toBeGreaterThanOrEqual(step + 2 + round);
      step = progress.step;
    }
    const last = nmt('train', '--resume', 'killed.last.json', '--json');
    expect(last.code, last.talk).toBe(0);
    expect(hashIn(last)).toBe(hashIn(unbroken));
  });
});

describe('what nmt train says of its files', () => {
  it('when the best epoch is not the last one, then the hash beside "saved" is the file\'s, in the report and in inspect too', async () => {
    const overdone = ['--epochs', '4', '--stop-on', 'loss', '--schedule', 'constant', '--learning-rate', '5'];
    const told = train('overdone', ...overdone, '--report', 'overdone.html');
    const { history, weightHash } = await readCheckpoint(join(folder, 'overdone.json'));
    const last = await readCheckpoint(join(folder, 'overdone.last.json'));
    expect(last.history.at(-1)).toMatchObject({ best: false, weightHash: last.weightHash });
    expect(history.at(-1)).toMatchObject({ best: true, weightHash });
    expect(told.talk).toContain(`saved: overdone.json\nweights ${weightHash}\n`);
    expect(eventsIn(told.out).at(-1)).toMatchObject({ type: 'end', weightHash });
    const hashOnPage = (file: string) =>
      /weight hash<\/dt><dd>([0-9a-f]{8})</.exec(readFileSync(join(folder, file), 'utf8'))?.[1];
    expect(hashOnPage('overdone.html')).toBe(weightHash);
    expect(nmt('inspect', 'overdone.json').out).toContain(`weights ${weightHash}`);
    nmt('inspect', 'overdone.json', '--html', 'inspected.html');
    expect(hashOnPage('inspected.html')).toBe(weightHash);
    expect(weightHash).not.toBe(last.weightHash);
  });
});

describe('nmt train on bad days', () => {
  it('when a weight is not a number any more, then it stops with the step and advice, and the checkpoint stands', async () => {
    train('nan', '--epochs', '1');
    const file = join(folder, 'nan.last.json');
    const good = await readCheckpoint(file);
    const tensors = good.tensors.map((tensor) => ({ ...tensor, data: tensor.data.slice() }));
    tensors[0]!.data.fill(Number.NaN);
    await writeCheckpoint(file, { ...good, tensors });
    const before = readFileSync(file);
    const { code, talk } = nmt('train', '--resume', 'nan.last.json', '--epochs', '2', '--quiet');
    expect(talk).toMatch(
      /^nmt: training diverged at step 14: .* \(lower --learning-rate \(now 0.007\).*nan\.last\.json is good, saved after step 13\)\n$/m,
    );
    expect(code).toBe(1);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('when the corpus has changed, then a run is not resumed on it', () => {
    writeDigits(join(folder, 'other'), { train: 60, dev: 10, test: 10 });
    runNode([NMT, 'train', '--corpus', 'other', '--checkpoint', 'other.json', '--epochs', '1', ...SMALL, '--quiet'], {
      folder,
    });
    writeDigits(join(folder, 'other'), { train: 61, dev: 10, test: 10 });
    const { code, talk } = nmt('train', '--resume', 'other.last.json', '--epochs', '2');
    expect(talk).toMatch(/^nmt: corpus "other" is not the one that other\.last\.json was trained on: .*\n$/);
    expect(code).toBe(1);
  });

  it('when the model needs more memory than there can be, then one line says how much before any work is done', () => {
    const { code, talk } = train('huge', '--hidden-size', '8192', '--layers', '4');
    expect(talk).toMatch(
      /^nmt: the model and its batches need \d+ MiB, more than the 4096 there can be \(lower .*\)\n$/m,
    );
    expect(code).toBe(2);
  });

  it('when sentences are too long or tokens do not fit the vocabulary, then both are counted before training begins', () => {
    const pairs = [...'abcdefghijk'].map((letter) => `${letter} ${letter} z\tz ${letter} ${letter}\n`).join('');
    writeFileSync(join(folder, 'mixed.tsv'), `${pairs.repeat(6)}a b c d e f\tf e d c b a\n`);
    const limits = ['--vocabulary-size', '8', '--maximum-length', '4', '--dev', 'mixed.tsv'];
    const { code, out, talk } = train('limited', '--corpus', 'mixed.tsv', '--epochs', '1', ...limits);
    expect(code, talk).toBe(0);
    expect(out).toContain('1 of 67 train pairs is left out: longer than --maximum-length 4 tokens');
    // z stands in each of 66 pairs; of eleven letters, twice in 6 pairs each, the first seven have room.
    const percent = ((100 * (66 + 7 * 12)) / (66 * 3)).toFixed(1);
    expect(out).toContain(`know ${percent} % of dev's source tokens and ${percent} % of its target tokens`);
  });

  it('when no pair is short enough, then the hint names the option', () => {
    writeFileSync(join(folder, 'long.tsv'), '1 2 3 4\t4 3 2 1\n2 3 4 5\t5 4 3 2\n'.repeat(20));
    const { code, talk } = nmt('train', '--corpus', 'long.tsv', '--maximum-length', '2', '--quiet');
    expect(talk).toMatch(/no train pair is left to work with, of \d+ \(raise --maximum-length \(now 2\)\)\n$/);
    expect(code).toBe(1);
  });

  it('when the checkpoint cannot be put where it should be, then training does not begin', () => {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'taken.json'));
    for (const place of ['file/model', 'taken']) {
      const { code, out, talk } = train(place);
      expect(talk).toMatch(/^nmt: \S+: the checkpoint cannot be written: .*\n$/);
      expect([code, out.includes('"start"')]).toEqual([1, false]);
    }
  });

  it.skipIf(!existsSync('/bin/bash'))(
    'when the disk is full, then one line says so and what was saved stands (needs bash)',
    () => {
      train('full', '--epochs', '1');
      const before = readFileSync(join(folder, 'full.last.json'));
      const limited = ['-c', 'ulimit -f 20; exec "$0" "$@"', process.execPath];
      const words = [...limited, NMT, 'train', '--resume', 'full.last.json', '--epochs', '2', '--quiet'];
      const { status, stderr } = spawnSync('/bin/bash', words, { cwd: folder, encoding: 'utf8' });
      expect(stderr).toMatch(/^nmt: full(\.last)?\.json: the checkpoint cannot be written: .*\n$/m);
      expect(status).toBe(1);
      expect(readFileSync(join(folder, 'full.last.json')).equals(before)).toBe(true);
    },
  );
});
