import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder } from '../corpus/folder.ts';
import { NMT } from './processes.ts';

let folder: Folder;
beforeAll(() => {
  folder = new Folder();
  folder.write({ 'pairs.tsv': 'I go home.\t저는 집에 가요.\nIs it cold?\t추워요?\n'.repeat(20) });
});
afterAll(() => folder.remove());

/** Runs a shell command in which "nmt" is nmt; what it says on stderr, and its code. */
function said(command: string): { code: number | null; talk: string } {
  const line = `nmt() { "${process.execPath}" "${NMT}" "$@"; }; ${command}`;
  const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: folder.path, encoding: 'utf8', timeout: 60_000 });
  return { code: status, talk: stderr };
}

const isLinux = process.platform === 'linux' && existsSync('/dev/zero');

describe.skipIf(!isLinux)('inputs without an end (needs Linux)', () => {
  it('when a device of NULs is given in the place of a text, then one line says so at once, and the code is 1', () => {
    for (const command of [
      'corpus /dev/zero',
      'corpus --source /dev/zero --target pairs.tsv',
      'train --corpus /dev/zero --checkpoint m.json',
      'train --corpus pairs.tsv --dev /dev/zero --checkpoint m.json',
      'evaluate --hypotheses /dev/zero --references pairs.tsv',
      'tokenize learn-bpe --merges 10 < /dev/zero',
      'translate < /dev/zero',
      'tokenize < /dev/zero',
    ]) {
      const { code, talk } = said(`nmt ${command}`);
      expect(talk, command).toMatch(
        /^(?:using .*\n)?nmt: (\/dev\/zero|standard input): this is nothing but NULs, no text \([^\n]*\)\n$/,
      );
      expect(code, command).toBe(1);
    }
    const config = said('nmt train --config /dev/zero');
    expect(config.talk).toMatch(/^nmt: \/dev\/zero: this[^\n]* has more than 128 MiB \([^\n]*\)\n$/);
    expect(config.code).toBe(2);
    expect(said('nmt import /dev/zero --out new.json')).toMatchObject({ code: 1 });
  });

  it('when a line does not end, then it is refused by its number once it is longer than any text, by a filter too', () => {
    const endless = '{ printf "one\\ttwo\\n"; tr "\\0" a < /dev/zero; }';
    for (const command of ['corpus -', 'tokenize']) {
      const { code, talk } = said(`${endless} | nmt ${command}`);
      expect(talk, command).toMatch(/^nmt: standard input:2: this line has more than 128 MiB \([^\n]*\)\n$/);
      expect(code, command).toBe(1);
    }
  });

  it('when lines of NULs come among others through a filter, then each line is answered', () => {
    const input = `hello\n${'\0'.repeat(3000)}\nhello\n`.repeat(3);
    const { status, stdout } = spawnSync(process.execPath, [NMT, 'tokenize'], { input });
    expect([status, stdout.toString()]).toEqual([0, 'hello\n\nhello\n'.repeat(3)]);
  });
});
