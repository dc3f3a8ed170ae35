import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPage } from '../../src/inspect/report/page.ts';
import { MOST_SENTENCES, markedOutput, shownLines } from '../../src/inspect/report/sentence-table.ts';
import { scoreTexts } from '../../src/scoring.ts';
import { analyseSystem } from '../../src/scoring-json.ts';
import { BROWSER, keepScreenshot, launchBrowser, openFile, overflowOf, VIEWS, type View } from '../support/browser.ts';

const REFERENCES = [
  'a <b>man</b> in a blue shirt is standing on a ladder cleaning a window .',
  'two young men are outside near many bushes & trees .',
  'several men in hard hats are operating a giant pulley system .',
  'a little girl is climbing into a wooden playhouse .',
  'eine Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsdurchführungsbestimmung',
];
const GOOD = REFERENCES.map((line) => line.replace('young ', '').replace('giant', 'big'));
const BAD = ['a man', '', 'men men men men men men', '<script>alert("x")</script> girl', 'eine Verordnung'];

function page(
  systems: Record<string, string[]>,
  references = REFERENCES,
  sources?: string[],
  language: 'en' | 'ko' = 'en',
): string {
  const texts = {
    systems: Object.entries(systems).map(([name, hypotheses]) => ({ name, hypotheses })),
    references: [references],
    ...(sources && { sources }),
  };
  const result = scoreTexts(texts, { version: '1.2.3', resamples: 100, samples: 100 });
  const analyses = result.systems.map((system) => analyseSystem(result, system));
  return reportPage(result, analyses, ['perplexity 3.21'], language);
}

/** So many lines that scores have intervals and are tested. */
const often = (lines: readonly string[]) => Array.from({ length: 12 }, () => lines).flat();

