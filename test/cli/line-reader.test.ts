import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineReader } from '../../src/cli/lines/line-reader.ts';
import type { Line } from '../../src/encoding/line-cutter.ts';

async function all(reader: LineReader, most = 1): Promise<Line[]> {
  const lines: Line[] = [];
  for (;;) {
    const next = await reader.next(most);
    if (next.length === 0) return lines;
    lines.push(...next);
  }
}

function readerOf(...pieces: (string | Buffer)[]): LineReader {
  const input = new PassThrough();
  for (const piece of pieces) input.write(piece);
  input.end();
  return new LineReader(input);
}

const texts = async (...pieces: (string | Buffer)[]) => (await all(readerOf(...pieces))).map(({ text }) => text);

describe('LineReader', () => {
  it('when lines end in \\n or \\r\\n, or the last one in nothing, then each is one line without its end', async () => {
    expect(await texts('a\r\n\nb\n \r\nc')).toEqual(['a', '', 'b', ' ', 'c']);
    expect(await texts('a\n')).toEqual(['a']);
    expect(await texts('\n')).toEqual(['']);
    expect(await texts('')).toEqual([]);
  });

  it('when other characters look like line ends, then they split nothing', async () => {
    const text = 'a\rb\u2028c\u2029d\u0085e\u000bf\u000cg';
    expect(await texts(`${text}\n`)).toEqual([text]);
  });

  it('when the input starts with a byte order mark, then it is removed there and nowhere else', async () => {
    expect(await texts('\uFEFFa\n\uFEFFb\n')).toEqual(['a', '\uFEFFb']);
    expect(await texts('\uFEFF')).toEqual(['']);
  });

  it('when bytes are not UTF-8, then they become U+FFFD and only their line is marked', async () => {
    const lines = await all(readerOf(Buffer.from([0x61, 0x0a, 0x62, 0xe9, 0x0a, 0xc3]), Buffer.from([0xa9, 0x0a])));
    expect(lines).toEqual([
      { id: 0, text: 'a', isValid: true },
      { id: 1, text: 'b\uFFFD', isValid: false },
      { id: 2, text: 'é', isValid: true },
    ]);
  });

  it('when an encoding is told and the lines are UTF-8, then one note says so, and all lines come', async () => {
    const input = new PassThrough();
    input.end('plain\nété\nça\ndéjà\n');
    const reader = new LineReader(input, 'latin1');
    expect(await all(reader)).toHaveLength(4);
    expect(reader.notes).toEqual([expect.stringMatching(/, as told, but UTF-8 \(leave out --encoding;/)]);
  });

  it('when bytes come in any pieces, then the lines are those of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.nat(9)), async (given, cuts) => {
        const lines = given.map((line) => line.replace(/[\r\n]|^\uFEFF/g, ''));
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
        const pieces: Buffer[] = [];
        let start = 0;
        for (const cut of cuts) {
          pieces.push(bytes.subarray(start, start + cut));
          start += cut;
        }
        pieces.push(bytes.subarray(start));
        expect(await texts(...pieces.filter((piece) => piece.length > 0))).toEqual(lines);
      }),
      { numRuns: 60 },
    );
  });

  it('when a line has come and the input stays open, then it is handed out at once', async () => {
    const input = new PassThrough();
    const reader = new LineReader(input);
    input.write('first\nsec');
    expect((await reader.next(1)).map(({ text }) => text)).toEqual(['first']);
    const second = reader.next(8);
    input.write('ond\n');
    expect((await second).map(({ text }) => text)).toEqual(['second']);
  });

  it('when several lines are at hand, then at most as many as asked for come together', async () => {
    const reader = readerOf('a\nb\nc\nd\n', 'e');
    const sizes = [];
    for (let lines = await reader.next(2); lines.length > 0; lines = await reader.next(2)) sizes.push(lines.length);
    expect(sizes).toEqual([2, 2, 1]);
  });

  it('when lines are long, then as many come together as make a page or so, whatever is asked for', async () => {
    const reader = readerOf(`${'x'.repeat(40_000)}\n`.repeat(5), `${'y'.repeat(300_000)}\n`.repeat(2));
    const sizes = [];
    for (let lines = await reader.next(99); lines.length > 0; lines = await reader.next(99)) sizes.push(lines.length);
    expect(sizes).toEqual([2, 2, 2, 1]);
  });

  it('when it is stopped, then whoever waits for a line gets none, and later callers too', async () => {
    const input = new PassThrough();
    const reader = new LineReader(input);
    const waiting = reader.next(1);
    reader.stop();
    expect(await waiting).toEqual([]);
    input.write('late\n');
    expect(await reader.next(1)).toEqual([]);
  });

  it('when the input cannot be read, then E_FILE says why', async () => {
    const input = new PassThrough();
    const reader = new LineReader(input);
    input.destroy(Object.assign(new Error('EISDIR'), { code: 'EISDIR' }));
    await expect(reader.next(1)).rejects.toThrow('standard input: lines cannot be read: is a directory');
  });
});
