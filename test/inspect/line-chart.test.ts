import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAxis, positionOn, tickText } from '../../src/inspect/axis.ts';
import { chartSheet } from '../../src/inspect/chart-sheet.ts';
import { type ChartSpec, lineChart } from '../../src/inspect/line-chart.ts';
import { BROWSER, launchBrowser, openFile } from '../support/browser.ts';

const SPEC: ChartSpec = {
  title: 'a <b> & "c"',
  x: { label: 'lag', scale: 'log', ticks: [10, 100] },
  y: { label: 'accuracy', minimum: 0, maximum: 1 },
  series: [
    {
      name: 'LSTM',
      points: [
        [10, 1],
        [100, 0.5],
      ],
    },
    {
      name: 'plain <RNN>',
      points: [
        [10, 0.25],
        [100, 0],
      ],
      marks: false,
    },
  ],
  levels: [{ value: 0.25, label: 'guessing' }],
};

describe('an axis', () => {
  it('when values are linear, then ends and ticks are round and hold them', () => {
    expect(createAxis([0.03, 0.97]).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(createAxis([-3, 12], {}, 4)).toMatchObject({ minimum: -5, maximum: 15, ticks: [-5, 0, 5, 10, 15] });
    expect(createAxis([7]).ticks.length).toBeGreaterThan(1);
    expect(createAxis([]).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('when values are logarithmic, then ends are powers of ten, exactly, and 0 stands on the edge', () => {
    const axis = createAxis([0, 3e-5, 0.2], { scale: 'log', floor: 1e-5 });
    expect(axis).toMatchObject({ minimum: 1e-5, maximum: 1 });
    expect(axis.ticks.every((tick) => Number.isInteger(Math.log10(tick)))).toBe(true);
    expect([0, 1e-9, 1e-5, 1, 5].map((value) => positionOn(axis, value))).toEqual([0, 0, 0, 1, 1]);
    expect(positionOn(createAxis([1, 100], { scale: 'log' }), 10)).toBeCloseTo(0.5, 12);
  });

  it('when ticks are written, then tiny and huge ones are scientific', () => {
    expect([0, 0.25, 0.1 + 0.2, 1e-8, 10 ** -5, 2.5e7].map(tickText)).toEqual([
      '0',
      '0.25',
      '0.3',
      '1e-8',
      '1e-5',
      '2.5e7',
    ]);
  });
});

describe('a line chart', () => {
  it('when it is drawn, then texts are escaped, points have tooltips, and nothing is fetched', () => {
    const svg = lineChart(SPEC);
    expect(svg).toContain('a &lt;b&gt; &amp; &quot;c&quot;');
    expect(svg).toContain('<title>LSTM, lag 100: 0.5</title>');
    expect(svg).not.toContain('<RNN>');
    expect(svg).toContain('guessing');
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|href|NaN|undefined/);
    expect(lineChart(SPEC)).toBe(svg);
  });

  it('when charts stand under one another, then each keeps its size', () => {
    const one = lineChart(SPEC);
    expect(chartSheet([one])).toBe(one);
    const sheet = chartSheet([one, one]);
    expect(sheet.match(/<svg /g)).toHaveLength(3);
    expect(sheet).toContain('y="440"');
    expect(sheet).toContain('height="880"');
  });
});

describe.skipIf(BROWSER === null)('charts in a browser (skipped where there is no chromium on PATH)', () => {
  it('when charts are opened by themselves, in either colour scheme, then every label stands inside, without an error or a request', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nmt-chart-'));
    const file = join(folder, 'charts.svg');
    writeFileSync(file, chartSheet([lineChart(SPEC), lineChart(SPEC)]));
    const browser = await launchBrowser();
    const grounds: string[] = [];
    for (const colourScheme of ['light', 'dark'] as const) {
      const { page, problems, requests } = await openFile(browser, file, { width: 1280, colourScheme });
      const sticksOut = await page.evaluate<number>(`[...document.querySelectorAll('text')].filter((text) => {
        const [own, all] = [text, text.closest('svg')].map((one) => one.getBoundingClientRect());
        return own.left < all.left || own.right > all.right || own.top < all.top || own.bottom > all.bottom;
      }).length`);
      expect(sticksOut).toBe(0);
      grounds.push(await page.evaluate<string>(`getComputedStyle(document.querySelector('.ground')).fill`));
      expect([problems, requests]).toEqual([[], []]);
      await page.context().close();
    }
    expect(grounds).toEqual(['rgb(255, 255, 255)', 'rgb(20, 24, 29)']);
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
});
