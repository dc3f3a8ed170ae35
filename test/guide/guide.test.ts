/**
 * The guide keeps its word: each of its commands runs, what it quotes is what they print, its pictures are what they
 * draw. `npm run guide` runs the same and writes today's output and pictures into the guide.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chapter, readChapter } from './chapter.ts';
import { runCommandLine } from './command-line.ts';
import { isQuotedRightly, requote } from './quotes.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const GUIDE = join('docs', 'guide');
const PICTURES = join(GUIDE, 'pictures');
const CHECKPOINT = join('checkpoints', 'en-ko.json');
const WRITES = process.env.MODE === 'guide';
const MOST_MS = 120_000;

const chapterNames = readdirSync(join(ROOT, GUIDE, 'en')).filter((name) => name.endsWith('.md'));
/** Each page, and its translation: the Korean chapters hold the same commands as the English, but for their language. */
const pages = [...chapterNames.map((name) => [join(GUIDE, 'en', name), join(GUIDE, 'ko', name)]), ['README.ko.md']];
const read = (page: string): Chapter => readChapter(join(ROOT, page));
/** What of a command or a picture's name says that it is in Korean. */
const withoutLanguage = (text: string) => text.replace(' --language ko', '').replace(/-ko(?=\.svg)/, '');

let clone: string;
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'nmt-guide-'));
  for (const name of ['corpora', PICTURES]) mkdirSync(join(clone, name), { recursive: true });
  for (const name of ['en-ko', 'en-fr'])
    cpSync(join(ROOT, 'corpora', name), join(clone, 'corpora', name), { recursive: true });
  mkdirSync(join(clone, 'checkpoints'));
  if (existsSync(join(ROOT, CHECKPOINT))) copyFileSync(join(ROOT, CHECKPOINT), join(clone, CHECKPOINT));
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

describe.skipIf(!existsSync(join(ROOT, CHECKPOINT)))(
  'the guide, run (left out where checkpoints/en-ko.json is missing)',
  () => {
    for (const { quoting, k, commands } of lessonsOnce()) {
      it(`when ${quoting[0]} says ${commands.join(' ; ')}, then it runs and prints what is quoted`, {
        timeout: MOST_MS,
      }, () => {
        const output = commands.flatMap((command) => {
          const { code, out, talk } = runCommandLine(command, clone);
          expect(code, `${command}\n${talk}`).toBe(0);
          return (talk + out).split('\n');
        });
        if (WRITES) for (const page of quoting) rewriteQuote(page, k, output);
        const { quoted } = read(quoting[0]!).lessons[k]!;
        const rightly = isQuotedRightly(quoted, output);
        expect(rightly, `${quoting[0]} quotes\n${quoted.join('\n')}\nbut the output is\n${output.join('\n')}`).toBe(
          true,
        );
      });
    }

    it('when all commands have run, then they have drawn every picture of the guide', () => {
      const drawn = readdirSync(join(clone, PICTURES)).sort();
      if (WRITES) for (const name of drawn) copyFileSync(join(clone, PICTURES, name), join(ROOT, PICTURES, name));
      expect(readdirSync(join(ROOT, PICTURES)).sort()).toEqual(drawn);
      for (const name of drawn) {
        const text = (folder: string) => readFileSync(join(folder, PICTURES, name), 'utf8');
        expect(text(ROOT), name).toBe(text(clone));
      }
    });
  },
);

