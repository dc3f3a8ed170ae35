import { symlinkSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { locateCorpus } from '../../src/corpus/files/locate.ts';
import type { PairFiles } from '../../src/corpus/files/located-pairs.ts';
import { readPairs } from '../../src/corpus/files/pairs.ts';
import { readLines } from '../../src/encoding/read.ts';
import { misnamedHint } from '../../src/misnamed.ts';
import { Folder, failure } from './folder.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

async function linesOf(content: string | Uint8Array): Promise<string[]> {
  const lines: string[] = [];
  const { count } = await readLines(folder.write({ 'text.txt': content }), (text, line) => {
    lines.push(text);
    expect(line).toBe(lines.length);
  });
  expect(count).toBe(lines.length);
  return lines;
}

const pairs = async (files: PairFiles) => {
  const { sources, targets, lines, emptyLines } = await readPairs(files);
  return { pairs: sources.map((source, i) => [source, targets[i]]), lines, emptyLines };
};
const refused = (files: PairFiles) => failure(() => readPairs(files), folder);

describe('lines of a file', () => {
  it('when lines end in CRLF, a byte order mark leads and the last line has no newline, then the text is read clean', async () => {
    expect(await linesOf('\uFEFFone\r\ntwo\nthree')).toEqual(['one', 'two', 'three']);
  });

  it('when a text holds U+2028, U+0085, a lone \\r or form feeds, then only \\n ends its lines', async () => {
    expect(await linesOf('a\u2028b\u2029c\u0085d\re\ff\vg\nh\n')).toEqual(['a\u2028b\u2029c\u0085d\re\ff\vg', 'h']);
  });

  it('when a file ends with empty lines, then each counts', async () => {
    expect(await linesOf('a\n\n\n')).toEqual(['a', '', '']);
    expect(await linesOf('\n')).toEqual(['']);
  });

  it('when any lines are written, plainly or compressed, then they are read as they were (property)', async () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\n\r\uFEFF]/g, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.boolean(), async (lines, compressed) => {
        const text = Buffer.from(lines.map((one) => `${one}\n`).join(''));
        expect(await linesOf(compressed ? gzipSync(text) : text)).toEqual(lines);
      }),
      { numRuns: 50 },
    );
  });

  it('when a file is larger than what is read at once, then letters and lines cut in two are whole again', async () => {
    const lines = Array.from({ length: 40_000 }, (_, i) => `${'가나다라'.repeat(i % 7)} ${i}`);
    expect(await linesOf(lines.join('\n'))).toEqual(lines);
  });

  it('when a compressed file has several members, then all are read', async () => {
    expect(await linesOf(Buffer.concat([gzipSync('a\nb'), gzipSync('c\nd')]))).toEqual(['a', 'bc', 'd']);
  });
});

describe('pairs', () => {
  it('when a TSV has more than two columns, then the first two are read', async () => {
    const file = folder.write({ 'a.tsv': 'Go.\t가.\tCC-BY\tmore\r\nHi.\t안녕.\n' });
    expect((await pairs({ pairs: file })).pairs).toEqual([
      ['Go.', '가.'],
      ['Hi.', '안녕.'],
    ]);
  });

  it('when all of a file is one line in which others end, then it is refused by what ends them', async () => {
    for (const [end, name] of [
      ['\u2028', 'U+2028'],
      ['\u0085', 'U+0085'],
      ['\v', 'U+000B'],
      ['\f', 'U+000C'],
    ] as const) {
      const file = folder.write({ 'a.tsv': ['I go.\t가요.', 'I am here.\t여기 있어요.', ''].join(end) });
      expect(await refused({ pairs: file })).toBe(
        `E_CORPUS …/a.tsv:1: this is one line, in which ${name} seems to end others (put /n in place of each ${name})`,
      );
    }
    const file = folder.write({ 'b.tsv': 'a\u2028b\tc\nd\te\n', 'c.jsonl': '["a\u2028b", "c"]' });
    expect((await pairs({ pairs: file })).pairs).toEqual([
      ['a\u2028b', 'c'],
      ['d', 'e'],
    ]);
    expect((await pairs({ pairs: folder.at('c.jsonl') })).pairs).toEqual([['a\u2028b', 'c']]);
  });

  it('when a side or a whole line is empty, then the pair is left out and its line counted', async () => {
    const file = folder.write({ 'a.tsv': 'a\tb\n\tc\nd\t \n\ne\tf\n' });
    expect(await pairs({ pairs: file })).toEqual({
      pairs: [
        ['a', 'b'],
        ['e', 'f'],
      ],
      lines: [1, 5],
      emptyLines: [2, 3, 4],
    });
  });

  it('when two files are aligned, one of them compressed, then line n belongs to line n', async () => {
    const source = folder.write({ 'a.en': 'a\n\nc\n' });
    const target = folder.write({ 'a.ko.gz': gzipSync('가\n나\n다') });
    expect(await pairs({ source, target })).toEqual({
      pairs: [
        ['a', '가'],
        ['c', '다'],
      ],
      lines: [1, 3],
      emptyLines: [2],
    });
  });

  it('when JSON lines have either form and further fields, then their pairs are read', async () => {
    const lines = ['{"target":"가","source":"a","id":7}', '{"translation":{"en":"b","ko":"나\\ud83d"}}', ''];
    const file = folder.write({ 'a.jsonl.gz': gzipSync(lines.join('\n')) });
    expect((await pairs({ pairs: file })).pairs).toEqual([
      ['a', '가'],
      ['b', '나\uFFFD'],
    ]);
  });
});

