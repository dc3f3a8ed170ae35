/** The playground as a reader has it, in real browsers. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { train } from '../../src/library.ts';
import { figure } from '../../src/playground/client/cell-numbers.ts';
import { lookAt } from '../../src/playground/engine/look.ts';
import { playgroundPage } from '../../src/playground/playground-page.ts';
import { type ServedPage, servePage } from '../../src/playground/serve.ts';
import { JOINER } from '../../src/text/joiners.ts';
import { loadModel } from '../../src/translation/load-model.ts';
import type { LoadedModel } from '../../src/translation/open-model.ts';
import { numberPair } from '../support/trained-checkpoint.ts';
import { type WatchedPage, watchedPage } from '../support/two-browsers.ts';
import { type ExplainedUnit, explainedByCommandLine } from './explained.ts';
import { describeInBrowsers } from './in-browsers.ts';
import { drawn, drop, press, readSentences, settled } from './in-page.ts';

const ROOT = join(import.meta.dirname, '../..');
const SHIPPED = join(ROOT, 'checkpoints/en-ko.json');
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

const REASON = 'My neighbor rested at home because it was hot.';
const UNIT = 17;
const EVERYWHERE = { layer: null, direction: null, unit: null, word: null } as const;
const textOf = (page: Page, selector: string) => page.$eval(selector, (found) => found.textContent);

/** Sentences of the corpus, of all lengths. */
const SENTENCES = readFileSync(join(ROOT, 'corpora/en-ko/test.tsv'), 'utf8')
  .split('\n')
  .filter((_, i) => i % 9 === 0)
  .slice(0, 50)
  .map((line) => line.split('\t')[0]!);

let folder: string;
let served: ServedPage;
let model: LoadedModel;
let explanations: Promise<ExplainedUnit[]>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-playground-'));
  const pairs = Array.from({ length: 60 }, (_, i) => numberPair(i)).map(
    ({ source, target }) => [source, target] as const,
  );
  const small = { cell: 'gru', epochs: 1, hiddenSize: 16, embeddingSize: 12, batchSize: 16, preset: 'toy' } as const;
  await train({ ...small, checkpoint: join(folder, 'numbers.json') }, { pairs });
  const hostile =
    '{"format":"nmt-checkpoint","version":1,\n"weightHash":"<img src=x onerror=alert(1)>",\n"tensors":[\n';
  writeFileSync(join(folder, 'hostile.json'), hostile);
  model = await loadModel(SHIPPED);
  explanations = explainedByCommandLine(SENTENCES, { checkpoint: SHIPPED, unit: UNIT });
  served = await servePage(playgroundPage({ name: 'en-ko.json', text: readFileSync(SHIPPED, 'utf8') }, ''), 0);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = `document.activeElement.matches(${JSON.stringify(selector)})`;
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(isThere)) return;
  }
  throw new Error(`Tab never comes to ${selector}`);
}

