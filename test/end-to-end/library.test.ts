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

  it('when an argument does not fit, then it is one NmtError with code and hint, never a TypeError', () => {
    const given = runProgram(`
      import * as nmt from '${url('index.js')}';
      const translator = await nmt.loadTranslator(${JSON.stringify(checkpoint)});
      const wrong = {
        loadNothing: () => nmt.loadTranslator(),
        loadEmpty: () => nmt.loadTranslator(''),
        loadNone: () => nmt.loadTranslator([]),
        loadNumber: () => nmt.loadTranslator(5),
        loadNullOptions: () => nmt.loadTranslator(${JSON.stringify(checkpoint)}, null),
        ...Object.fromEntries([{ kernels: 'x' }, { threads: 0 }, { threads: 1.5 }, { threads: '2' }, { threads: -1 }, { thread: 2 }]
          .map((options) => [JSON.stringify(options), () => nmt.loadTranslator(${JSON.stringify(checkpoint)}, options)])),
        oneText: () => translator.translate('I am hungry.'),
        noLines: () => translator.translate(),
        nullLine: () => translator.translate(['a', null]),
        nullOptions: () => translator.translate(['a'], null),
        noFunction: () => translator.translate(['a'], {}, 'x'),
        ...Object.fromEntries([{ beam: 1e9 }, { beam: 0 }, { beam: NaN }, { beam: '5' }, { nBest: 101 }, { beam: 2, nBest: 3 },
          { lengthPenalty: Infinity }, { beamSize: 3 }, { noRepeatNgram: 0 }, { maximumLength: 1.5 }, { coveragePenalty: -1 }]
          .map((options, i) => ['search' + i, () => translator.translate(['a'], options)])),
        explainNothing: () => translator.explain(),
        explainBlank: () => translator.explain('  '),
        saveNowhere: () => translator.save(),
        evaluateNothing: () => nmt.evaluate(),
        evaluateNull: () => nmt.evaluate({ checkpoint: null }),
        evaluateSearch: () => nmt.evaluate({ checkpoint: ${JSON.stringify(checkpoint)}, search: { beam: 0 } }),
        evaluateScoring: () => nmt.evaluate({ checkpoint: ${JSON.stringify(checkpoint)}, corpus: 'none.tsv', scoring: { samples: 0 } }),
        trainNull: () => nmt.train(null),
        trainPreset: () => nmt.train({ preset: 'huge' }),
        trainOption: () => nmt.train({ epoch: 1 }),
        trainRange: () => nmt.train({ batchSize: NaN }),
        trainPairs: () => nmt.train({}, { pairs: 'a b' }),
        trainFlat: () => nmt.train({}, { pairs: ['a', 'b'] }),
        trainNulls: () => nmt.train({}, { pairs: [['a', null]] }),
        trainBlank: () => nmt.train({}, { pairs: [['a', ' ']] }),
        trainDevAlone: () => nmt.train({}, { devPairs: [['a', 'b']] }),
        trainSignal: () => nmt.train({}, { signal: true }),
        trainEvent: () => nmt.train({}, { onEvent: 1 }),
        resumeNothing: () => nmt.train({}, { resume: 'nowhere.last.json' }),
        resumePreset: () => nmt.train({ preset: 'toy' }, { resume: ${JSON.stringify(checkpoint)} }),
        ...Object.fromEntries(['huge', 'constructor', '__proto__', '', null, 3]
          .map((preset) => ['preset ' + preset, () => nmt.resolveConfig({ preset })])),
        configNull: () => nmt.resolveConfig(null),
        configFlags: () => nmt.resolveConfig({ flags: 'x' }),
        configBig: () => nmt.resolveConfig({ flags: { batchSize: 10n } }),
      };
      const found = {};
      for (const [name, call] of Object.entries(wrong)) {
        try {
          await call();
          found[name] = 'nothing';
        } catch (error) {
          const isTold = error instanceof nmt.NmtError && /^E_[A-Z]+$/.test(error.code) && !error.message.includes('\\n');
          const hasHint = error.facts?.hint !== undefined || ['E_TEXT', 'E_CORPUS'].includes(error.code);
          found[name] = isTold && hasHint ? 'told' : String(error?.stack);
        }
      }
      const frozen = [];
      for (const change of [() => { nmt.PRESETS.toy.epochs = 1; }, () => { nmt.PRESETS.mine = {}; }]) {
        try { change(); frozen.push(false); } catch { frozen.push(true); }
      }
      console.log(JSON.stringify({ found, frozen, epochs: nmt.resolveConfig().epochs, made: new nmt.NmtError().code }));`) as {
      found: Record<string, string>;
    };
    expect(given).toMatchObject({ frozen: [true, true], epochs: 2, made: 'E_USAGE' });
    expect(Object.entries(given.found).filter(([, outcome]) => outcome !== 'told')).toEqual([]);
    expect(Object.keys(given.found).length).toBeGreaterThan(45);
  }, 60_000);

  it('when pairs to score on stand in other columns and another encoding, then evaluate reads them as it is told', () => {
    const rows = Array.from({ length: 3 }, (_, i) => `${numberPair(i).target}\t${i}\t${numberPair(i).source}\n`);
    const corpus = join(folder, 'turned.tsv');
    writeFileSync(corpus, Buffer.from(rows.join(''), 'utf16le'));
    const given = runProgram(`
      import { evaluate } from '${url('index.js')}';
      const options = ${JSON.stringify({ checkpoint, corpus, columns: '3,1', encoding: 'utf-16le' })};
      const { sentences, result } = await evaluate({ ...options, scoring: { metrics: ['chrf'] } });
      const turned = await evaluate({ ...options, columns: '1,3', scoring: { metrics: ['chrf'] } });
      console.log(JSON.stringify([sentences, result.systems[0].scores.chrf.score > turned.result.systems[0].scores.chrf.score]));`);
    expect(given).toEqual([3, true]);
  });

  it('when pairs are in memory, then it trains on them, goes on, saves what translates, and tells of an early end', () => {
    const pairs = Array.from({ length: 300 }, (_, i) => [numberPair(i).source, numberPair(i).target]);
    const given = runProgram(`
      import { loadTranslator, train } from '${url('index.js')}';
      const pairs = ${JSON.stringify([...pairs, ['', 'x'], ['x', ' ']])};
      const config = { hiddenSize: 16, embeddingSize: 8, epochs: 2, threads: 1, checkpoint: ${JSON.stringify(join(folder, 'memory.json'))} };
      const first = await train(config, { pairs });
      const again = await train({ epochs: 3, checkpoint: config.checkpoint }, { pairs, resume: first.lastFile, devPairs: undefined });
      const other = await train({ epochs: 4 }, { pairs: pairs.slice(9), resume: first.lastFile }).catch((error) => error.code);
      const translator = await loadTranslator(again.bestFile);
      await translator.save(${JSON.stringify(join(folder, 'copy.json'))});
      const copy = await loadTranslator(${JSON.stringify(join(folder, 'copy.json'))});
      const texts = await Promise.all([translator, copy].map(async (one) => (await one.translate(['two seven.', '']))[0]));
      const { explanation } = await copy.explain('two seven.');
      const early = await train({ ...config, checkpoint: ${JSON.stringify(join(folder, 'early.json'))} }, { pairs, signal: AbortSignal.abort() });
      console.log(JSON.stringify({
        epochs: [first.history.length, again.history.length], other, same: JSON.stringify(texts[0]) === JSON.stringify(texts[1]),
        explained: explanation.translation === texts[0].translation, best: early.bestFile, last: early.lastFile.slice(-15),
      }));`);
    expect(given).toEqual({
      epochs: [2, 3],
      other: 'E_CORPUS',
      same: true,
      explained: true,
      best: null,
      last: 'early.last.json',
    });
  }, 120_000);

  it('when it is closed while threads translate, then that is what is said', () => {
    const given = runProgram(`
      import { loadModel } from '${url('translation/load-model.js')}';
      import { createTranslator } from '${url('translate.js')}';
      const translator = createTranslator({ ...(await loadModel(${JSON.stringify(checkpoint)})), parameters: 1e9 }, 2);
      const lines = Array.from({ length: 3000 }, () => 'two seven.');
      const search = { beam: 5, nBest: 1, lengthPenalty: 1 };
      const message = await translator.translate(lines, search, () => translator.close()).catch((error) => error.message);
      const after = await translator.translate(lines.slice(0, 300), search);
      await translator.close();
      console.log(JSON.stringify({ message, after: after.length }));`) as { message: string };
    expect(given).toMatchObject({ after: 300 });
    expect(given.message).toMatch(/^the translator was closed while it translated \(/);
  }, 60_000);

  it('when there is much work, then threads do it, with the results of one thread, and the process ends', () => {
    const program = (threads: number, close: boolean, weights = 'float32') => `
      import { loadModel } from '${url('translation/load-model.js')}';
      import { BulkSearch } from '${url('translation/bulk-search.js')}';
      const loaded = await loadModel(${JSON.stringify(checkpoint)}, { weights: '${weights}' });
      // As if each weight were a thousand: work that is worth threads.
      const bulk = new BulkSearch({ ...loaded, parameters: 1e9 }, ${threads});
      const sources = ${JSON.stringify(Array.from({ length: 300 }, (_, i) => numberPair(i).source))}
        .map((text) => ({ ids: loaded.codecs.source.toIds(text).ids, mayCopy: false }));
      let done = 0;
      const rules = { beam: 3, nBest: 2, lengthPenalty: 1, maximumLength: null };
      const found = await bulk.search(sources, rules, (now) => { done = now; });
      const again = await bulk.search(sources.slice(0, 40), rules, () => {});
      ${close ? 'await bulk.close();' : ''}
      console.log(JSON.stringify({ done, found, again }));`;
    const alone = runProgram(program(1, true)) as { done: number; found: unknown[]; again: unknown[] };
    expect(alone.done).toBe(300);
    expect(alone.again).toEqual(alone.found.slice(0, 40));
    expect(runProgram(program(3, true))).toEqual(alone);
    expect(runProgram(program(2, false))).toEqual(alone);
    const integers = runProgram(program(1, true, 'int8')) as { found: unknown[] };
    expect(integers.found).not.toEqual(alone.found);
    expect(runProgram(program(2, true, 'int8'))).toEqual(integers);
  }, 120_000);

  it('when a thread dies, then the work fails with one line, and does not hang', () => {
    const dying = join(folder, 'dying.mjs');
    writeFileSync(
      dying,
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('gone'); });`,
    );
    const given = runProgram(`
      import { loadModel } from '${url('translation/load-model.js')}';
      import { BulkSearch } from '${url('translation/bulk-search.js')}';
      const loaded = { ...(await loadModel(${JSON.stringify(checkpoint)})), parameters: 1e10 };
      const bulk = new BulkSearch(loaded, 2, new URL('${pathToFileURL(dying).href}'));
      const rules = { beam: 1, nBest: 1, lengthPenalty: 1, maximumLength: null };
      const one = { ids: [4], mayCopy: false };
      const error = await bulk.search([one, one], rules, () => {}).catch((problem) => problem);
      console.log(JSON.stringify({ code: error.code, message: error.message }));`);
    expect(given).toMatchObject({ code: 'E_WORKER' });
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
