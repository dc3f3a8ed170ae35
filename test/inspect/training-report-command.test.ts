import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { writeCheckpoint } from '../../src/checkpoint/write.ts';
import { NMT, type Outcome, runNode } from '../end-to-end/processes.ts';
import { writeDigits } from '../support/digits.ts';

let folder: string;
let plain: Outcome;

const nmt = (...words: string[]): Outcome => runNode([NMT, ...words], { folder });
const train = (name: string, ...words: string[]): Outcome =>
  nmt(
    ...['train', '--corpus', 'digits', '--checkpoint', `${name}.json`, '--quiet', '--shards', '2'],
    ...['--embedding-size', '8', '--hidden-size', '16', '--batch-size', '32', '--epochs', '2', ...words],
  );
const hashIn = ({ talk }: Outcome): string | undefined => /^weights ([0-9a-f]{8})$/m.exec(talk)?.[1];
const page = (name: string): string => readFileSync(join(folder, name), 'utf8');
const epochsIn = (html: string): number => html.split('<td class="hash">').length - 1;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-report-'));
  writeDigits(join(folder, 'digits'), { train: 200, dev: 12, test: 12 });
  plain = train('plain');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('nmt train --report', () => {
  it('when a page is asked for, then the weights have the same bits as without, and the page shows the whole run', () => {
    const told = train('seen', '--report', join('pages', 'run.html'));
    expect(told.code, told.talk).toBe(0);
    expect(hashIn(told)).toBe(hashIn(plain));
    const html = page(join('pages', 'run.html'));
    expect(epochsIn(html)).toBe(2);
    expect(html).toContain('The run is over: all epochs are done.');
    expect(html).toContain(`<dd>${hashIn(plain)}</dd>`);
    expect(html).toContain('Loss of the updates</b>');
    expect(readdirSync(join(folder, 'pages')), 'no temporary file is left').toEqual(['run.html']);
  });

  it('when the page is to be Korean, then it is; another language is refused before anything is trained', () => {
    expect(train('korean', '--report', 'ko.html', '--language', 'ko').code).toBe(0);
    expect(page('ko.html')).toMatch(/<html lang="ko">[\s\S]*학습이 끝났습니다\. 모든 에폭을 마쳤습니다\./);
    const refused = train('french', '--report', 'fr.html', '--language', 'fr');
    expect([refused.code, refused.talk]).toEqual([2, 'nmt: --language cannot be "fr" (expected en or ko)\n']);
    expect(readdirSync(folder).filter((name) => /^(french|fr)/.test(name))).toEqual([]);
  });

  it('when a run is resumed, then its page shows the epochs of both sittings', () => {
    expect(nmt('train', '--resume', 'seen.last.json', '--epochs', '3', '--report', 'on.html', '--quiet').code).toBe(0);
    expect(epochsIn(page('on.html'))).toBe(3);
  });

  it('when the page cannot be written, then one warning says so and training goes on to the same weights', () => {
    mkdirSync(join(folder, 'taken.html'));
    const told = train('refused', '--report', 'taken.html');
    expect(told.code, told.talk).toBe(0);
    expect(told.talk.match(/warning: no report: taken\.html: /g)).toHaveLength(1);
    expect(hashIn(told)).toBe(hashIn(plain));
  });

  it('when training fails in the midst, then the page says that it broke off', async () => {
    const file = join(folder, 'plain.last.json');
    const good = await readCheckpoint(file);
    const tensors = good.tensors.map((tensor) => ({ ...tensor, data: tensor.data.slice().fill(Number.NaN) }));
    await writeCheckpoint(join(folder, 'nan.last.json'), { ...good, tensors });
    const told = nmt('train', '--resume', 'nan.last.json', '--epochs', '3', '--report', 'nan.html', '--quiet');
    expect(told.talk).toMatch(/^nmt: training diverged/m);
    expect(page('nan.html')).toContain('The run broke off before its end.');
    expect(epochsIn(page('nan.html'))).toBe(2);
  });

  it.skipIf(process.platform === 'win32')(
    'when the page is a link (not on Windows), then what it points to is replaced and the link stays',
    () => {
      writeFileSync(join(folder, 'real.html'), '<!doctype html>\nold');
      symlinkSync('real.html', join(folder, 'link.html'));
      nmt('inspect', 'plain.json', '--html', 'link.html');
      expect(epochsIn(page('real.html'))).toBeGreaterThan(0);
    },
  );
});

describe('nmt inspect', () => {
  it('when a page is asked for, then it has the epochs, the weights and neighbours of words', () => {
    const { code, out, talk } = nmt('inspect', 'plain.last.json', '--html', 'inspect.html');
    expect([code, out, talk]).toEqual([0, '', 'written: inspect.html\n']);
    const html = page('inspect.html');
    expect(epochsIn(html)).toBe(2);
    expect(html).toMatch(/encoder\.0\.forward\.hidden<\/th>.*<svg class="histogram"/);
    expect(html).toContain('Saturated gates</b>');
    expect(html).toContain('Update to weights</b>');
    expect(nmt('inspect', 'plain.last.json', '--html', 'inspect.html', '--language', 'ko').code).toBe(0);
    expect(page('inspect.html')).toMatch(/<html lang="ko">[\s\S]*에폭 2번, 갱신 14번 뒤의 체크포인트입니다\./);
  });

  it('when neighbours of a word are asked for, then both sides answer, as lines or as JSON', () => {
    const { code, out } = nmt('inspect', 'plain.json', '--neighbours', '7');
    expect(code).toBe(0);
    expect(out).toMatch(/^source 7\n( +-?[01]\.\d{3} {2}\d\n){9}\ntarget 7\n( +-?[01]\.\d{3} {2}\d\n){9}$/);
    const found = JSON.parse(nmt('inspect', 'plain.json', '--neighbours', '7', '--json').out) as unknown[];
    expect(found).toMatchObject([
      { side: 'source', token: '7' },
      { side: 'target', token: '7' },
    ]);
  });

  it('when neither side has the word, then one line says why', () => {
    const { code, talk } = nmt('inspect', 'plain.json', '--neighbours', 'seven');
    expect(code).toBe(1);
    expect(talk).toMatch(/^nmt: neither side knows "seven" as one token \(it did not occur in training; .*\)\n$/);
    expect(nmt('inspect', 'plain.json', '--neighbours', '1 2').talk).toContain('it is cut into 1 2');
  });
});
