/** Runs what a reader would type: words in quotes, pipes and redirections, without a shell, so that it runs everywhere. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NMT, type Outcome, runNode } from '../end-to-end/processes.ts';

interface Command {
  readonly words: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

/** `npx nmt a 'b c' < d | npx nmt e > f` → two commands. */
export function parseCommandLine(line: string): Command[] {
  return line.split(/ \| (?=npx|echo|printf)/).map((part) => {
    const words: string[] = [];
    const ends: { '<'?: string; '>'?: string } = {};
    const pieces = [...part.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i]!;
      if (piece === '<' || piece === '>') ends[piece] = pieces[++i]!;
      else words.push(piece);
    }
    return { words, from: ends['<'] ?? null, to: ends['>'] ?? null };
  });
}

/** Runs the commands of a line one after the other, each fed with what the one before it wrote. */
export function runCommandLine(line: string, folder: string): Outcome {
  let out = '';
  let talk = '';
  for (const { words, from, to } of parseCommandLine(line)) {
    const input = from === null ? out : readFileSync(join(folder, from), 'utf8');
    const result = runOne(words, input, folder);
    out = result.out;
    talk += result.talk;
    if (result.code !== 0) return { code: result.code, out, talk };
    if (to === null) continue;
    writeFileSync(join(folder, to), out);
    out = '';
  }
  return { code: 0, out, talk };
}

function runOne(words: readonly string[], input: string, folder: string): Outcome {
  const [program, ...rest] = words;
  if (program === 'echo') return { code: 0, out: `${rest.join(' ')}\n`, talk: '' };
  if (program === 'printf') return { code: 0, out: rest.join(' ').replaceAll('\\n', '\n'), talk: '' };
  if (program === 'npx' && rest[0] === 'nmt') return runNode([NMT, ...rest.slice(1)], { input, folder });
  throw new Error(`a page may say npx nmt, echo and printf, not ${program}`);
}
