/** The name of a file where a text is wanted, as whoever expects a file to be read gives it. */
import { existsSync, statSync } from 'node:fs';
import { shellWord } from '../shell-word.ts';
import { say, type Terminal } from './terminal.ts';

/** Says so where these words are the name of a file; it is text all the same. */
export function remarkOnFile(terminal: Terminal, words: readonly string[], wayOut: (file: string) => string): void {
  const [file] = words;
  if (words.length !== 1 || !existsSync(file!) || !statSync(file!).isFile()) return;
  const taken = `${file} is taken for text, but there is a file of this name`;
  say(terminal, `nmt: note: ${taken} (${wayOut(shellWord(file!))})`);
}