describe('the report page as a text', () => {
  it('when texts hold markup, then it is shown, not obeyed', () => {
    const html = page({ 'a<b>.txt': BAD });
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert');
    expect(html).not.toContain('a<b>.txt');
  });

  it('when nothing but the page is there, then it names no other place to fetch from', () => {
    const html = page({ good: GOOD, bad: BAD }, REFERENCES, REFERENCES);
    expect(html).not.toMatch(/(src|href|url\()\s*=?\s*["']?(https?:|\/\/)/);
    expect(html).toContain("default-src 'none'");
  });

  it('when an output is marked, then missing words stand before the extra ones, and ideographs are not torn apart by spaces', () => {
    expect(markedOutput('the cat sat', 'the black cat lay').text).toBe(
      'the <del>black</del> cat <del>lay</del> <ins>sat</ins>',
    );
    expect(markedOutput('我是猫', '我是狗').text).toBe('我是<del>狗</del><ins>猫</ins>');
    expect(markedOutput('', 'gone').text).toBe('<i>nothing</i>');
  });

  it('when there are more sentences than a browser shows at once, then the worst are shown, in order', () => {
    const references = Array.from({ length: MOST_SENTENCES + 10 }, (_, i) => `line ${i}`);
    const hypotheses = references.map((line, i) => (i >= MOST_SENTENCES ? 'x' : line));
    const texts = { systems: [{ name: 'a', hypotheses }], references: [references] };
    const lines = shownLines(scoreTexts(texts, { version: '1', metrics: ['chrf'] }), 'chrf', false);
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([MOST_SENTENCES, 0, MOST_SENTENCES + 9]);
  });
});

describe.skipIf(BROWSER === null)('the report page in a browser (needs chromium on PATH)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nmt-report-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['ko', 'BLEU(char)', /<p class="advice">한국어 단어에는 [^<]*<\/p>/],
    ['en', 'BLEU by char', /<p class="advice">Korean words carry their particles[^<]*\.<\/p>/],
  ] as const)(
    'when the references are Korean, then a page in %s says in its language how to score them',
    (language, label, advice) => {
      const html = page({ good: ['고양이가 자요 .'] }, ['고양이는 자요 .'], ['the cat sleeps .'], language);
      expect(html).toContain(`>${label}</th>`);
      expect(html).toMatch(advice);
    },
  );

  it('when the page is Korean, then what it says and what its script says is, and axe finds nothing in either language', async () => {
    for (const language of ['ko', 'en'] as const) {
      for (const systems of [{ good: GOOD, bad: BAD }, { bad: BAD }] as Record<string, string[]>[]) {
        const { page: opened } = await open(page(systems, REFERENCES, REFERENCES, language), { width: 1280 });
        expect(await opened.locator('html').getAttribute('lang')).toBe(language);
        const said = 'h1, h2, figcaption, th, label, option, #shown, .text > span, summary, .details, .note';
        const texts = (await opened.locator(said).allTextContents()).filter((text) => /\p{L}{2}/u.test(text));
        const names = /\b(good|bad|BLEU|chrF2?|TER)\b/g;
        const english = texts.filter((text) => /[a-z]{3}/.test(text.replace(names, '')));
        if (language === 'ko') expect(english).toEqual([]);
        else expect(english).toContain('What went wrong');
        await opened.evaluate(axe.source);
        const found = 'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))';
        expect(await opened.evaluate(found)).toEqual([]);
        await opened.context().close();
      }
    }
  }, 60_000);

  async function open(html: string, view: View) {
    const file = join(folder, 'report.html');
    writeFileSync(file, html);
    return openFile(browser, file, view);
  }

  it.each(VIEWS)(
    'when $width pixels wide and $colourScheme, then nothing is fetched, complained of or sticks out',
    async (view) => {
      for (const [name, html] of [
        ['single', page({ 'bad.txt': BAD })],
        ['compared', page({ 'good.txt': GOOD, 'bad.txt': BAD }, REFERENCES, REFERENCES)],
        ['tested', page({ 'a-system-of-a-long-name.txt': often(GOOD), 'bad.txt': often(BAD) }, often(REFERENCES))],
      ] as const) {
        const { page: opened, problems, requests } = await open(html, view);
        expect([problems, requests, await overflowOf(opened)]).toEqual([[], [], 0]);
        const hidden = `[...document.querySelectorAll('.scroll')].map((one) => one.scrollWidth - one.clientWidth)`;
        expect(Math.max(...(await opened.evaluate<number[]>(hidden))), 'no table is cut off').toBe(0);
        const ground = await opened.evaluate<string>('getComputedStyle(document.body).backgroundColor');
        expect(ground).toBe(view.colourScheme === 'dark' ? 'rgb(20, 24, 29)' : 'rgb(255, 255, 255)');
        await keepScreenshot(opened, `report-${name}-${view.width}-${view.colourScheme}`);
        await opened.context().close();
      }
    },
  );

  it('when words are searched for and rows are sorted, then rows go and move', async () => {
    const { page: opened } = await open(page({ 'bad.txt': BAD }), { width: 1280 });
    const visible = () =>
      opened.$$eval('#sentences tbody tr', (rows) => rows.filter((row) => row.offsetParent).map((row) => row.id));
    await opened.fill('#search', 'MEN pulley');
    expect(await visible()).toEqual(['line-3']);
    expect(await opened.textContent('#shown')).toBe('1 of 5 sentences');
    await opened.fill('#search', '');
    await opened.selectOption('#sort', { label: 'chrF2, lowest first' });
    expect((await visible())[0]).toBe('line-2');
    await opened.selectOption('#sort', { label: 'as in the file' });
    expect(await visible()).toEqual([1, 2, 3, 4, 5].map((line) => `line-${line}`));
  });

  it('when scripts are off, then scores, charts, faults and all sentences are there, and no dead controls', async () => {
    const { page: opened } = await open(page({ 'bad.txt': BAD }), { width: 390, javaScript: false });
    for (const wanted of ['BLEU', 'chrF2', 'TER', 'perplexity 3.21', 'line 2', '<script>alert("x")</script>']) {
      expect(await opened.getByText(wanted).first().isVisible(), wanted).toBe(true);
    }
    expect(await opened.locator('figure svg').count()).toBe(2);
    expect(await opened.locator('#sentences tbody tr').count()).toBe(5);
    expect(await opened.isVisible('#search')).toBe(false);
  });
});
