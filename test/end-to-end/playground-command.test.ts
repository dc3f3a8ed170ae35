/** nmt playground as a process: the file that it writes, the address that it prints, and how it ends. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard, NMT, outcomeOf, runNode, startNode } from './processes.ts';

const SHIPPED = join(import.meta.dirname, '../../checkpoints/en-ko.json');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-playground-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('nmt playground', () => {
  it('when it writes a file, then the whole model is in it, and the page without one is small', () => {
    const { code, talk } = runNode([NMT, 'playground', SHIPPED, '--out', 'page.html'], { folder });
    expect([code, talk]).toEqual([0, 'written: page.html\n']);
    const page = readFileSync(join(folder, 'page.html'), 'utf8');
    const [, model] = /<script type="text\/plain" id="model" data-name="en-ko.json">(.*?)<\/script>/s.exec(page)!;
    expect(model!.replaceAll('\\u003c', '<')).toBe(readFileSync(SHIPPED, 'utf8'));
    expect(page.replace(model!, '')).not.toMatch(/(src|href)="?https?:|@import|url\(http/);
  }, 60_000);

  it('when the checkpoint is named from the folder, then the page has that name, by which its commands find it', () => {
    mkdirSync(join(folder, 'own models'));
    copyFileSync(SHIPPED, join(folder, 'own models/a.json'));
    runNode([NMT, 'playground', 'own models/a.json', '--out', 'named.html'], { folder });
    const page = readFileSync(join(folder, 'named.html'), 'utf8');
    const name = /id="model" data-name="([^"]*)"/.exec(page)![1]!;
    const { code } = runNode([NMT, 'explain', 'I am hungry.', '--checkpoint', name, '--json'], { folder });
    expect([name, code]).toEqual(['own models/a.json', 0]);
  }, 60_000);

  it('when a second model is to stand beside, then both are in the file, and one that is none is refused', () => {
    const run = (beside: string) =>
      runNode([NMT, 'playground', SHIPPED, '--beside', beside, '--out', 'two.html'], { folder });
    expect(run(SHIPPED).code).toBe(0);
    const names = readFileSync(join(folder, 'two.html'), 'utf8').match(/id="(beside-)?model" data-name="en-ko.json"/g);
    expect(names).toEqual(['id="model" data-name="en-ko.json"', 'id="beside-model" data-name="en-ko.json"']);
    writeFileSync(join(folder, 'none.json'), '{"format":"nmt-checkpoint"}');
    expect(run('none.json')).toMatchObject({ code: 1, talk: expect.stringMatching(/^nmt: none\.json: .*\n$/) });
  }, 60_000);

  it('when it serves, then the page is at the address that it prints, until it is told to stop', async () => {
    const child = startNode([NMT, 'playground', '--checkpoint', SHIPPED, '--no-open']);
    const outcome = outcomeOf(child);
    const address = (await heard(child.stdout, '\n')).trim();
    const page = await (await fetch(address)).text();
    expect(page).toContain('id="model"');
    expect((await fetch(new URL('/', address))).status).toBe(404);
    child.kill('SIGINT');
    const { code, out, talk } = await outcome;
    expect([code, out]).toEqual([130, `${address}\n`]);
    expect(talk).toContain('until Ctrl-C');
  }, 60_000);

  it('when the checkpoint is none, or the port is none, then one line says so', () => {
    writeFileSync(join(folder, 'bad.json'), '{"format":"nmt-checkpoint"}');
    const bad = runNode([NMT, 'playground', 'bad.json', '--out', 'bad.html'], { folder });
    expect(bad).toMatchObject({ code: 1, out: '' });
    expect(bad.talk).toMatch(/^nmt: bad\.json: .*\n$/);
    const port = runNode([NMT, 'playground', SHIPPED, '--port', '99999'], { folder });
    expect(port.code).toBe(2);
    expect(port.talk.trim().split('\n')).toHaveLength(1);
  }, 60_000);
});
