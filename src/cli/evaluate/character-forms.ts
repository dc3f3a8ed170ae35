/** Characters that look the same in two texts, or cannot be seen in one, and match nowhere: what a score says nothing of. */
import { shellWord } from '../../shell-word.ts';
import { codePointNames, dropInvisible, replaceInvisible } from '../../text/invisible.ts';
import { compose } from '../../text/normalise.ts';
import type { NamedLines } from './documents.ts';

/** `name`: as it was given; - for standard input. */
interface ShownLines extends NamedLines {
  readonly shown: string;
}

/** Some texts need these between others of their letters. */
const JOINERS = /[\u200c\u200d]/g;

/** What is to be said of two texts; nothing where their characters are of a kind. */
export function characterRemarks(one: ShownLines, other: ShownLines): string[] {
  return [takenApart(one, other), invisible(one, other), invisible(other, one)].filter((said) => said !== null);
}

/** One may have é or 가 as one character, the other as several. */
function takenApart(one: ShownLines, other: ShownLines): string | null {
  const form = (line: string) => (/^[\0-\x7f]*$/.test(line) ? null : compose(line) === line);
  for (const [i, line] of one.lines.entries()) {
    const [our, their] = [form(line), form(other.lines[i]!)];
    if (our === null || their === null || our === their) continue;
    const [apart, whole] = our ? [other, one] : [one, other];
    const what = 'characters are taken apart (Unicode NFD), so that they match none of';
    return `${apart.shown}:${i + 1}: ${what} ${whole.shown} (compose them: ${changed(apart, "normalize('NFC')")})`;
  }
  return null;
}

function invisible(one: ShownLines, other: ShownLines): string | null {
  const has = (line: string) => dropInvisible(line) !== line;
  const found = one.lines.findIndex(has);
  if (found < 0 || other.lines.some(has)) return null;
  const all = new Set<string>();
  for (const line of one.lines) {
    replaceInvisible(line, (characters) => {
      for (const character of characters) all.add(character);
      return '';
    });
  }
  const text = [...all].join('');
  const safe = text.replace(JOINERS, '') || text;
  const escapes = Array.from(safe, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`).join('');
  const what = `has invisible characters (${codePointNames([...all][0]!)}) that no line of ${other.shown} has, and that are scored`;
  return `${one.shown}:${found + 1}: ${what} (drop them: ${changed(one, `replace(/[${escapes}]/gu, '')`)})`;
}

/** A command that changes the text of a file. */
function changed({ name }: ShownLines, change: string): string {
  const program = `node -e "process.stdout.write(require('fs').readFileSync(0, 'utf8').${change})"`;
  return name === '-' ? `… | ${program}` : `${program} < ${shellWord(name)} > new.txt`;
}