describe('files that hold no pairs get one line with place and hint', () => {
  it.each([
    [
      'no tab',
      'a.tsv',
      'a\tb\nc d\n',
      'E_CORPUS …/a.tsv:2: no tab in this line (each line is a source, a tab and a target; two aligned files go to --source and --target)',
    ],
    [
      'JSON called TSV',
      'a.tsv',
      '{"source":"a","target":"b"}\n',
      'E_CORPUS …/a.tsv:1: no tab in this line: it looks like JSON lines (their name has to end in .jsonl)',
    ],
    ['empty', 'a.tsv', '', 'E_CORPUS …/a.tsv: the file is empty (a corpus holds one sentence or pair a line)'],
    ['only a byte order mark', 'a.tsv', '\uFEFF', 'E_CORPUS …/a.tsv: no line has text on both sides'],
    ['only blanks', 'a.tsv', '\n \t \n', 'E_CORPUS …/a.tsv: no line has text on both sides'],
    [
      'Latin-1',
      'a.tsv',
      Buffer.from('a\tb\nd\té\n', 'latin1'),
      'E_CORPUS …/a.tsv:2: this is not UTF-8; by a guess it is Latin-1 (Windows-1252) (add --encoding latin1, or save it as UTF-8)',
    ],
    [
      'UTF-16 without a mark',
      'a.tsv',
      Buffer.from('a\tb\n', 'utf16le'),
      'E_CORPUS …/a.tsv: this is not UTF-8 but looks like UTF-16LE without a byte order mark (add --encoding utf-16le, or save it as UTF-8)',
    ],
    [
      'cut gzip',
      'a.tsv.gz',
      gzipSync('a\tb\n'.repeat(1000)).subarray(0, 30),
      'E_CORPUS …/a.tsv.gz: the gzip data is cut off (copy or download the file again)',
    ],
    ['damaged gzip', 'a.tsv.gz', gzipSync('a\tb\n').fill(0, 12), 'E_CORPUS …/a.tsv.gz: the gzip data is damaged: '],
    [
      'no JSON',
      'a.jsonl',
      '{"source":"a","target":"b"}\n{"source"\n',
      'E_CORPUS …/a.jsonl:2: this is not JSON (a record is {"source": "…", "target": "…"}, {"en": "…", "ko": "…"} or ["…", "…"], source first)',
    ],
    [
      'other JSON',
      'a.jsonl',
      '{"id":1,"pair":2}\n',
      'E_CORPUS …/a.jsonl:1: no pair of texts in this record (a record is {"source": "…", "target": "…"}, {"en": "…", "ko": "…"} or ["…", "…"], source first)',
    ],
    [
      'three languages',
      'a.jsonl',
      '{"translation":{"en":"a","ko":"b","fr":"c"}}\n',
      'E_CORPUS …/a.jsonl:1: texts by 3 names: en, ko, fr (say which are source and target, such as --columns en,ko)',
    ],
    ['a JSON array', 'a.json', '[\n', 'E_CORPUS …/a.json:1: the JSON list goes wrong here ('],
    ['null', 'a.jsonl', 'null\n', 'E_CORPUS …/a.jsonl:1: no pair of texts in this record ('],
    [
      'no lines',
      'a.tsv',
      `x\t${'x'.repeat(3 << 20)}`,
      'E_CORPUS …/a.tsv:1: a sentence of more than a million characters (a corpus has one sentence a line)',
    ],
  ])('when a file is bad: %s', async (_, name, content, message) => {
    const told = await refused({ pairs: folder.write({ [name]: content }) });
    expect(message.endsWith('(') || message.endsWith(': ') ? told.slice(0, message.length) : told).toBe(message);
  });

  it('when files have unequal line counts, then both numbers and both files are told', async () => {
    const source = folder.write({ 'a.en': 'a\nb\nc\n' });
    const target = folder.write({ 'a.de': 'a\nb' });
    expect(await refused({ source, target })).toBe(
      'E_CORPUS …/a.de: has 2 lines, but …/a.en has 3 (line n of one file translates line n of the other)',
    );
  });

  it('when a name is there in other Unicode characters alone, as archives of macOS bring it, then that is said', async () => {
    const name = '한글 폴더/café.tsv';
    folder.write({ [name.normalize('NFD')]: 'a\tb\n' });
    for (const given of [folder.at(name), relative(process.cwd(), folder.at(name))]) {
      const error = await readPairs({ pairs: given }).catch(({ message }: Error) => message);
      // Where the system itself takes both names for one, the file is read.
      if (typeof error === 'string') expect(error).toMatch(/no such file \(a name that looks the same .*by Tab\)$/);
      else expect(error.sources).toEqual(['a']);
    }
    expect(misnamedHint(folder.at('한글 폴더/none.tsv'))).toBeUndefined();
    expect(misnamedHint(folder.at('none/café.tsv'))).toBeUndefined();
  });

  it.runIf(sep === '/').each([
    ['http://example.org/pairs.tsv', 'an address, not a file: download it first'],
    ['file:///data/pairs.tsv', 'a path is wanted: leave out file://'],
    ['~/pairs.tsv', 'no shell has put a folder in place of ~: write the path in full'],
    ['$DATA/pairs.tsv', 'no shell has put a value in place of the variable: write the path in full'],
    ['*.csv', 'a pattern: no file fits it, or quotes keep the shell from putting names in its place'],
    ['train.{en,ko}', 'a pattern: no file fits it, or quotes keep the shell from putting names in its place'],
    ["'pairs.tsv'", 'the quotes are taken for a part of the name: leave them out'],
    ['C:\\Users\\me\\pairs.tsv', 'a path of Windows: folders are parted by / here'],
    ['Pairs.tsv', 'did you mean "pairs.tsv"?'],
    ['pairs.tsv ', 'did you mean "pairs.tsv"?'],
    ['spaced.tsv', 'did you mean "spaced.tsv "?'],
    ['packed.tsv', 'did you mean "packed.tsv.gz"?'],
    ['unpacked.tsv.gz', 'did you mean "unpacked.tsv"?'],
    ['link.tsv', 'a link to nowhere.tsv, which is not there'],
  ])('when there is no %j, then what it was meant for is said, as a corpus and as one side', async (name, hint) => {
    folder.write({ 'pairs.tsv': '', 'spaced.tsv ': '', 'packed.tsv.gz': '', 'unpacked.tsv': '', 'b.en': 'b\n' });
    symlinkSync('nowhere.tsv', folder.at('link.tsv'));
    const given = /[$:~]/.test(name) ? name : folder.at(name);
    const asCorpus = await failure(async () => locateCorpus({ corpus: given, source: null, target: null }), folder);
    expect(asCorpus.replace(/^.*(?= \()/, '')).toBe(` (${hint})`);
    const { train } = locateCorpus({ corpus: null, source: folder.at('b.en'), target: given });
    expect((await refused(train!)).replace(/^.*(?= \()/, '')).toBe(` (${hint})`);
  });

  it.runIf(sep === '/')('when links lead in a circle or a name is empty or too long, then that is said', async () => {
    symlinkSync('two', folder.at('one'));
    symlinkSync('one', folder.at('two'));
    const reasons = [
      [folder.at('one'), 'its links lead in a circle'],
      [folder.at('n'.repeat(300)), 'the name is too long'],
      ['', 'no such file'],
    ] as const;
    for (const [given, reason] of reasons) {
      const asCorpus = async () => locateCorpus({ corpus: given, source: null, target: null });
      expect(await failure(asCorpus, folder)).toContain(reason);
      const asSide = async () => readPairs(locateCorpus({ corpus: null, source: given, target: given }).train!);
      expect(await failure(asSide, folder)).toContain(reason);
    }
  });

  it('when a file is missing or a directory, then the reason is plain', async () => {
    const source = folder.write({ 'a.en': 'a\n', 'sub/b': '' });
    expect(await refused({ source, target: folder.at('none.de') })).toBe(
      'E_FILE …/none.de: no such file (see that the path and its rights are right)',
    );
    expect(await refused({ source, target: folder.at('sub') })).toBe(
      'E_FILE …/sub: is a directory (a folder goes to --corpus; here a file is wanted)',
    );
  });
});
