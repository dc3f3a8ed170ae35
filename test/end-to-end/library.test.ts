/** nmt as a program imports it: from the built package, with threads where the work is worth them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberPair, writeTrainedCheckpoint } from '../support/trained-checkpoint.ts';
import { NMT, runNode } from './processes.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');
const url = (name: string) => pathToFileURL(join(DIST, name)).href;
let folder: string;
let checkpoint: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-library-'));
  checkpoint = join(folder, 'numbers.json');
  await writeTrainedCheckpoint(checkpoint);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program that imports the library, and reads the JSON that it prints. */
function runProgram(text: string): unknown {
  const program = join(folder, 'program.mjs');
  writeFileSync(program, text);
  const { code, out, talk } = runNode([program]);
  expect(talk).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out);
}

describe('the library', () => {
  it('when a program imports it, then it translates, scores, and says nothing by itself', () => {
    const given = runProgram(`
      import { loadTranslator, NmtError, resolveConfig, scoreTexts, train, evaluate } from '${url('index.js')}';
      const translator = await loadTranslator(${JSON.stringify(checkpoint)});
      const [answer] = await translator.translate(['two seven.'], { beam: 3, nBest: 2, lengthPenalty: 1 });
      await translator.close();
      const problem = await loadTranslator('nowhere.json').catch((error) => error);
      const texts = { systems: [{ name: 'a', hypotheses: ['a b c d'] }], references: [['a b c d']] };
      const { bleu } = scoreTexts(texts, { version: '0', metrics: ['bleu'] }).systems[0].scores;
      console.log(JSON.stringify({
        text: answer.translation, candidates: answer.candidates.length, hidden: resolveConfig({}).hiddenSize,
        bleu: bleu.score, problem: problem instanceof NmtError && problem.code, kinds: [typeof train, typeof evaluate],
      }));`);
    expect(given).toMatchObject({ text: 'sieben zwei.', candidates: 2, problem: 'E_FILE' });
    expect(given).toMatchObject({ kinds: ['function', 'function'], hidden: 96 });
    expect((given as { bleu: number }).bleu).toBeCloseTo(100, 9);
  });

  it('when there is much work, then threads do it, with the results of one thread, and the process ends', () => {
    const program = (threads: number, close: boolean) => `
      import { loadModel } from '${url('translator/load-model.js')}';
      import { SearchDesk } from '${url('translator/search-desk.js')}';
      const loaded = await loadModel(${JSON.stringify(checkpoint)});
      // As if each weight were a thousand: work that is worth threads.
      const desk = new SearchDesk({ ...loaded, parameters: 1e9 }, ${threads});
      const sources = ${JSON.stringify(Array.from({ length: 300 }, (_, i) => numberPair(i).source))}
        .map((text) => ({ ids: loaded.codecs.source.encode(text).ids, mayCopy: false }));
      let done = 0;
      const rules = { beam: 3, nBest: 2, lengthPenalty: 1, maximumLength: null };
      const found = await desk.search(sources, rules, (now) => { done = now; });
      const again = await desk.search(sources.slice(0, 40), rules, () => {});
      ${close ? 'await desk.close();' : ''}
      console.log(JSON.stringify({ done, found, again }));`;
    const alone = runProgram(program(1, true)) as { done: number; found: unknown[]; again: unknown[] };
    expect(alone.done).toBe(300);
    expect(alone.again).toEqual(alone.found.slice(0, 40));
    expect(runProgram(program(3, true))).toEqual(alone);
    expect(runProgram(program(2, false))).toEqual(alone);
  });

  it('when a thread dies, then the work fails with one line, and does not hang', () => {
    const dying = join(folder, 'dying.mjs');
    writeFileSync(
      dying,
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('gone'); });`,
    );
    const given = runProgram(`
      import { loadModel } from '${url('translator/load-model.js')}';
      import { SearchCrew } from '${url('translator/threads/crew.js')}';
      const crew = new SearchCrew(await loadModel(${JSON.stringify(checkpoint)}), 2, new URL('${pathToFileURL(dying).href}'));
      const rules = { beam: 1, nBest: 1, lengthPenalty: 1, maximumLength: null };
      const error = await crew.search([{ ids: [4], mayCopy: false }], rules, () => {}).catch((problem) => problem);
      console.log(JSON.stringify({ code: error.code, message: error.message, open: crew.isOpen }));`);
    expect(given).toMatchObject({ code: 'E_WORKER', open: false });
    expect((given as { message: string }).message).toMatch(/^a translating thread died: gone \(/);
  });

  it('when lines go through nmt one by one or many at once, then the output is the same, line for line', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `${numberPair(i).source}\n`);
    lines.splice(7, 0, '\n', '   \n', 'two banana.\r\n');
    const run = (words: string[]) =>
      runNode([NMT, 'translate', '--checkpoint', checkpoint, '--quiet', ...words], { input: lines.join('') });
    const one = run([]);
    expect(one).toMatchObject({ code: 0, talk: '' });
    expect(one.out.split('\n')).toHaveLength(64);
    expect(one.out.split('\n').slice(7, 9)).toEqual(['', '']);
    expect(run(['--batch', '32', '--threads', '2'])).toEqual(one);
    expect(one.out).not.toContain('<unk>');
  });
});
