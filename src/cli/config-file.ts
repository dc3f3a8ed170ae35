/** A JSON file that a user wrote by hand: what is wrong with it is told with its line. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ConfigKey, PartialConfig } from '../config.ts';
import { pathOf } from '../corpus/files/locate.ts';
import { readText } from '../encoding/read.ts';
import { NmtError } from '../errors.ts';

/** @throws NmtError E_FILE when it cannot be read, E_CONFIG with the line when it is not JSON */
export async function readConfigFile(file: string): Promise<{ path: string; values: unknown }> {
  const hint = '--config takes a JSON file such as {"hiddenSize": 256}';
  const { text } = await readText(file, { code: 'E_CONFIG', takesEncoding: false, hint });
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch (error) {
    const reason = (error as Error).message;
    throw new NmtError({
      code: 'E_CONFIG',
      file,
      line: lineOfProblem(text, reason),
      problem: `this is not JSON: ${reason.replace(/ in JSON at position.*|, (\.\.\.)?".*/s, '')}`,
      hint: 'keys and texts stand in double quotes, no comma after the last entry, no comments',
    });
  }
  refuseRepeats(text, file);
  return { path: file, values };
}

/** JSON takes the last of two values in silence; options hold no objects, so every key is one of the file's own. */
function refuseRepeats(text: string, file: string): void {
  const lines = new Map<string, number>();
  for (const { 0: all, 1: key = '', 2: colon, index } of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?/g)) {
    if (colon === undefined) continue;
    const line = text.slice(0, index + all.length).split('\n').length;
    const first = lines.get(key);
    lines.set(key, line);
    if (first === undefined) continue;
    const problem = `"${key}" stands here again, after line ${first}`;
    throw new NmtError({ code: 'E_CONFIG', file, line, problem, hint: 'leave one of them out' });
  }
}

const INPUTS: readonly ConfigKey[] = ['corpus', 'source', 'target', 'dev', 'devSource', 'devTarget'];

/**
 * Paths in a configuration file are looked up from the working folder, not from the file's.
 *
 * @throws NmtError E_FILE for one that no flag replaces, where only the other reading leads to something
 */
export function checkConfigPlaces({ path, values }: { path: string; values: unknown }, flags: PartialConfig): void {
  for (const key of INPUTS.filter((one) => flags[one] === undefined)) {
    const file = Object(values)[key];
    if (typeof file !== 'string' || pathOf(file) !== undefined) continue;
    const meant = join(dirname(path), file);
    if (!existsSync(meant)) continue;
    const problem = `no such file or folder, which ${path} gives as "${key}"`;
    const hint = `paths in it are looked up from the working folder, where this one is ${meant}`;
    throw new NmtError({ code: 'E_FILE', file, problem, hint });
  }
}

/** Engines tell the position or quote the place; an unexpected end is the last line that holds something. */
function lineOfProblem(text: string, reason: string): number {
  const position = /position (\d+)/.exec(reason)?.[1];
  const quoted = /^Unexpected token '(.+?)', (\.\.\.)?"(.*?)"(?:\.\.\.)? is not valid JSON$/su.exec(reason);
  let before = text.trimEnd();
  if (position !== undefined) before = text.slice(0, Number(position));
  else if (quoted !== null) before = text.slice(0, placeOf(quoted, text));
  return before.split('\n').length;
}

/** V8 quotes ten characters before the offending one, fewer only at the start of the text. */
function placeOf([, token = '', cut, quote = '']: RegExpExecArray, text: string): number {
  return text.indexOf(quote) + (cut === undefined ? quote.indexOf(token) : 10);
}
