/** Real processes for tests: nmt itself, and nmt with pipelines that answer by rule instead of a model. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..', '..');
export const NMT = join(ROOT, 'bin', 'nmt.js');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly talk: string;
}

const environment = () => ({ PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '' });

/** Runs `node <program> <words>` to its end. */
export function runNode(words: readonly string[], options: { input?: string | Buffer; folder?: string } = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    input: options.input ?? '',
    cwd: options.folder,
    env: environment(),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return { code: status, out: stdout, talk: stderr };
}

export function startNode(words: readonly string[], folder?: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, words, { cwd: folder, env: environment() });
}

/** Collects what a process says until it ends. */
export function outcomeOf(child: ChildProcessWithoutNullStreams): Promise<Outcome> {
  let out = '';
  let talk = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    talk += text;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, talk })));
}

/** Resolves when a stream has said what is looked for, with all it has said. */
export function heard(stream: NodeJS.ReadableStream, wanted: string | RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const listen = (piece: string | Buffer) => {
      text += piece.toString();
      if (typeof wanted === 'string' ? !text.includes(wanted) : !wanted.test(text)) return;
      stream.off('data', listen);
      resolve(text);
    };
    stream.on('data', listen);
    stream.once('end', () => reject(new Error(`ended without ${wanted}: ${JSON.stringify(text)}`)));
  });
}

/** Writes a program that is nmt but for its model, which answers in upper case; it tells its peak memory at the end, and is as slow as it is told. */
export function scriptedNmt(folder: string): string {
  const program = join(folder, 'scripted.mjs');
  const main = pathToFileURL(join(ROOT, 'dist', 'cli', 'main.js')).href;
  writeFileSync(
    program,
    `import { main } from '${main}';
     if (process.env.NMT_TELL_MEMORY) process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS));
     const answer = (source) => {
       const busyUntil = performance.now() + Number(process.env.NMT_BUSY_MS ?? 0);
       while (performance.now() < busyUntil);
       const text = source.toUpperCase();
       const candidate = { text, score: -1, logProbability: -1, tokens: [text], alignment: [[0, 0]], finished: true };
       return { source, translation: text, score: -1, candidates: [candidate], sourceTokens: [source],
                unknown: source.includes('qux') ? ['qux'] : [], parts: 1, pieces: 1 };
     };
     await main({
       loadTranslator: async () => ({
         description: 'a scripted model',
         translate: async (lines) => lines.map(answer),
         close: async () => {},
       }),
     });`,
  );
  return program;
}
