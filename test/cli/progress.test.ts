import { describe, expect, it } from 'vitest';
import type { EpochRecord } from '../../src/checkpoint/records.ts';
import { headerLines, lastWords, sampleLines, tableHead, tableRow } from '../../src/cli/progress/epoch-table.ts';
import { plainScreen } from '../../src/cli/progress/plain.ts';
import { watchTraining } from '../../src/cli/progress/watch.ts';
import { columnsOf } from '../../src/cli/text-width.ts';
import { resolveConfig } from '../../src/config-resolution.ts';
import type { TrainingEvent } from '../../src/training/events.ts';
import { fakeTerminal } from './fake-terminal.ts';

const RECORD: EpochRecord = {
  epoch: 3,
  step: 60,
  trainLoss: 1.5,
  devLoss: 1.25,
  devPerplexity: 3.49,
  devBleu: 61.234,
  learningRate: 0.002,
  gradientNorm: 0.8,
  seconds: 4.26,
  targetTokens: 1000,
  weightHash: '89abcdef',
  best: true,
  samples: [
    { source: 'I am hungry.', reference: '배가 고파요.', hypothesis: '배가 고파요.' },
    { source: 'Where is the station?', reference: '역이 어디예요?', hypothesis: '역은 어디예요?' },
  ],
};

const START: TrainingEvent = {
  type: 'start',
  corpus: 'en-ko',
  trainPairs: 12000,
  devPairs: 500,
  sourceVocabulary: 900,
  targetVocabulary: 1500,
  parameters: 654321,
  kernels: 'simd',
  threads: 2,
  stepsPerEpoch: 188,
  processes: 1,
  memoryMiB: 63.2,
  resumedStep: 0,
};

const END = {
  type: 'end',
  reason: 'epochs',
  bestFile: 'checkpoints/en-ko.json',
  lastFile: 'checkpoints/en-ko.last.json',
  step: 188,
  seconds: 38.4,
  weightHash: '89abcdef',
  best: RECORD,
} as const;

function stepEvent(secondsLeft: number): Extract<TrainingEvent, { type: 'step' }> {
  return {
    type: 'step',
    epoch: 1,
    epochs: 12,
    step: 5,
    stepInEpoch: 5,
    stepsPerEpoch: 188,
    loss: 2.5,
    learningRate: 0.001,
    gradientNorm: 1,
    tokensPerSecond: 12345.6,
    secondsLeft,
  };
}

const watched = async (
  events: readonly TrainingEvent[],
  { columns, ...flags }: { json?: boolean; quiet?: boolean; columns?: number } = {},
) => {
  const terminal = fakeTerminal();
  if (columns !== undefined) Object.assign(terminal.stderr, { isTTY: true, columns });
  const options = { config: resolveConfig({}), json: false, quiet: false, onBroken: () => {}, ...flags };
  const watcher = await watchTraining(terminal, options);
  for (const event of events) watcher.onEvent(event);
  watcher.close();
  return { out: terminal.out(), talk: terminal.talk(), watcher };
};

