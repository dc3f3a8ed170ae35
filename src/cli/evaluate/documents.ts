/** Files to score that are documents of XML or JSON, or subtitles, and not one sentence a line. */
import { lookAlikeOfSide } from '../../corpus/files/formats/look-alikes.ts';
import { SEGMENTS } from '../../corpus/files/formats/xml.ts';
import { NmtError } from '../../errors.ts';

export interface NamedLines {
  readonly name: string;
  readonly lines: readonly string[];
}

const XML = /^\s*<(?:\?xml|!DOCTYPE|mteval|(?:src|ref|tst)set|tmx|xliff|doc)\b/i;

/** @throws NmtError E_CORPUS with what the file is, and the command that gets the text out */
export function refuseDocument({ name: file, lines }: NamedLines): void {
  const found = xml(lines) ?? jsonList(lines) ?? lookAlike(lines);
  if (found === null) return;
  const problem = `this is ${found.name}, not one sentence a line`;
  throw new NmtError({ code: 'E_CORPUS', file, line: 1, problem, hint: found.hint });
}

function xml(lines: readonly string[]): { name: string; hint: string } | null {
  const first = lines.find((line) => line.trim() !== '');
  if (first === undefined || !XML.test(first)) return null;
  const hasSegments = lines.some((line) => /<seg\b/i.test(line));
  return { name: 'XML', hint: hasSegments ? `the text alone: ${SEGMENTS} > new.txt` : 'take the text out' };
}

/** A list whose entries are texts, or objects that hold some. */
function jsonList(lines: readonly string[]): { name: string; hint: string } | null {
  const text = lines.join('\n').trim();
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return null;
  }
  const [first] = list as unknown[];
  const key = keyOfText(first);
  if (typeof first !== 'string' && key === null) return null;
  const entry = key === null ? '.[]' : `.[][${JSON.stringify(key)}]`;
  return { name: 'a list of JSON', hint: `the text alone: jq -r '${entry} | gsub("\\\\s+"; " ")' old.json > new.txt` };
}

/** Where an object has its text: what `nmt translate --json` calls it, else its longest text. */
export function keyOfText(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('translation' in value) return 'translation';
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const [longest] = texts.sort(([, a], [, b]) => b.length - a.length);
  return longest === undefined || longest[0].includes("'") ? null : longest[0];
}

/** A single line may be any sentence: "Not found." is one. */
function lookAlike(lines: readonly string[]): { name: string; hint: string } | null {
  const first = lines.filter((line) => line.trim() !== '').slice(0, 12);
  return first.length > 1 ? lookAlikeOfSide(first) : null;
}
