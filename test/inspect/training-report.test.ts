import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EpochRecord } from '../../src/checkpoint/records.ts';
import { adviceIn } from '../../src/cli/progress/advice-texts.ts';
import { resolveConfig } from '../../src/config-resolution.ts';
import { summariseTensor } from '../../src/inspect/summary.ts';
import { trainingPage } from '../../src/inspect/training-report/page.ts';
import type { RunReport } from '../../src/inspect/training-report/run-report.ts';
import { RUN_TEXTS } from '../../src/inspect/training-report/run-texts.ts';
import { StepCurve } from '../../src/inspect/training-report/step-curve.ts';
import type { Finding } from '../../src/training/health.ts';
import { BROWSER, keepScreenshot, launchBrowser, openFile, overflowOf, VIEWS } from '../support/browser.ts';

const ANSWERS = ['', 'the the the', 'he sees <b>a</b> dog', 'he sees <b>a</b> dog', 'he sees the dog'];

function record(epoch: number, changes: Partial<EpochRecord> = {}): EpochRecord {
  return {
    epoch,
    step: 20 * epoch,
    trainLoss: 5 / epoch,
    devLoss: 5.5 / epoch,
    devPerplexity: 100 / epoch,
    devBleu: 12.34 * epoch,
    learningRate: 0.004,
    gradientNorm: 1 + 1 / epoch,
    updateRatio: 0.01 / epoch,
    gateSaturation: [
      { gate: 'forget', layer: 0, direction: 'forward', share: Math.min(1, 0.1 * epoch) },
      { gate: 'input', layer: 0, direction: 'forward', share: 0.05 },
    ],
    seconds: 2,
    targetTokens: 9000,
    weightHash: `0000000${epoch}`,
    best: epoch !== 4,
    samples: [{ source: 'er sieht den <Hund>', reference: 'he sees the dog', hypothesis: ANSWERS[epoch - 1]! }],
    ...changes,
  };
}

const HISTORY = ANSWERS.map((_, i) => record(i + 1));

function report(changes: Partial<RunReport> = {}): RunReport {
  return {
    language: 'en',
    corpus: 'toy <corpus>',
    state: 'Under way: 5 of 8 epochs done.',
    facts: [['weights', '618,543']],
    config: resolveConfig({ flags: { hiddenSize: 78, labelSmoothing: 0.1 } }),
    history: HISTORY,
    advice: ['dev loss has risen 3 times: raise --dropout'],
    steps: Array.from({ length: 100 }, (_, i) => ({ step: i + 1, loss: 5 / (i + 1), gradientNorm: 2 })),
    tensors: [summariseTensor({ name: 'output.bias', shape: [4], data: Float32Array.of(-1, 0, 0, 2) })],
    neighbours: [{ side: 'source', token: 'red', neighbours: [{ token: 'blue', cosine: 0.81 }] }],
    ...changes,
  };
}

