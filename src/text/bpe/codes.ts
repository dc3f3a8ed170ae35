/** Files of merges, as subword-nmt writes and reads them: a version, then a merge "left right" a line, best first. */
import { NmtError } from '../../errors.ts';
import { wordsSpan } from '../normalise.ts';

export interface BpeCodes {
  /** 0.1 has the end of a word as a symbol of its own, 0.2 as a mark on its last one. */
  readonly version: '0.1' | '0.2';
  readonly merges: readonly string[];
}

const VERSION_LINE = /^#version:.*?(\S+)\s*$/;

export function formatCodes(merges: readonly string[]): string {
  return ['#version: 0.2', ...merges, ''].join('\n');
}

/** True for two symbols with one space between them. */
export function isMerge(line: string): boolean {
  return /^[^ ]+ [^ ]+$/.test(line);
}

/** @throws NmtError E_TEXT naming the line that is no merge, or a version that is not known */
export function parseCodes(text: string, file: string): BpeCodes {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/[\r\n]+$/, '')
    .split('\n');
  const [, version] = VERSION_LINE.exec(lines[0]!) ?? [];
  if (version !== undefined && !/^0\.[12](\.0+)*$/.test(version)) {
    const problem = `BPE codes of version ${version}, where 0.1 and 0.2 are known`;
    throw new NmtError({ code: 'E_TEXT', file, line: 1, problem });
  }
  const first = version === undefined ? 0 : 1;
  const merges = lines.slice(first).map((line) => line.slice(...wordsSpan(line)));
  const wrong = merges.findIndex((merge) => !isMerge(merge));
  if (wrong >= 0) {
    const shown = JSON.stringify(merges[wrong]!.slice(0, 60));
    throw new NmtError({
      code: 'E_TEXT',
      file,
      line: first + wrong + 1,
      problem: `${shown} is no merge of two symbols`,
      hint: 'expected a file that nmt tokenize learn-bpe or subword-nmt has written',
    });
  }
  return { version: version?.startsWith('0.2') ? '0.2' : '0.1', merges };
}
