/** What comes through a pipe comes in pieces that end anywhere, within a character too. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { randomInteger } from '../../src/random.ts';
import { NMT, outcomeOf, runNode, startNode } from './processes.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CHECKPOINT = join(ROOT, 'checkpoints', 'en-ko.json');
const translate = [NMT, 'translate', '--quiet', '--beam', '3', '--scores', '--checkpoint', CHECKPOINT];

/** Sentences, enough for threads to be worth it, and between them what is no sentence of theirs. */
const STRANGE = [
  '',
  '  \t',
  'Zoë 🙂👩‍👩‍👧 뷁 漢字 ﬃ',
  'I am hungry.\r',
  `We ${'really '.repeat(300)}drink water.`,
  '\u00a0\u200b',
  '𝕬',
];
const INPUT = Buffer.from(
  readFileSync(join(ROOT, 'corpora', 'en-ko', 'test.tsv'), 'utf8')
    .split('\n')
    .slice(0, 400)
    .map((line) => line.split('\t')[0]!)
    .flatMap((text, i) => (i % 20 === 7 ? [text, STRANGE[((i - 7) / 20) % STRANGE.length]!] : [text]))
    .join('\n'),
);

/** Pieces of 1 to `longest` bytes, and which of them are waited for, drawn by `key`. */
function* pieces(key: number, longest: number): Generator<{ piece: Buffer; waits: boolean }> {
  for (let start = 0, i = 0; start < INPUT.length; i++) {
    const end = start + 1 + randomInteger(key, 2 * i, longest);
    yield { piece: INPUT.subarray(start, end), waits: randomInteger(key, 2 * i + 1, 10) === 0 };
    start = end;
  }
}

describe.skipIf(!existsSync(CHECKPOINT))('nmt translate (left out where checkpoints/en-ko.json is missing)', () => {
  it('when its input comes in pieces of any size, then its output is that of the whole, byte for byte', {
    timeout: 240_000,
  }, async () => {
    const whole = runNode([...translate, '--batch', '1', '--threads', '1'], { input: INPUT });
    expect(whole.code).toBe(0);
    expect(whole.out.split('\n')).toHaveLength(INPUT.toString().split('\n').length + 1);
    for (const [key, longest, flags] of [
      [1, 40, []],
      [2, 9, ['--batch', '7', '--threads', '2']],
      [3, 700, ['--batch', '1']],
      [4, 5000, ['--batch', '500', '--threads', '1']],
      [5, 3000, ['--batch', '64', '--threads', '3']],
    ] as const) {
      const child = startNode([...translate, ...flags]);
      const ended = outcomeOf(child);
      for (const { piece, waits } of pieces(key, longest)) {
        child.stdin.write(piece);
        if (waits) await delay(1);
      }
      child.stdin.end();
      const { out, code } = await ended;
      expect(code).toBe(0);
      expect(out, `pieces of at most ${longest} bytes, ${flags.join(' ')}`).toBe(whole.out);
    }
  });
});