describe('the page of a training run as a text', () => {
  it('when texts hold markup, then it is shown, not obeyed', () => {
    const html = trainingPage(report());
    expect(html).toContain('Training on toy &lt;corpus&gt;');
    expect(html).not.toMatch(/<Hund>|<corpus>|<b>a<\/b>/);
  });

  it('when nothing has happened yet, then the page says so and shows the configuration', () => {
    const html = trainingPage(report({ history: [], steps: [], tensors: [], neighbours: [], advice: [] }));
    expect(html).not.toContain('<figure>');
    expect(html).toContain('<dt>hiddenSize</dt><dd><b>78</b></dd>');
  });

  it('when records are of an older version or a figure was not finite, then there is no NaN, and curves stand without them', () => {
    const old = { updateRatio: undefined, gateSaturation: undefined };
    const html = trainingPage(report({ history: [record(1, old), record(2, { ...old, devLoss: Number.NaN })] }));
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    expect(html).not.toContain('Update to weights</b>');
    expect(html).not.toContain('Saturated gates');
    expect(html).toContain('Dev BLEU</b>');
  });

  it('when an epoch was validated more than once, then records are told apart by their updates', () => {
    const html = trainingPage(report({ history: [record(1, { step: 7 }), record(1, { step: 13 }), record(2)] }));
    expect(html).toContain('dev, update 13: 5.5');
    expect(html).not.toContain('dev, epoch');
  });

  it('when answers stay the same, then they share a line; when there are many, then the middle ones are folded', () => {
    expect(trainingPage(report())).toContain('<span class="figure">3–4</span>');
    const many = Array.from({ length: 30 }, (_, i) =>
      record(i + 1, { samples: [{ source: 'a', reference: 'b', hypothesis: `c ${i}` }] }),
    );
    expect(trainingPage(report({ history: many }))).toContain('<summary>20 more</summary>');
  });

  it('when samples are missing between two equal answers, then nothing is said of the epochs between', () => {
    const samples = [{ source: 'a', reference: 'b', hypothesis: 'c' }];
    const history = [1, 2, 3, 4, 5].map((epoch) => record(epoch, { samples: epoch === 3 ? [] : samples }));
    const figures = trainingPage(report({ history })).match(/(?<=<span class="figure">)[^<]*/g);
    expect(figures).toEqual(['1–2', '4–5']);
  });
});

/** One of each kind. */
const FINDINGS: readonly Finding[] = [
  { kind: 'sameAnswer', answer: '네' },
  { kind: 'repetition', percent: 50 },
  { kind: 'longGradients', times: 10, clipNorm: 1, median: '30.0' },
  { kind: 'overfitting', rises: 3, bestEpoch: 1 },
  { kind: 'overfitting', rises: 3, bestEpoch: null },
  { kind: 'deadGate', gate: 'forget', place: 'encoder.0.forward', percent: 97 },
  { kind: 'fewUpdates', bleu: '3.3', updates: 700, option: 'updates' },
];

/** With something in every place, and nothing of the corpus in English. */
function koreanReport(): RunReport {
  const sample = { source: '비가 와요.', reference: '눈이 와요.' };
  const history = Array.from({ length: 14 }, (_, i) =>
    record(i + 1, { samples: [{ ...sample, hypothesis: i === 0 ? '' : `답 ${i}` }] }),
  );
  const data = Float32Array.of(-1, 0, Number.NaN, 2);
  return report({
    language: 'ko',
    corpus: '장난감 말뭉치',
    state: RUN_TEXTS.ko.states.underWay(5, 8, 75),
    facts: (Object.keys(RUN_TEXTS.ko.facts) as (keyof typeof RUN_TEXTS.ko.facts)[]).map((name) => [name, '1']),
    history,
    advice: FINDINGS.map((finding) => adviceIn('ko', { type: 'health', finding, message: 'in English' })),
    tensors: [summariseTensor({ name: 'output.bias', shape: [4], data })],
    neighbours: [{ side: 'target', token: '빨강', neighbours: [{ token: '파랑', cosine: 0.81 }] }],
  });
}

describe('a curve over updates', () => {
  it.each([1, 199, 200, 201, 5000])('when a run has %d updates, then at most 200 points hold their mean', (updates) => {
    const curve = new StepCurve();
    for (let step = 1; step <= updates; step++) curve.add({ step, loss: step, gradientNorm: 1 });
    const points = curve.points();
    expect(points.length).toBeLessThanOrEqual(200);
    expect(points.length).toBeGreaterThanOrEqual(Math.min(updates, 100));
    expect(points.at(-1)?.step).toBe(updates);
    let sum = 0;
    points.forEach(({ step, loss }, i) => {
      sum += loss * (step - (points[i - 1]?.step ?? 0));
    });
    expect(sum).toBe((updates * (updates + 1)) / 2);
  });
});

