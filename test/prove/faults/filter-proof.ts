/** Hostile lines through `nmt translate` in pieces of random size: as many lines come out, each in its place. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { Draws } from './draws.ts';
import { hostileLine } from './hostile-lines.ts';

export interface FilterFigures {
  readonly linesIn: number;
  readonly linesOut: number;
  /** Known sentences strewn among the lines, and those that were not answered in their place. */
  readonly known: number;
  readonly misplaced: number;
  readonly exitCode: number | null;
  /** Resident memory after a tenth of the lines and at its highest after that; `null` where the system does not tell. */
  readonly memoryMiB: readonly [number, number] | null;
  readonly seconds: number;
  readonly warnings: number;
}

export interface FilterWork {
  readonly program: string;
  readonly checkpoint: string;
  readonly lines: number;
  readonly seed: number;
  readonly known: { readonly source: string; readonly translation: string };
}

const KNOWN_EVERY = 997;
const LARGEST_PIECE = 100_000;

export async function proveFilter({ program, checkpoint, lines, seed, known }: FilterWork): Promise<FilterFigures> {
  const words = ['translate', '--checkpoint', checkpoint, '--beam', '1', '--batch', '128', '--threads', '1'];
  const startMs = performance.now();
  const child = spawn(process.execPath, [program, ...words]);
  const ended = once(child, 'close');
  let [linesOut, misplaced, talk, rest] = [0, 0, '', ''];
  const memory: number[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    talk = (talk + text).slice(-1_000_000);
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop()!;
    for (const line of parts) {
      if (linesOut % KNOWN_EVERY === 0 && line !== known.translation) misplaced++;
      if (++linesOut % Math.ceil(lines / 100) === 0) memory.push(residentMiB(child.pid!));
    }
  });
  for await (const piece of pieces(lines, seed, known.source)) {
    if (!child.stdin.write(piece)) await Promise.race([once(child.stdin, 'drain'), ended]);
  }
  child.stdin.end();
  const [exitCode] = (await ended) as [number | null];
  const early = memory.slice(0, Math.ceil(memory.length / 10));
  const isTold = memory.every((value) => value > 0) && memory.length > 0;
  return {
    linesIn: lines,
    linesOut,
    known: Math.ceil(lines / KNOWN_EVERY),
    misplaced,
    exitCode,
    memoryMiB: isTold ? [Math.round(Math.max(...early)), Math.round(Math.max(...memory))] : null,
    seconds: Math.round((performance.now() - startMs) / 1000),
    warnings: talk.split('\n').filter((line) => line.includes('warning')).length,
  };
}

/** The lines as bytes, cut anywhere: within a line, within a character. */
function* pieces(lines: number, seed: number, known: string): Generator<Buffer> {
  const draws = new Draws(seed);
  let waiting: Buffer[] = [];
  let length = 0;
  let size = draws.between(1, LARGEST_PIECE);
  for (let i = 0; i < lines; i++) {
    const line = i % KNOWN_EVERY === 0 ? Buffer.from(known) : hostileLine(draws);
    waiting.push(line, Buffer.from('\n'));
    length += line.length + 1;
    if (length < size) continue;
    const bytes = Buffer.concat(waiting);
    yield bytes.subarray(0, size);
    waiting = [bytes.subarray(size)];
    length -= size;
    size = draws.between(1, draws.pick([10, 1000, LARGEST_PIECE]));
  }
  yield Buffer.concat(waiting);
}

/** Memory of a process that is in use now, in MiB; 0 where the system does not tell. */
function residentMiB(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024;
}