describe('the guide, read', () => {
  it('when a chapter is there in English, then it is in Korean, with the same commands, output, pictures and sources', () => {
    expect(readdirSync(join(ROOT, GUIDE, 'ko'))).toEqual(readdirSync(join(ROOT, GUIDE, 'en')));
    for (const name of chapterNames) {
      const [english, korean] = [read(join(GUIDE, 'en', name)), read(join(GUIDE, 'ko', name))];
      const commandsOf = ({ lessons }: Chapter) => lessons.map(({ commands }) => commands.map(withoutLanguage));
      const sourcesOf = ({ links }: Chapter) =>
        links.map(({ target }) => withoutLanguage(target.replace(/^\.\.\/(en|ko)\//, ''))).sort();
      expect(commandsOf(korean), name).toEqual(commandsOf(english));
      const quotedByTheSame = ({ lessons }: Chapter, other: Chapter) =>
        lessons.map(({ commands, quoted }, k) =>
          isDeepStrictEqual(commands, other.lessons[k]!.commands) ? quoted : null,
        );
      expect(quotedByTheSame(korean, english), name).toEqual(quotedByTheSame(english, korean));
      expect(sourcesOf(korean), name).toEqual(sourcesOf(english));
      expect(korean.excerpts, name).toEqual(english.excerpts);
    }
  });

  it('when a Korean page runs what speaks Korean, then it asks for it', () => {
    const koreanPages = pages.flat().filter((page) => /\bko\b/.test(page));
    const commands = koreanPages.flatMap((page) => read(page).lessons.flatMap((lesson) => lesson.commands));
    const speaking = commands.filter((command) => /nmt lab | --svg /.test(command));
    expect(speaking.length).toBeGreaterThan(0);
    expect(speaking.filter((command) => !command.includes(' --language ko'))).toEqual([]);
  });

  it.each(pages.flat())('when %s links to a file, then it is there, and holds the function that is named', (page) => {
    for (const { text, target } of read(page).links) {
      if (/^https?:/.test(target)) continue;
      const file = join(ROOT, dirname(page), target);
      expect(existsSync(file), `${page}: ${target}`).toBe(true);
      const named = /^`(\w+)`$/.exec(text)?.[1];
      if (target.endsWith('.ts') && named)
        expect(readFileSync(file, 'utf8'), target).toMatch(new RegExp(`\\b${named}\\b`));
    }
  });

  it.each(pages.flat())('when %s shows lines of the source, then they stand in a file that it links to', (page) => {
    for (const { lines, targets } of read(page).excerpts) {
      const sources = targets.map((target) => readFileSync(join(ROOT, dirname(page), target), 'utf8').split('\n'));
      expect(
        sources.some((source) => standsIn(lines, source)),
        `${page}: ${lines.join('\n')}`,
      ).toBe(true);
    }
  });
});

/** Each lesson once, with the pages that quote it: a command in Korean is a lesson of its own. */
function lessonsOnce() {
  return pages.flatMap(([page, ...translations]) =>
    read(page!).lessons.flatMap(({ commands }, k) => {
      const others = translations.map((translation) => ({
        page: translation,
        commands: read(translation).lessons[k]?.commands,
      }));
      const [same, own] = [true, false].map((isSame) =>
        others.filter((other) => isDeepStrictEqual(other.commands, commands) === isSame),
      );
      return [
        { quoting: [page!, ...same!.map((other) => other.page)], k, commands },
        ...own!.map((other) => ({ quoting: [other.page], k, commands: other.commands ?? [] })),
      ];
    }),
  );
}

/** Whether all lines stand in the source, in this order, whatever their indentation. */
function standsIn(lines: readonly string[], source: readonly string[]): boolean {
  let next = 0;
  for (const line of source) if (line.trim() === lines[next]?.trim()) next++;
  return next === lines.length;
}

/** Puts today's output into a page, or tells which quote has to be chosen anew by hand. */
function rewriteQuote(page: string, k: number, output: readonly string[]): void {
  const { lines, lessons } = read(page);
  const { quoted, start, end, commands } = lessons[k]!;
  const now = requote(quoted, output);
  if (now === null) throw new Error(`${page}:${start}: choose other lines to quote from ${commands.join(' ; ')}`);
  writeFileSync(join(ROOT, page), [...lines.slice(0, start), ...now, ...lines.slice(end)].join('\n'));
}
