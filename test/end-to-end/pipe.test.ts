import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard, outcomeOf, runNode, scriptedNmt, startNode } from './processes.ts';

let folder: string;
let program: string;
let words: string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-pipe-'));
  program = scriptedNmt(folder);
  words = [program, 'translate', '--checkpoint', 'scripted'];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('nmt translate in a pipe', () => {
  it('when blank lines and a last line without newline come, then there are exactly four lines', () => {
    const { out, code } = runNode(words, { input: 'I am hungry.\n\n   \nWhere is the station?' });
    expect([out, code]).toEqual(['I AM HUNGRY.\n\n\nWHERE IS THE STATION?\n', 0]);
  });

  it('when stdin stays open, then each line is answered all the same', async () => {
    const child = startNode(words);
    const ended = outcomeOf(child);
    for (const line of ['first', 'second']) {
      child.stdin.write(`${line}\n`);
      await heard(child.stdout, `${line.toUpperCase()}\n`);
    }
    child.stdin.end();
    expect((await ended).code).toBe(0);
  });

  it('when a line is not finished, then it is not answered before its newline', async () => {
    const child = startNode(words);
    const ended = outcomeOf(child);
    child.stdin.write('one\ntw');
    expect(await heard(child.stdout, '\n')).toBe('ONE\n');
    child.stdin.end('o\n');
    expect((await ended).out).toBe('ONE\nTWO\n');
  });

  it('when ten thousand lines come, then ten thousand come out in their order', () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => (i % 7 === 3 ? '' : `line ${i}`));
    const { out, talk } = runNode(words, { input: `${lines.join('\n')}\n` });
    expect(out).toBe(`${lines.join('\n').toUpperCase()}\n`);
    expect(talk).toMatch(/^10,000 lines, 1429 blank; /);
  });

  it('when a hundred times more lines come, then memory stays what it was', async () => {
    const peakOf = async (pieces: number) => {
      const child = spawn(process.execPath, words, { env: { ...process.env, NMT_TELL_MEMORY: '1' } });
      const ended = outcomeOf(child);
      const piece = 'a line of some words\n'.repeat(1000);
      for (let i = 0; i < pieces; i++) {
        if (!child.stdin.write(piece)) await new Promise((resolve) => child.stdin.once('drain', resolve));
      }
      child.stdin.end();
      const { talk, out } = await ended;
      expect(out.length).toBe(piece.length * pieces);
      return Number(/peak (\d+)/.exec(talk)![1]) / 1024;
    };
    const few = await peakOf(2);
    expect((await peakOf(200)) - few).toBeLessThan(60);
  });

  it('when lines come together, as many as pay or as many as are asked for, then the output is that of one by one', () => {
    const input = Array.from({ length: 500 }, (_, i) => (i % 5 === 0 ? '' : `line ${i}`)).join('\n');
    const alone = runNode([...words, '--batch', '1', '--threads', '1'], { input }).out;
    expect(alone.split('\n').length).toBe(501);
    for (const flags of [[], ['--threads', '2'], ['--batch', '32'], ['--batch', '500', '--threads', '3']])
      expect(runNode([...words, ...flags], { input }).out).toBe(alone);
  });

  it('when the reader goes after three lines of an endless input, then the end is quiet and the code is 0', async () => {
    const child = startNode(words);
    let talk = '';
    child.stderr.on('data', (piece: Buffer) => {
      talk += piece.toString();
    });
    child.stdin.on('error', () => {});
    const feed = setInterval(() => child.stdin.write('I am hungry.\n'.repeat(50)), 1);
    const code = new Promise((resolve) => child.once('exit', resolve));
    await heard(child.stdout, /(.*\n){3}/);
    child.stdout.destroy();
    expect(await code).toBe(0);
    clearInterval(feed);
    expect(talk).toBe('');
  });

  it.skipIf(!existsSync('/bin/bash'))(
    'when `yes | nmt | head -3` is run, then three lines come and nmt ends with 0 (needs bash)',
    () => {
      const command = 'yes "I am hungry." | "$0" "$@" | head -3; exit $((PIPESTATUS[1]))';
      const { status, stdout, stderr } = spawnSync('/bin/bash', ['-c', command, process.execPath, ...words], {
        encoding: 'utf8',
      });
      expect([status, stdout, stderr]).toEqual([0, 'I AM HUNGRY.\n'.repeat(3), '']);
    },
  );

  it('when a signal comes, then it ends after a whole line with 130 or 143', async () => {
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      const child = startNode(words);
      const ended = outcomeOf(child);
      child.stdin.write('one\n');
      await heard(child.stdout, 'ONE\n');
      child.kill(signal);
      expect(await ended).toMatchObject({ code, out: 'ONE\n' });
    }
  });

  it('when a signal comes while thousands of lines wait already, then the line under way is the last', async () => {
    const child = spawn(process.execPath, words, { env: { ...process.env, NMT_BUSY_MS: '5' } });
    const ended = outcomeOf(child);
    child.stdin.on('error', () => {});
    child.stdin.write('one\n'.repeat(10_000));
    await heard(child.stdout, 'ONE\n');
    child.kill('SIGINT');
    const { code, out } = await ended;
    expect(code).toBe(130);
    expect(out).toMatch(/^(ONE\n)+$/);
    expect(out.length / 4).toBeLessThan(1000);
  });

  it('when stdin is a directory, then one line says so and the code is 1', () => {
    const directory = openSync(folder, 'r');
    const { status, stderr } = spawnSync(process.execPath, words, {
      stdio: [directory, 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    closeSync(directory);
    expect(status).toBe(1);
    expect(stderr).toBe('nmt: standard input: lines cannot be read: is a directory\n');
  });

  it.skipIf(!existsSync('/dev/full'))(
    'when there is no room for the output, then one line says so (needs /dev/full)',
    () => {
      const full = openSync('/dev/full', 'w');
      for (const run of [words, [program, '--help']]) {
        const { status, stderr } = spawnSync(process.execPath, run, {
          input: 'a\n',
          stdio: ['pipe', full, 'pipe'],
          encoding: 'utf8',
        });
        expect(status).toBe(1);
        expect(stderr).toBe('nmt: standard output: nothing more can be written: no space left on the disk\n');
      }
      const nothing = spawnSync(process.execPath, [program, 'corpus', '--help'], { stdio: ['ignore', 'pipe', full] });
      const silent = spawnSync(process.execPath, words, { input: '', stdio: ['pipe', full, 'pipe'] });
      expect([nothing.status, silent.status]).toEqual([0, 0]);
      closeSync(full);
    },
  );

  const shell = (redirection: string, ...run: string[]) =>
    spawnSync('sh', ['-c', `exec "$@" ${redirection}`, 'sh', process.execPath, ...run], {
      input: 'a\n',
      encoding: 'utf8',
    });

  it.skipIf(process.platform === 'win32')(
    'when stderr or stdin is closed, then it is as if it were /dev/null (POSIX shells alone close one)',
    () => {
      expect(shell('2>&-', ...words)).toMatchObject({ status: 0, stdout: 'A\n', stderr: '' });
      expect(shell('<&-', ...words, '--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' });
      expect(shell('>&- 2>&-', program, 'corpus', 'nowhere.tsv').status).toBe(1);
    },
  );

  it.skipIf(!existsSync('/proc/self/fdinfo'))(
    'when stdout is closed, then whatever a command prints there is said to be lost, once; > /dev/null is silent (needs /proc)',
    () => {
      const lost = 'nmt: warning: what is written to standard output is lost: it is closed, or nothing but /dev/null\n';
      for (const run of [
        [...words, '--quiet'],
        [...words, '--quiet', 'hello'],
        [program, 'tokenize'],
        [program, '--version'],
        [program, 'translate', '--help'],
      ]) {
        expect(shell('>&-', ...run), run.join(' ')).toMatchObject({ status: 0, stderr: lost });
        expect(shell('> /dev/null', ...run), run.join(' ')).toMatchObject({ status: 0, stderr: '' });
      }
      const silent = spawnSync(process.execPath, [...words, '--quiet'], {
        input: '',
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      expect(silent.stderr.toString()).toBe('');
    },
  );

  it.skipIf(process.platform === 'win32')(
    'when stdout is open for reading alone, then one line says so and the code is 1',
    () => {
      for (const run of [words, [program, '--help'], [program, 'tokenize']]) {
        expect(shell('1< /dev/null', ...run)).toMatchObject({
          status: 1,
          stderr: 'nmt: standard output: nothing more can be written: it is not open for that\n',
        });
      }
    },
  );

  it('when stdin is nothing at all, then nothing comes out and the code is 0', () => {
    const { status, stdout } = spawnSync(process.execPath, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '']);
  });

  it('when bytes are not UTF-8, then they are replaced and the line is named', () => {
    const { out, talk } = runNode(words, { input: Buffer.from([0x61, 0x0a, 0xe9, 0x0a]) });
    expect(out).toBe('A\n\uFFFD\n');
    expect(talk).toContain('nmt: warning: standard input:2: this is not UTF-8;');
  });
});
