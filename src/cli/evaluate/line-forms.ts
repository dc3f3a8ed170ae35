/** Texts to score that hold more than the text: what their lines are, and the command that gets the text out. */
import { NmtError } from '../../errors.ts';
import { keyOfText, type NamedLines } from './documents.ts';

interface LineForm {
  /** Behind "every line". */
  readonly name: string;
  has(line: string): boolean;
  /** Gets the text out of old.txt. */
  readonly command: string | ((line: string) => string);
  /** Whether two texts of it are compared by more than their sentences too, since numbers and names of fields match. */
  readonly flatters?: true;
}

/** What `nmt translate` and others write beside a translation; the first one that all lines have is meant. */
const FORMS: readonly LineForm[] = [
  {
    name: 'holds JSON',
    has: (line) => /^\{\s*".*\}$/.test(line),
    command: (line) => `jq -r '.[${JSON.stringify(keyIn(line))}]' old.txt`,
    flatters: true,
  },
  {
    name: 'holds an entry of an n-best list',
    has: (line) => /^\d+ \|\|\| .* \|\|\| /.test(line),
    flatters: true,
    command: `awk -F' [|][|][|] ' '$1 != id || NR == 1 { print $2 } { id = $1 }' old.txt`,
  },
  {
    name: 'begins with a number and a tab',
    has: (line) => /^[-+\d.e]+\t/i.test(line),
    command: 'cut -f2- old.txt',
    flatters: true,
  },
  {
    name: 'ends with a tab and word alignments',
    has: (line) => /\t(?:\d+-\d+ ?)*$/.test(line),
    command: 'cut -f1 old.txt',
  },
  { name: 'has a tab', has: (line) => line.includes('\t'), command: 'cut -f2 old.txt', flatters: true },
  {
    name: 'stands in quotes',
    has: (line) => /^".*"$/.test(line),
    command: `sed 's/^"\\(.*\\)"$/\\1/; s/""/"/g' old.txt`,
  },
];

/** Fewer lines may have it by chance. */
const ENOUGH = 3;

/**
 * Where every line of one text has a form that no line of the other has, more than the text would be scored.
 *
 * @throws NmtError E_CORPUS with what the lines are, and the command that gets the text out
 */
export function refuseOtherForms(one: NamedLines, other: NamedLines): void {
  for (const [{ name, lines }, beside] of [
    [one, other],
    [other, one],
  ] as const) {
    const form = formOf(lines);
    if (form === undefined || beside.lines.some((line) => form.has(line))) continue;
    const first = lines.find((line) => line.trim() !== '')!;
    const command = typeof form.command === 'string' ? form.command : form.command(first);
    const problem = `every line ${form.name}, as no line of ${beside.name} does`;
    throw new NmtError({ code: 'E_CORPUS', file: name, problem, hint: `the text alone: ${command} > new.txt` });
  }
}

/** The form that every line of both texts has, where it makes them seem more alike; else `null`. */
export function formOfBoth(one: NamedLines, other: NamedLines): string | null {
  const form = formOf(one.lines);
  return form?.flatters && form === formOf(other.lines) ? form.name : null;
}

function formOf(lines: readonly string[]): LineForm | undefined {
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.length < ENOUGH ? undefined : FORMS.find(({ has }) => filled.every(has));
}

function keyIn(line: string): string {
  try {
    return keyOfText(JSON.parse(line)) ?? 'translation';
  } catch {
    return 'translation';
  }
}