describe('the table', () => {
  it('when a row is drawn, then every figure stands under its title and the best one is marked', () => {
    const head = tableHead();
    const row = tableRow(RECORD);
    for (const [title, value] of [
      ['epoch', '3'],
      ['train loss', '1.5000'],
      ['dev ppl', '3.49'],
      ['dev BLEU', '61.23'],
      ['seconds', '4.3'],
    ] as const) {
      const end = head.indexOf(title) + title.length;
      expect(row.slice(0, end).endsWith(value), title).toBe(true);
    }
    expect(row).toContain('89abcdef  * best');
    expect(tableRow({ ...RECORD, best: false })).not.toContain('best');
  });

  it('when samples are drawn, then their columns line up although Hangul is wide', () => {
    const lines = sampleLines(RECORD.samples, 100);
    const bars = lines.map((line) => line.split('|').slice(0, 2).map(columnsOf));
    expect(bars[0]).toEqual(bars[1]);
    expect(lines[1]).toContain('역은 어디예요?');
  });

  it('when the terminal is narrow, then samples are cut to it', () => {
    for (const line of sampleLines(RECORD.samples, 48)) expect(columnsOf(line)).toBeLessThanOrEqual(48);
  });

  it('when training starts, then corpus, vocabulary, model and kernels are named', () => {
    const text = headerLines(START as never, resolveConfig({ flags: { cell: 'gru' } })).join('\n');
    for (const part of [
      'en-ko',
      '12,000 train pairs',
      '654,321 parameters',
      'bidirectional gru',
      'simd kernels, 2 threads',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('when training ends, then the last words hold the hash and the commands to run next', () => {
    expect(lastWords(END, 'nmt')).toEqual([
      'all epochs done after 188 steps in 38 s',
      'best: epoch 3, dev BLEU 61.23, dev loss 1.2500',
      'saved: checkpoints/en-ko.json',
      'weights 89abcdef',
      'next: nmt translate --checkpoint checkpoints/en-ko.json',
      '      nmt evaluate --checkpoint checkpoints/en-ko.json',
    ]);
  });

  it('when nothing was validated before it was interrupted, then the file and the hash are those of the last state', () => {
    expect(lastWords({ ...END, reason: 'interrupted', best: null }, 'nmt').slice(1, 3)).toEqual([
      'saved: checkpoints/en-ko.last.json',
      'weights 89abcdef',
    ]);
  });

  it('when training was interrupted, then the next command resumes, its file quoted for a shell', () => {
    const words = lastWords({ ...END, reason: 'interrupted', lastFile: "my model's.last.json" }, 'npx nmt');
    expect(words.at(-1)).toBe("next: npx nmt train --resume 'my model'\\''s.last.json'");
  });
});

describe('plain progress', () => {
  it('when steps rush by, then a line comes only after ten seconds and a twentieth of the run', () => {
    let now = 0;
    const lines: string[] = [];
    const screen = plainScreen(
      (line) => lines.push(line),
      () => now,
    );
    for (let second = 0; second < 400; second++) {
      now = second * 1000;
      screen.step(stepEvent(400 - second));
    }
    expect(lines.length).toBeGreaterThan(15);
    expect(lines.length).toBeLessThanOrEqual(20);
    const short: string[] = [];
    now = 0;
    const quick = plainScreen(
      (line) => short.push(line),
      () => now,
    );
    for (now = 0; now < 8000; now += 100) quick.step(stepEvent(8 - now / 1000));
    expect(short).toEqual([]);
    expect(lines[0]).toMatch(/^epoch 1\/12 {2}step 5\/188 {2}loss 2\.500 {2}12,346 tokens\/s {2}.* left$/);
  });
});

describe('watching', () => {
  it('when stderr is no terminal, then header, table and last words are plain lines and stdout is empty', async () => {
    const { out, talk } = await watched([
      START,
      { type: 'epoch', record: RECORD },
      { type: 'epoch', record: RECORD },
      END,
    ]);
    expect(out).toBe('');
    expect(talk).not.toContain('\u001b');
    expect(talk.split('\n').filter((line) => line.includes('train loss'))).toHaveLength(1);
    expect(talk).toContain('weights 89abcdef');
  });

  it('when a terminal says it is 0 columns wide, then nothing is drawn twice: lines are plain', async () => {
    const events: TrainingEvent[] = [{ type: 'preparing', work: 'corpus' }, START, stepEvent(1), END];
    const { talk } = await watched(events, { columns: 0 });
    expect(talk).not.toContain('\u001b');
    expect(talk).toContain('weights 89abcdef');
  });

  it('when --json is given, then stdout has each event as a line and stderr only warnings and last words', async () => {
    const notice = { type: 'notice', severity: 'warning', message: '3 pairs occur twice' } as const;
    const events: TrainingEvent[] = [START, notice, stepEvent(1), { type: 'epoch', record: RECORD }, END];
    const { out, talk } = await watched(events, { json: true });
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(events);
    expect(talk.split('\n')[0]).toBe('warning: 3 pairs occur twice');
    expect(talk).not.toContain('train loss');
    expect(talk).toContain('weights 89abcdef');
  });

  it('when it is quiet, then notes and rows are left out, warnings and last words are not', async () => {
    const note = { type: 'notice', severity: 'note', message: 'all is well' } as const;
    const finding = { kind: 'sameAnswer', answer: 'x' } as const;
    const health = { type: 'health', finding, message: 'the loss rises' } as const;
    const { talk } = await watched([START, note, health, END], { quiet: true });
    expect(talk).not.toContain('all is well');
    expect(talk).toContain('warning: the loss rises');
    expect(talk).toContain('weights 89abcdef');
  });

  it('when training came to its end, then it is finished; not when it was interrupted', async () => {
    expect((await watched([END])).watcher.finished()).toBe(true);
    expect((await watched([{ ...END, reason: 'interrupted' }])).watcher.finished()).toBe(false);
  });
});