describe.skipIf(BROWSER === null)('the page of a training run in a browser (needs chromium on PATH)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nmt-run-'));
  const file = join(folder, 'run.html');
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
    writeFileSync(file, trainingPage(report()));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(VIEWS)(
    'when $width pixels wide and $colourScheme, then nothing is fetched, complained of or sticks out',
    async (view) => {
      const { page, problems, requests } = await openFile(browser, file, view);
      expect([problems, requests, await overflowOf(page)]).toEqual([[], [], 0]);
      const ground = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      expect(ground).toBe(view.colourScheme === 'dark' ? 'rgb(20, 24, 29)' : 'rgb(255, 255, 255)');
      await keepScreenshot(page, `training-${view.width}-${view.colourScheme}`);
      await page.context().close();
    },
  );

  it('when the page is Korean, then all it says is, but for names of options and tensors; and axe finds nothing in either language', async () => {
    for (const one of [koreanReport(), report()]) {
      const own = join(folder, `${one.language}.html`);
      writeFileSync(own, trainingPage(one));
      const { page } = await openFile(browser, own, { width: 1280 });
      expect(await page.locator('html').getAttribute('lang')).toBe(one.language);
      const texts = await page.evaluate<string[]>(`(() => {
        const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
        const found = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label'));
        while (walker.nextNode()) {
          const { parentElement: parent, data } = walker.currentNode;
          if (!parent.closest('style, code, .options, #tensors tbody th')) found.push(data);
        }
        return found;
      })()`);
      const names = /--[a-z-]+( general)?|nmt train|encoder\.0\.forward|BLEU/g;
      const english = texts.filter((text) => /[a-z]{3}/i.test(text.replace(names, '')));
      if (one.language === 'ko') expect(english).toEqual([]);
      else expect(english).toContain('The same sentences as the model learnt');
      expect(await page.title()).toBe(one.language === 'ko' ? '장난감 말뭉치 학습' : 'Training on toy <corpus>');
      const hidden = `[...document.querySelectorAll('.scroll')].map((one) => one.scrollWidth - one.clientWidth)`;
      expect(Math.max(...(await page.evaluate<number[]>(hidden))), 'on a desk no table is cut off').toBe(0);
      const above = `[...document.querySelectorAll('figure svg')].map((svg) => Math.min(...[...svg.querySelectorAll('text')].map((text) => text.getBBox().y)))`;
      expect(
        Math.min(...(await page.evaluate<number[]>(above))),
        'no label of a chart is cut off',
      ).toBeGreaterThanOrEqual(0);
      await keepScreenshot(page, `training-${one.language}`);
      await page.evaluate(axe.source);
      const found = 'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))';
      expect(await page.evaluate(found)).toEqual([]);
      await page.context().close();
    }
  }, 60_000);

  it('when scripts are off, then curves, epochs, answers, neighbours and weights are there to read', async () => {
    const { page } = await openFile(browser, file, { width: 390, javaScript: false });
    const titles = await page.locator('figure figcaption b').allTextContents();
    expect(titles).toEqual([
      'Loss',
      'Dev BLEU',
      'Loss of the updates',
      'Gradient norm of the updates',
      'Gradient norm',
      'Update to weights',
      'Saturated gates',
      'Learning rate',
    ]);
    expect(await page.locator('#epochs tbody tr').count()).toBe(5);
    expect(await page.locator('#gates tbody tr').count()).toBe(1);
    expect(await page.locator('.sample .right bdi').textContent()).toBe('he sees the dog');
    for (const wanted of ['output.bias', 'blue', 'Under way: 5 of 8 epochs done.', 'er sieht den <Hund>']) {
      expect(await page.getByText(wanted).first().isVisible(), wanted).toBe(true);
    }
    const text = await page.locator('figure svg text').first().boundingBox();
    expect(text!.height, 'labels stay legible on a phone').toBeGreaterThan(11);
    await page.context().close();
  });
});