describeInBrowsers('the playground', ({ browser }) => {
  let watched: WatchedPage;
  const open = async (fragment = '', view = DESK) => {
    const opened = await watchedPage(browser(), view);
    await opened.page.goto(served.address + fragment);
    await settled(opened.page);
    return opened;
  };
  beforeAll(async () => {
    watched = await open(`#language=en&decoder=0.${UNIT}`);
  }, 120_000);
  afterAll(() => expect(watched.problems).toEqual([]));

  it('when 50 sentences are typed, then every number is that of nmt explain --json', async () => {
    expect(SENTENCES).toHaveLength(50);
    const shown = await readSentences(watched.page, SENTENCES);
    const explained = await explanations;
    shown.forEach(({ translation, attention, probabilities, rivals, cell }, i) => {
      const { alternatives, units, ...explanation } = explained[i]!;
      expect(translation).toBe(explanation.translation);
      const numbers = explanation.attention.map(({ weights }) => weights.map((weight) => weight.toFixed(3)));
      expect(attention).toEqual(numbers);
      const own = alternatives.map(({ token, words }) => words.find((word) => word.token === token)?.probability);
      expect(probabilities).toEqual(own.map((probability) => probability?.toFixed(3) ?? '<'));
      const at = i % alternatives.length;
      const shownWords = alternatives[at]!.words.map(({ token, probability }) => {
        const shown = { '</s>': 'end', '<unk>': 'an unknown word' }[token] ?? token.replaceAll(JOINER, '');
        return [shown, probability.toFixed(3)];
      });
      expect(rivals).toEqual(shownWords);
      const { gates, cell: c, hidden: h } = units.find(({ side }) => side === 'decoder')!.steps[at]!;
      const { forget: f, input, candidate: g, output: o } = gates as Readonly<Record<string, number>>;
      const drawnNumbers = Object.entries({ f, i: input, g, o, c, h }).map(([name, value]) => [name, figure(value!)]);
      expect(cell).toMatchObject(Object.fromEntries(drawnNumbers));
    });
    expect(watched.problems).toEqual([]);
  }, 120_000);

  it('when another word is chosen, then the rest is written anew, and a link leads to the same', async () => {
    const { page, problems, requests } = await open(`#sentence=${encodeURIComponent('I am hungry.')}&language=en`);
    await page.click('.target');
    await drawn(page);
    await page.click('.rival:nth-child(2)');
    await page.waitForSelector('.target.given');
    const text = await page.$eval('.spoken', (spoken) => spoken.textContent);
    const rival = lookAt(model, 'I am hungry.').explanation.alternatives[0]!.words[1]!.token;
    expect(text).toBe(lookAt(model, 'I am hungry.', { beginning: [rival] }).explanation.translation);
    await page.waitForFunction('location.hash.includes("begins=")');
    const again = await open(new URL(page.url()).hash);
    expect(await again.page.$eval('.spoken', (spoken) => spoken.textContent)).toBe(text);
    expect([problems, again.problems]).toEqual([[], []]);
    expect(requests).toEqual([expect.stringContaining(served.address)]);
    await Promise.all([page.close(), again.page.close()]);
  }, 60_000);

  it('when only the keyboard is used, then the cursor walks through reading and writing', async () => {
    const { page } = await open(`#sentence=${encodeURIComponent('I am hungry.')}&language=en&at=0`);
    await page.focus('.round');
    const said = [];
    for (let i = 0; i < 7; i++) {
      said.push(await page.$eval('.transport input', (slider) => slider.getAttribute('aria-valuetext')));
      await page.keyboard.press('ArrowRight');
      await drawn(page);
    }
    expect(said[0]).toBe('reads “I”, 1 of 5');
    expect(said[4]).toBe('reads “end”, 5 of 5');
    expect(said[5]).toMatch(/^hands/);
    expect(said[6]).toBe('writes “배가”, 1 of 4');
    await page.close();
  }, 60_000);

  it('when only the keyboard is used, then another word is chosen and taken back, and a gate is held and let go', async () => {
    const { page, problems } = await open(`#sentence=${encodeURIComponent(REASON)}&language=en&at=14`);
    const before = lookAt(model, REASON);
    const say = (translation: string) =>
      page.waitForFunction(`document.querySelector('.spoken').textContent === ${JSON.stringify(translation)}`);
    await tabTo(page, '.target');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.target:first-child[aria-pressed=true]');
    await drawn(page);
    await tabTo(page, '.rival:nth-child(2)');
    await page.keyboard.press('Enter');
    const rival = before.explanation.alternatives[0]!.words[1]!.token;
    await say(lookAt(model, REASON, { beginning: [rival] }).explanation.translation);
    await tabTo(page, '.bars ~ .chip');
    await page.keyboard.press(' ');
    await say(before.explanation.translation);
    const clamp = { side: 'decoder', gate: 'output', value: 0, ...EVERYWHERE } as const;
    await tabTo(page, '[data-hold="output 0"]');
    await page.keyboard.press(' ');
    await say(lookAt(model, REASON, { edits: { clamps: [clamp], attentionOff: false } }).explanation.translation);
    expect(await page.evaluate(`document.activeElement.getAttribute('aria-pressed')`)).toBe('true');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    expect(await page.evaluate('document.activeElement.dataset.hold')).toBe('output null');
    await page.keyboard.press('Enter');
    await say(before.explanation.translation);
    expect(problems).toEqual([]);
    await page.close();
  }, 120_000);

  it('when a word is unknown, then known words like it are offered, and one can be taken', async () => {
    const { page } = await open(`#sentence=${encodeURIComponent('I am hungri.')}&language=en`);
    expect(await page.$eval('.unknown del', (word) => word.textContent)).toBe('hungri');
    await page.click('.unknown button');
    await drawn(page);
    expect(await page.$eval('#sentence', (input) => (input as unknown as { value: string }).value)).toBe(
      'I am hungry.',
    );
    await page.close();
  }, 60_000);

  it('when a gate is held, then the translation is the one with the gate held, and the difference is marked', async () => {
    const { page } = await open(`#sentence=${encodeURIComponent(REASON)}&language=en&at=14`);
    await press(page, '[data-hold="forget 1"]');
    await page.waitForSelector('#changed ins, #changed del');
    const clamp = { side: 'decoder', gate: 'forget', value: 1, ...EVERYWHERE } as const;
    const { explanation } = lookAt(model, REASON, { edits: { clamps: [clamp], attentionOff: false } });
    expect(await textOf(page, '.spoken')).toBe(explanation.translation);
    expect(await textOf(page, '#changed bdi')).toBe(lookAt(model, REASON).explanation.translation);
    await page.waitForFunction('location.hash.includes("hold=")');
    const again = await open(new URL(page.url()).hash);
    expect(await textOf(again.page, '.spoken')).toBe(explanation.translation);
    await Promise.all([page.close(), again.page.close()]);
  }, 60_000);

  it('when a link is opened as the page writes its own state into the address, then the link wins', async () => {
    const { page } = await open(`#sentence=${encodeURIComponent(REASON)}&language=en`);
    const link = `#${new URLSearchParams({ sentence: 'I am hungry.', language: 'en' })}`;
    await page.evaluate(`(() => {
      const former = location.hash;
      location.hash = ${JSON.stringify(link)};
      history.replaceState(null, '', former);
    })()`);
    await page.waitForFunction(`document.querySelector('#sentence').value === 'I am hungry.'`);
    await page.waitForFunction(`location.hash.includes('hungry')`);
    await page.close();
  }, 60_000);

  it.each([
    ['reason', [{ side: 'decoder', gate: 'output', value: 0, word: '2' }]],
    ['stutter', [{ side: 'decoder', gate: 'output', value: 0, word: '-' }]],
    ['moment', [{ side: 'decoder', gate: 'forget', value: 0, word: 1 }]],
    ['endless', [{ side: 'decoder', gate: 'input', value: 0, word: '-' }]],
  ] as const)(
    'when the challenge %s is met, then it is ticked, and else not',
    async (name, places) => {
      const { page } = await open(`#sentence=${encodeURIComponent(REASON)}&language=en`);
      expect(await page.$eval(`[data-challenge=${name}]`, (task) => task.className)).toBe('');
      const state = new URLSearchParams({ sentence: REASON, language: 'en' });
      for (const { side, gate, value, word } of places) state.append('hold', `${side} ${gate} ${value} - - - ${word}`);
      await page.evaluate(`location.hash = ${JSON.stringify(`${state}`)}`);
      await page.waitForSelector(`[data-challenge=${name}].done`);
      await page.close();
    },
    60_000,
  );

  it('when a number of the cell is opened, then its parts add up to it', async () => {
    const { page } = await open(`#sentence=${encodeURIComponent(REASON)}&language=en&at=14&decoder=0.17`);
    for (const name of ['f', 'i', 'g', 'o']) {
      await press(page, `.numbers-row [data-name=${name}]`);
      await drawn(page);
      const shown = await page.evaluate(`(() => {
        const number = (text) => Number(text.replaceAll('−', '-'));
        return {
          value: number(document.querySelector('.numbers-row [aria-pressed=true] b').textContent),
          parts: [...document.querySelectorAll('.parts .figure')].map((cell) => number(cell.textContent)),
        };
      })()`);
      const { value, parts } = shown as { value: number; parts: number[] };
      expect(parts).toHaveLength(4);
      const sum = parts.reduce((total, part) => total + part, 0);
      expect(name === 'g' ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum))).toBeCloseTo(value, 2);
      const { trace } = lookAt(model, REASON);
      const gate = { f: 'forget', i: 'input', g: 'candidate', o: 'output' }[name]!;
      expect(value).toBeCloseTo(trace.decoder[0]!.steps[2]!.gates[gate]![17]!, 3);
    }
    await page.close();
  }, 60_000);

  it('when the arrows are turned round, then the backward pass and nudging give one gradient, and a link leads there', async () => {
    const { page, problems } = await open(`#sentence=${encodeURIComponent(REASON)}&language=en&at=14`);
    await press(page, '#backward-switch');
    await page.waitForSelector('#backward');
    await page.waitForFunction('location.hash.includes("arrows=back")');
    const shares = await page.$$eval('.curve.back', (arrows) =>
      arrows.map((arrow) => arrow.getAttribute('data-share')),
    );
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.reduce((sum, share) => sum + Number(share), 0)).toBeLessThan(1.01);
    for (let i = 0; i < 4; i++) {
      await press(page, '#backward td button');
      await drawn(page);
    }
    const rows = (await page.evaluate(`[...document.querySelectorAll('#backward tbody tr')].map((row) =>
      [...row.querySelectorAll('.figure')].map((cell) => Number(cell.textContent.replace('−', '-'))))`)) as number[][];
    expect(rows).toHaveLength(4);
    for (const [gradient, nudged] of rows) {
      expect(Math.abs(gradient! - nudged!)).toBeLessThan(1e-3 * Math.abs(gradient!) + 1e-10);
    }
    const again = await open(new URL(page.url()).hash);
    await again.page.waitForSelector('#backward');
    await again.page.evaluate(axe.source);
    expect(await again.page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')).toEqual([]);
    expect([problems, again.problems]).toEqual([[], []]);
    await Promise.all([page.close(), again.page.close()]);
  }, 60_000);

  it('when a checkpoint is chosen, then it is looked into and the first stands beside; of a hostile one there is one line', async () => {
    const { page, problems, requests } = await open(`#sentence=${encodeURIComponent('two seven.')}&language=en`);
    const choose = async (file: string) => {
      const input = (await page.$('input[type=file]'))!;
      await input.uploadFile(join(folder, file));
    };
    await choose('hostile.json');
    await page.waitForSelector('#checkpoints [role=alert]');
    const refused = await readCheckpoint(join(folder, 'hostile.json')).then(String, (error: Error) => error.message);
    expect(await textOf(page, '#checkpoints [role=alert]')).toBe(
      refused.replace(join(folder, 'hostile.json'), 'hostile.json'),
    );
    await choose('numbers.json');
    await page.waitForSelector('#beside');
    const own = lookAt(await loadModel(join(folder, 'numbers.json')), 'two seven.');
    expect(await textOf(page, '.spoken')).toBe(own.explanation.translation);
    expect(await textOf(page, '.other')).toBe(lookAt(model, 'two seven.').explanation.translation);
    expect([problems, requests.length]).toEqual([[], 1]);
    await page.close();
  }, 60_000);

  it('when a small file is dropped right after a large one, then it is opened after it', async () => {
    const { page, problems } = await open(`#sentence=${encodeURIComponent('two seven.')}&language=en`);
    await drop(page, SHIPPED, join(folder, 'numbers.json'), join(ROOT, 'package.json'));
    await page.waitForSelector('#checkpoints [role=alert]');
    expect(await textOf(page, 'footer b')).toBe('numbers.json');
    expect(await textOf(page, '#beside-title')).toContain('en-ko.json');
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);

  it('when two models stand side by side, then both stages have one cursor, the differences are framed, and a link brings them back', async () => {
    const { page, problems } = await open(`#sentence=${encodeURIComponent(REASON)}&language=en&at=14`);
    const upload = async (on: Page) => (await on.$('input[type=file]'))!.uploadFile(join(folder, 'numbers.json'));
    await upload(page);
    await page.waitForSelector('#beside .word');
    const wordsOf = (on: Page, panel: string, which: string) =>
      on.$$eval(`#${panel} ${which}`, (words) => words.map((word) => word.textContent));
    const [own, other] = [lookAt(await loadModel(join(folder, 'numbers.json')), REASON), lookAt(model, REASON)];
    expect(own.explanation.translation).not.toBe(other.explanation.translation);
    const kept = await wordsOf(page, 'stage', '.word:not(.apart)');
    expect(await wordsOf(page, 'beside', '.word:not(.apart)')).toEqual(kept);
    const framed = await wordsOf(page, 'beside', '.word.apart');
    expect(framed).toEqual(expect.arrayContaining(['이웃은', '더워서']));
    expect(kept.length + framed.length).toBe(other.tokens.encoder.length + other.tokens.decoder.length);
    const shown = await page.$$eval('#attention-beside tbody td', (cells) => cells.map((cell) => cell.textContent));
    expect(shown).toEqual(other.trace.attention!.flat().map((weight) => weight.toFixed(3)));
    for (const at of [2, 5]) {
      await page.$eval('.transport input', (slider) => (slider as unknown as { focus(): void }).focus());
      await page.evaluate(`(() => {
        const slider = document.querySelector('.transport input');
        slider.value = ${at};
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      })()`);
      await drawn(page);
      expect(await wordsOf(page, 'beside', '.word.here')).toEqual(await wordsOf(page, 'stage', '.word.here'));
    }
    await page.waitForFunction('location.hash.includes("beside=")');
    const again = await open(new URL(page.url()).hash);
    expect(await textOf(again.page, '.asked')).toContain('numbers.json');
    await upload(again.page);
    await again.page.waitForSelector('#beside .word');
    expect(await textOf(again.page, '.spoken')).toBe(own.explanation.translation);
    expect(await again.page.$('.asked')).toBe(null);
    await press(again.page, '#beside .choices .chip');
    await drawn(again.page);
    expect(await textOf(again.page, '.spoken')).toBe(other.explanation.translation);
    expect(await textOf(again.page, '#beside .other')).toBe(own.explanation.translation);
    expect([problems, again.problems]).toEqual([[], []]);
    await Promise.all([page.close(), again.page.close()]);
  }, 60_000);

  it.each([DESK, PHONE])(
    'when a page holds two models, then at $width × $height nothing sticks out and axe finds nothing',
    async (view) => {
      const file = (name: string, path: string) => ({ name, text: readFileSync(path, 'utf8') });
      const both = playgroundPage(file('en-ko.json', SHIPPED), '', file('numbers.json', join(folder, 'numbers.json')));
      writeFileSync(join(folder, 'two.html'), both);
      const { page, problems } = await watchedPage(browser(), view);
      await page.goto(`${pathToFileURL(join(folder, 'two.html')).href}#language=ko&theme=dark`);
      await page.waitForSelector('#beside .word');
      const places = (await page.evaluate(
        `['stage', 'beside'].map((id) => document.getElementById(id).getBoundingClientRect()).map(({ left, top }) => [left, top])`,
      )) as [[number, number], [number, number]];
      const isBeside = places[1][0] > places[0][0] && places[1][1] === places[0][1];
      expect(isBeside).toBe(view === DESK);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      await page.evaluate(axe.source);
      expect(await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')).toEqual([]);
      expect(problems).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it.each(['en', 'ko'])(
    'when the tour is taken in %s by the keyboard alone, then each of eleven stops asks before it answers',
    async (language) => {
      const { page, problems } = await open(`#language=${language}`);
      const focused = () => page.evaluate('document.activeElement.id');
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('tour-button');
      const goOn = async (expected: string) => {
        await page.keyboard.press('Enter');
        await page.waitForFunction(expected);
        await drawn(page);
      };
      const seen = new Set<string>();
      for (let stop = 1; stop <= 11; stop++) {
        const place = language === 'en' ? `${stop} of 11` : `11곳 중 ${stop}`;
        await goOn(`document.querySelector('#tour small')?.textContent === '${place}'`);
        expect(await page.$('.answer')).toBe(null);
        seen.add((await textOf(page, '#tour .question'))!);
        await goOn(`document.querySelector('.answer') !== null`);
        seen.add((await textOf(page, '.answer'))!);
      }
      await goOn(`document.querySelector('#tour') === null`);
      expect(await focused()).toBe('tour-button');
      expect(seen.size).toBe(22);
      expect(
        [...seen].every((text) => /[가-힣]{2}/.test(text) === (language === 'ko') || text.includes('더워서')),
      ).toBe(true);
      expect(problems).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('when one panel is asked for, then it stands alone, and its picture can be saved as SVG and PNG', async () => {
    const { page, problems } = await watchedPage(browser(), DESK);
    await page.goto(`${served.address}?embed=cell#language=en&at=14`);
    await page.waitForSelector('#cell svg');
    expect(await page.$$eval('.card', (cards) => cards.map(({ id }) => id))).toEqual(['cell']);
    const saved = (await page.evaluate(`(async () => {
      const blobs = [];
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => (blobs.push(blob), make(blob));
      for (const button of document.querySelectorAll('#cell .save button')) button.click();
      while (blobs.length < 2) await new Promise((done) => setTimeout(done, 50));
      return [await blobs[0].text(), [...new Uint8Array(await blobs[1].arrayBuffer()).slice(1, 4)]];
    })()`)) as [string, number[]];
    expect(saved[0]).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(saved[0]).not.toMatch(/var\(--|href=/);
    expect(String.fromCharCode(...saved[1])).toBe('PNG');
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);
});
