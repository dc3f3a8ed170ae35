/** A chapter of the guide as a test sees it: its commands, what they are said to print, its links and its code. */
import { readFileSync } from 'node:fs';

/** Commands of one ```sh block, and the lines of the ```text block behind it. */
export interface Lesson {
  readonly commands: readonly string[];
  readonly quoted: readonly string[];
  /** Where the quoted lines stand, counted from 0; start = end where nothing is quoted. */
  readonly start: number;
  readonly end: number;
}

export interface Link {
  readonly text: string;
  readonly target: string;
}

/** Lines of a ```ts block, and the source files that are linked to before it. */
export interface Excerpt {
  readonly lines: readonly string[];
  readonly targets: readonly string[];
}

export interface Chapter {
  readonly lines: readonly string[];
  readonly lessons: readonly Lesson[];
  readonly links: readonly Link[];
  readonly excerpts: readonly Excerpt[];
}

interface Block {
  readonly language: string;
  readonly start: number;
  readonly end: number;
}

const LINK = /\[([^\]]*)\]\(([^)#]+)(?:#[^)]*)?\)/g;

export function readChapter(file: string): Chapter {
  const lines = readFileSync(file, 'utf8').split('\n');
  const blocks = blocksOf(lines);
  const inCode = (i: number) => blocks.some(({ start, end }) => i >= start - 1 && i <= end);
  const links: Link[] = [];
  const excerpts: Excerpt[] = [];
  lines.forEach((line, i) => {
    if (!inCode(i)) for (const [, text, target] of line.matchAll(LINK)) links.push({ text: text!, target: target! });
    const block = blocks.find(({ language, start }) => language === 'ts' && start === i);
    const targets = links.map(({ target }) => target).filter((target) => target.endsWith('.ts'));
    if (block) excerpts.push({ lines: lines.slice(block.start, block.end), targets });
  });
  return { lines, lessons: lessonsOf(lines, blocks), links, excerpts };
}

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const language = /^```(\w+)$/.exec(lines[i]!)?.[1];
    if (language === undefined) continue;
    const start = i + 1;
    i = lines.indexOf('```', start);
    if (i < 0) throw new Error(`the block that begins at line ${start} does not end`);
    blocks.push({ language, start, end: i });
  }
  return blocks;
}

function lessonsOf(lines: readonly string[], blocks: readonly Block[]): Lesson[] {
  return blocks.flatMap((block, k) => {
    if (block.language !== 'sh') return [];
    const next = blocks[k + 1];
    const { start, end } = next?.language === 'text' ? next : { start: 0, end: 0 };
    return [
      {
        commands: lines.slice(block.start, block.end).filter((line) => line !== ''),
        quoted: lines.slice(start, end),
        start,
        end,
      },
    ];
  });
}
