/** A terminal whose streams are kept in memory, and a translator that answers by rule. */
import { PassThrough, Writable } from 'node:stream';
import type { StopSignal, Terminal } from '../../src/cli/terminal.ts';
import type { Candidate } from '../../src/translation/candidate-text.ts';
import type { SearchOptions } from '../../src/translation/search-options.ts';
import type { Translation, Translator } from '../../src/translator.ts';
import { traced } from '../inspect/traced-sentence.ts';

export interface FakeTerminal extends Terminal {
  readonly stdin: PassThrough & { isTTY?: boolean };
  out(): string;
  talk(): string;
  signal(name: StopSignal): void;
  readonly exits: number[];
}

export function fakeTerminal(
  options: { environment?: Record<string, string>; locale?: string; onOut?: (text: string) => void } = {},
): FakeTerminal {
  const written = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString('utf8');
        if (name === 'stdout') options.onOut?.(chunk.toString('utf8'));
        done();
      },
    });
  const listeners = new Set<(signal: StopSignal) => void>();
  const exits: number[] = [];
  return {
    stdin: new PassThrough(),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    environment: options.environment ?? {},
    locale: options.locale ?? 'en-US',
    onSignal(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    exitNow: (code) => {
      exits.push(code);
    },
    exitBy() {},
    out: () => written.stdout,
    talk: () => written.stderr,
    signal: (name) => {
      for (const listener of listeners) listener(name);
    },
    exits,
  };
}

export function candidate(text: string, score = -0.5): Candidate {
  const tokens = text.split(' ');
  return {
    text,
    score,
    logProbability: score * 2,
    tokens,
    alignment: tokens.map((_, i) => [i, i] as const),
    finished: true,
  };
}

export function translationOf(source: string, changes: Partial<Translation> = {}): Translation {
  const candidates = [candidate(source.toUpperCase()), candidate(`${source.toUpperCase()} 2`, -1.25)];
  return {
    source,
    translation: candidates[0]!.text,
    score: candidates[0]!.score,
    candidates,
    sourceTokens: source.split(' '),
    unknown: [],
    nothingKnown: false,
    unsure: null,
    parts: 1,
    pieces: source.split(' ').length,
    ...changes,
  };
}

/** Answers in upper case and notes what it was asked. */
export function scriptedTranslator(
  answer: (line: string) => Partial<Translation> | Promise<Partial<Translation>> = () => ({}),
): Translator & { readonly asked: (readonly string[])[]; readonly searches: SearchOptions[]; closed: boolean } {
  const asked: (readonly string[])[] = [];
  const searches: SearchOptions[] = [];
  return {
    description: 'a scripted model',
    asked,
    searches,
    closed: false,
    async translate(lines, search) {
      asked.push(lines);
      searches.push(search);
      return Promise.all(lines.map(async (line) => translationOf(line, await answer(line))));
    },
    explain: async () => ({ ...traced(), unknown: [], nothingKnown: false, unsure: null }),
    async close() {
      this.closed = true;
    },
  };
}
