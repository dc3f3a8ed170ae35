/**
 * `npm run prove:lines [-- --signals 5]`
 * One line of up to 10 MB of one kind of character: how long it takes to be cut into tokens and joined again, and how
 * soon a signal is heard meanwhile. The figures go into docs/input.md.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { median } from '../../src/median.ts';
import { createTokenizer, type TokenizerRecord, tokenize } from '../../src/text/tokenizer.ts';
import { writeMeasured } from './measured-page.ts';
import { PACKAGE } from './nmt.ts';

const MEGABYTE = 1_000_000;
const SIZES = [1, 2, 4, 8, 10];
const PIECES: Readonly<Record<string, string>> = {
  spaces: ' ',
  'one letter': 'a',
  'full stops': '.',
  figures: '7',
  'combining marks, one kind': '\u0301',
  'combining marks, four kinds': '\u0301\u0327\u0323\u0308',
  'emoji joined by U+200D': '\u{1f468}\u200d\u{1f469}\u200d',
  'invisible characters': '\u200b\u00ad\u2060',
  'Chinese characters': '漢字',
  Hangul: '가나',
};
const MERGES = ['a a', 'aa aa', '7 7'];

const { values: flags } = parseArgs({ options: { signals: { type: 'string', default: '5' } } });

/** A text of so many bytes of UTF-8. */
function textOf(piece: string, bytes: number): string {
  return piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));
}

/** Processor seconds to cut a text into tokens and to join them. */
function secondsOf(text: string, tokenizer: TokenizerRecord['tokenizer']): number {
  const plain = { tokenizer, pretokenized: false, lowercase: false, jamo: false };
  const made = createTokenizer(tokenizer === 'bpe' ? { ...plain, merges: MERGES } : plain);
  const start = process.cpuUsage();
  made.detokenize(tokenize(made, text));
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function rowOf(name: string, piece: string): string {
  const words = SIZES.map((size) => secondsOf(textOf(piece, size * MEGABYTE), 'word'));
  const others = (['char', 'bpe'] as const).map((kind) => secondsOf(textOf(piece, 8 * MEGABYTE), kind));
  const row = [name, ...[...words, ...others].map((seconds) => seconds.toFixed(2))].join(' | ');
  console.log(row);
  return `| ${row} |`;
}

/** Milliseconds from a first signal, and a second one right behind it, to the end of the process; `null` if it was over. */
async function millisecondsToStop(words: readonly string[], file: string, afterMs: number): Promise<number | null> {
  const child = spawn(process.execPath, [join(PACKAGE, 'bin', 'nmt.js'), ...words], {
    stdio: [openSync(file, 'r'), 'ignore', 'ignore'],
  });
  const ended = new Promise<number>((resolve) => child.once('exit', () => resolve(performance.now())));
  await setTimeout(afterMs);
  if (child.exitCode !== null) return null;
  const start = performance.now();
  child.kill('SIGINT');
  await setTimeout(1); // else the second could overtake the first
  child.kill('SIGTERM');
  return (await ended) - start;
}

/** The middle and the longest of several trials, at different moments of the work. */
async function stopRow(name: string, words: readonly string[], file: string): Promise<string> {
  const waits: number[] = [];
  for (let i = 0; i < Number(flags.signals); i++) {
    const wait = await millisecondsToStop(words, file, 800 + 300 * i);
    if (wait !== null) waits.push(wait);
  }
  const figures = waits.length === 0 ? ['–', '–'] : [median(waits), Math.max(...waits)].map((ms) => ms.toFixed(0));
  const row = [`\`nmt ${words[0]}\` of ${name}`, ...figures, String(waits.length)].join(' | ');
  console.log(row);
  return `| ${row} |`;
}

const folder = mkdtempSync(join(tmpdir(), 'nmt-lines-'));
try {
  const rows = Object.entries(PIECES).map(([name, piece]) => rowOf(name, piece));
  const stops: string[] = [];
  for (const name of ['emoji joined by U+200D', 'Chinese characters', 'Hangul']) {
    const file = join(folder, 'line');
    writeFileSync(file, `${textOf(PIECES[name]!, 10 * MEGABYTE)}\n`);
    stops.push(await stopRow(name, ['tokenize', '--tokenizer', 'char'], file));
    stops.push(await stopRow(name, ['translate', '--quiet'], file));
  }
  const processor = cpus()[0]?.model ?? 'unknown processor';
  const measured = [
    `Processor seconds to cut one line into tokens and to join them again; ${processor}, Node ${process.versions.node}:`,
    '',
    `| a line of | ${SIZES.map((size) => `words, ${size} MB`).join(' | ')} | characters, 8 MB | subwords, 8 MB |`,
    `| --- |${' --- |'.repeat(SIZES.length + 2)}`,
    ...rows,
    '',
    'Milliseconds from a signal, and a second one, to the end of the process, while it works on one line of 10 MB, by',
    `characters where it tokenises; on a machine with ${loadavg()[0]!.toFixed(0)} processes waiting for its ${cpus().length} cores:`,
    '',
    '| command | middle | longest | trials |',
    '| --- | --- | --- | --- |',
    ...stops,
    '',
  ];
  writeMeasured('input.md', 'prove:lines', measured.join('\n'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
