/** Work on the lines of standard input, as a filter does it: stops after a whole line, waits where the reader is slow. */
import { setImmediate } from 'node:timers/promises';
import type { Line } from '../../encoding/line-cutter.ts';
import { listenForStop } from '../stop.ts';
import { EXIT, say, type Terminal } from '../terminal.ts';
import { BatchSize } from './batch-size.ts';
import { LineReader } from './line-reader.ts';

/** Warnings of one kind that are said one by one. */
export const MOST_WARNINGS = 10;

/** A line under way that ends sooner after a signal needs no word. */
const PATIENCE_MS = 150;

interface LineOptions {
  /** Lines that are worked on at once, at most; `null` for as many as take little time. */
  readonly most: number | null;
  /** The label of the input's encoding; UTF-8 unless given. */
  readonly encoding?: string | undefined;
}

/** Takes lines as they come until the input ends (0) or a signal comes (130, 143). */
export async function workThroughLines(
  terminal: Terminal,
  { most, encoding }: LineOptions,
  work: (lines: readonly Line[]) => Promise<void>,
): Promise<number> {
  const reader = new LineReader(terminal.stdin, encoding ?? null);
  let patience: NodeJS.Timeout | undefined;
  const stop = listenForStop(terminal, () => {
    reader.stop();
    patience = setTimeout(() => say(terminal, 'nmt: finishing this line; once more to stop at once'), PATIENCE_MS);
  });
  const tell = teller(terminal, reader);
  const size = new BatchSize();
  for (;;) {
    const lines = await reader.next(most ?? size.most);
    tell();
    if (lines.length === 0) break;
    const startMs = performance.now();
    await work(lines);
    size.took(lines.length, performance.now() - startMs);
    await setImmediate(); // a turn of the event loop: signals are heard between lines that wait already
  }
  clearTimeout(patience);
  stop.forget();
  return EXIT[stop.received() ?? 'done'];
}

/** Says what is to be known of the input, once each. */
function teller(terminal: Terminal, reader: LineReader): () => void {
  let told = 0;
  let isMisfitTold = false;
  return () => {
    for (const note of reader.notes.slice(told)) say(terminal, `nmt: standard input: ${note}`);
    told = reader.notes.length;
    if (isMisfitTold || reader.firstMisfit === null) return;
    isMisfitTold = true;
    const { line, problem, hint } = reader.firstMisfit;
    say(terminal, `nmt: warning: standard input:${line}: ${problem}; what cannot be read becomes U+FFFD (${hint})`);
  };
}
