/** What to do about the name of a file that is not there: what it was probably meant for. Feeds hints. */
import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, normalize, parse, sep } from 'node:path';
import { editDistance } from './did-you-mean.ts';
import { namesIn } from './place.ts';

/** Names that a shell, a browser or another system would have made something of; a folder may have got before them. */
const UNREAD_NAMES: readonly (readonly [looks: RegExp, hint: string])[] = [
  [/(?:^|\/)file:\//i, 'a path is wanted: leave out file://'],
  [/(?:^|\/)[a-z][a-z\d+.-]+:\//i, 'an address, not a file: download it first'],
  [/(?:^|\/)(["']).*\1$/, 'the quotes are taken for a part of the name: leave them out'],
  [/(?:^|\/)~\w*\//, 'no shell has put a folder in place of ~: write the path in full'],
  [/(?:^|\/)\$|%\w+%/, 'no shell has put a value in place of the variable: write the path in full'],
  [/[*?]|[{[].*[,-].*[}\]]/, 'a pattern: no file fits it, or quotes keep the shell from putting names in its place'],
];
/** Of a drive, or with the marks that Windows writes between folders. */
const WINDOWS = /\\|(?:^|\/)[a-z]:\//i;
const LONGEST_TRIED = 100;
/** Letters that may be wrong: one of five, and no more than two. */
const EDITS = { share: 1 / 5, most: 2 };

/** `undefined` where nothing is like it. */
export function misnamedHint(file: string): string | undefined {
  const [, known] = UNREAD_NAMES.find(([looks]) => looks.test(file)) ?? [];
  if (known !== undefined) return known;
  if (sep === '/' && WINDOWS.test(file)) return 'a path of Windows: folders are parted by / here';
  return sameLookHint(file) ?? brokenLinkHint(file) ?? neighbourHint(file);
}

/** One that looks the same is there, as archives made on macOS bring it: Hangul and letters with marks taken apart. */
function sameLookHint(file: string): string | undefined {
  let place = isAbsolute(file) ? parse(file).root : '.';
  let differs = false;
  for (const part of normalize(file)
    .slice(isAbsolute(file) ? place.length : 0)
    .split(sep)) {
    const exact = join(place, part);
    const found = existsSync(exact) ? part : namesIn(place).find((name) => name.normalize() === part.normalize());
    if (found === undefined) return undefined;
    differs ||= found !== part;
    place = join(place, found);
  }
  if (!differs) return undefined;
  return 'a name that looks the same is there, in other characters (Unicode NFC or NFD): let the shell complete it by Tab';
}

/** None where the system does not let us look. */
function brokenLinkHint(file: string): string | undefined {
  try {
    return lstatSync(file).isSymbolicLink() ? `a link to ${readlinkSync(file)}, which is not there` : undefined;
  } catch {
    return undefined;
  }
}

/** A name beside it that is written nearly so: in other case, with a space at its end, with or without .gz. */
function neighbourHint(file: string): string | undefined {
  const name = basename(file);
  if (name.length > LONGEST_TRIED) return undefined;
  const around = namesIn(dirname(file)).filter((one) => one.length <= LONGEST_TRIED);
  const packed = around.find((one) => one === `${name}.gz` || `${one}.gz` === name);
  const most = Math.min(EDITS.most, Math.floor(EDITS.share * name.length));
  const near = around
    .filter((one) => Math.abs(one.length - name.length) <= most)
    .map((one) => ({ one, edits: editDistance(one.toLowerCase(), name.toLowerCase()) }))
    .filter(({ edits }) => edits <= most);
  const meant = packed ?? near.sort((a, b) => a.edits - b.edits)[0]?.one;
  return meant === undefined ? undefined : `did you mean ${JSON.stringify(meant)}?`;
}
