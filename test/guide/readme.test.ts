/** The front page keeps its word: its commands run and print what it shows; what training prints is in the shipped model. */
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpointHeader } from '../../src/checkpoint/read.ts';
import { lastWords, sampleLines, tableHead, tableRow } from '../../src/cli/progress/epoch-table.ts';
import { NMT, runNode } from '../end-to-end/processes.ts';
import { runCommandLine } from './command-line.ts';
import { isQuotedRightly } from './quotes.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CHECKPOINT = join('checkpoints', 'en-ko.json');
const PAGE = readFileSync(join(ROOT, 'README.md'), 'utf8').replaceAll('\r\n', '\n');
const SCREENS = [...PAGE.matchAll(/```console\n\$ ([^\n]*)\n([\s\S]*?)\n```/g)].map(([, command = '', text = '']) => ({
  command,
  shown: text.split('\n'),
}));
const isTraining = (command: string) => command === 'npx nmt train';
const isPrompt = (shown: readonly string[]) => shown.some((line) => line.startsWith('> '));

describe.skipIf(!existsSync(join(ROOT, CHECKPOINT)))(
  'the front page (left out where checkpoints/en-ko.json is missing)',
  () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'nmt-readme-'));
      mkdirSync(join(folder, 'checkpoints'));
      copyFileSync(join(ROOT, CHECKPOINT), join(folder, CHECKPOINT));
      cpSync(join(ROOT, 'corpora', 'en-ko'), join(folder, 'corpora', 'en-ko'), { recursive: true });
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const plain = SCREENS.filter(({ command, shown }) => !isTraining(command) && !isPrompt(shown));

    it('when the page is read, then it shows a training, a prompt and more', () => {
      expect(SCREENS.filter(({ command }) => isTraining(command))).toHaveLength(1);
      expect(SCREENS.filter(({ shown }) => isPrompt(shown))).toHaveLength(1);
      expect(plain.length).toBeGreaterThan(3);
    });

    it.each(plain)('when a reader runs $command, then what is shown is printed', ({ command, shown }) => {
      const { code, out, talk } = runCommandLine(command, folder);
      expect(code, talk).toBe(0);
      expect(
        isQuotedRightly(shown, out.split('\n')),
        `README.md shows\n${shown.join('\n')}\nand it prints\n${out}`,
      ).toBe(true);
    });

    it('when a reader types what stands behind the prompt, then what is shown is said', () => {
      const { shown } = SCREENS.find((screen) => isPrompt(screen.shown))!;
      const typed = shown.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
      const answers = shown.filter((line) => !line.startsWith('> '));
      const { code, out, talk } = runNode([NMT, 'translate', '--interactive'], {
        input: `${typed.join('\n')}\n`,
        folder,
      });
      expect(code, talk).toBe(0);
      const said = [...talk.replace(/^(> )+/gm, '').split('\n'), ...out.split('\n')];
      expect(answers.filter((line) => !said.includes(line))).toEqual([]);
    });

    it('when the shipped model is opened, then its run is the training shown', async () => {
      const { history, progress, weightHash } = await readCheckpointHeader(join(ROOT, CHECKPOINT));
      const wide = 1000;
      const printed = [
        tableHead(),
        ...history.flatMap((record) => [tableRow(record), ...sampleLines(record.samples, wide)]),
        ...lastWords(
          {
            type: 'end',
            reason: 'epochs',
            step: progress.step,
            seconds: progress.seconds,
            best: history.filter(({ best }) => best).at(-1)!,
            bestFile: CHECKPOINT.replaceAll('\\', '/'),
            lastFile: '',
            weightHash,
          },
          'npx nmt',
        ),
      ];
      const { shown } = SCREENS.find(({ command }) => isTraining(command))!;
      const table = shown.slice(shown.findIndex((line) => line.startsWith('epoch')));
      expect(
        isQuotedRightly(table, printed),
        `README.md shows\n${table.join('\n')}\nbut it was\n${printed.join('\n')}`,
      ).toBe(true);
    });
  },
);
