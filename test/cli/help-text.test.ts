import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { fitHelp } from '../../src/cli/help-text.ts';
import { run } from '../../src/cli/main.ts';
import type { Pipelines } from '../../src/cli/pipelines.ts';
import { columnsOf } from '../../src/cli/text-width.ts';
import { fakeTerminal } from './fake-terminal.ts';

const COMMANDS = [
  [],
  ...[
    'train',
    'translate',
    'evaluate',
    'explain',
    'playground',
    'corpus',
    'inspect',
    'tokenize',
    'lab',
    'export',
    'import',
  ].map((name) => [name]),
  ...['memory', 'bottleneck', 'gradient'].map((name) => ['lab', name]),
  ...['learn-bpe', 'apply-bpe'].map((name) => ['tokenize', name]),
];

async function helpOf(words: readonly string[], columns?: number): Promise<string> {
  const terminal = fakeTerminal();
  Object.assign(terminal.stdout, { columns });
  await run([...words, '--help'], { terminal, pipelines: {} as Pipelines, exitCode: 0 });
  return terminal.out();
}

describe('help', () => {
  it('when the terminal is 80 columns wide, or nobody knows how wide, then no line of any help is wider', async () => {
    for (const words of COMMANDS) {
      for (const columns of [80, undefined, 0]) {
        const lines = (await helpOf(words, columns)).split('\n');
        expect(lines.filter((line) => columnsOf(line) > 80)).toEqual([]);
      }
    }
  });

  it('when only stderr is a terminal, as before | head, then its width counts', async () => {
    const terminal = fakeTerminal();
    Object.assign(terminal.stderr, { columns: 60 });
    await run(['explain', '--help'], { terminal, pipelines: {} as Pipelines, exitCode: 0 });
    expect(
      terminal
        .out()
        .split('\n')
        .filter((line) => columnsOf(line) > 60),
    ).toEqual([]);
  });

  it('when a paragraph is too wide, then it is filled anew, and words stay in their order', async () => {
    const text = "One line of prose that isn't short\nand a second one.\n\n  order   kept as it is\n";
    expect(await fitHelp(text, 20)).toBe(
      "One line of prose\nthat isn't short and\na second one.\n\n  order\n    kept as it is\n",
    );
    expect((await fitHelp(text, 90)).split('\n')[0]).toBe("One line of prose that isn't short and a second one.");
  });

  it.skipIf(process.platform === 'win32')(
    'when an example is too wide, then the shell reads its lines as one',
    async () => {
      const command = `  echo one 'two three' "four five" six seven eight nine ten`;
      for (const width of [20, 24, 31, 40]) {
        const folded = await fitHelp(command, width);
        expect(folded).toContain(' \\\n    ');
        const { stdout } = spawnSync('sh', ['-c', folded], { encoding: 'utf8' });
        expect(stdout).toBe('one two three four five six seven eight nine ten\n');
      }
    },
  );
});
