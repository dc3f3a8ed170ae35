import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PairReading, readPairs } from '../../src/corpus/files/pairs.ts';
import { NmtError } from '../../src/errors.ts';
import { Folder } from './folder.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const PAIRS = [
  ['I go home.', '저는 집에 가요.'],
  ['Is it cold?', '추워요?'],
  ['We eat rice.', '우리는 밥을 먹어요.'],
  ['Thank you.', '감사합니다.'],
] as const;
const each = (lineOf: (source: string, target: string, i: number) => string) =>
  PAIRS.map(([source, target], i) => lineOf(source, target, i)).join('');
const cue = (text: string, i: number) => `${i + 1}\r\n00:00:0${i},000 --> 00:00:0${i},900\r\n${text}\r\n\r\n`;

/** What a reading is refused with, as it stands: the commands in it are carried out. */
async function refusal(attempt: () => Promise<unknown>): Promise<string> {
  const error = await attempt().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NmtError)) throw error ?? new Error('nothing failed');
  expect(error.code).toBe('E_CORPUS');
  return error.message;
}

/** Whether a program is there: each is in every system of the kind that has sh, but jq, and YAML for Python. */
const has = (command: string) => spawnSync('sh', ['-c', command]).status === 0;

async function read(name: string, reading: PairReading = {}) {
  const { sources, targets } = await readPairs({ pairs: folder.at(name) }, reading);
  return sources.map((source, i) => [source, targets[i]]);
}

/** The command of a refusal, carried out in the folder. */
async function carryOut(name: string): Promise<void> {
  const said = await refusal(() => read(name));
  const [, command] = / \((?:[^()]*?: )?((?:awk|tr|grep|perl|python3|jq) .*)\)$/.exec(said) ?? [];
  expect(command, said).toBeDefined();
  const old = / (?:< )?(old\.\w+)/.exec(command!)![1]!;
  const { status, stderr } = spawnSync('sh', ['-c', command!.replace(old, name)], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
}

describe('files of another kind are refused by what they look like, with a command that gets their pairs', () => {
  type Case = [kind: string, name: string, content: string, result?: string];
  const cases: Case[] = [
    ['a \\ and a t', 'literal.tsv', each((a, b) => `${a}\\t${b}\n`)],
    ['a table of Markdown', 'a.md', `| English | Korean |\n| :-- | --- |\n${each((a, b) => `| ${a} | ${b} |\n`)}`],
    ['a table of Markdown', 'bare.md', `English | Korean\n--- | ---\n${each((a, b) => `${a} | ${b}\n`)}`],
    ['a table of Markdown', 'body.md', each((a, b) => `|${a}|${b}|\n`)],
    ['a line of one language after', 'turns.txt', each((a, b) => `${a}\n${b}\n`)],
    ['a line of one language after', 'stanzas.txt', each((a, b) => `${a}\n${b}\n\n`)],
    ['sides parted by |', 'bars.txt', each((a, b) => `${a} ||| ${b}\n`)],
    ['sides parted by =', 'equals.txt', each((a, b) => `${a} = ${b}\n`)],
    ['sides parted by =>', 'arrows.txt', each((a, b) => `${a} => ${b}\n`)],
    ['sides parted by spaces', 'wide.txt', each((a, b) => `${a}    ${b}\n`)],
    [
      'HTML',
      'a.txt',
      `<table><tr><th>English<th>Korean</tr>\n${each((a, b) => `<tr>\n<td>${a}</td><td class="k"><b>${b}</b></td></tr>`)}\n</table>`,
    ],
    [
      'whose root is <html>',
      'a.html',
      `<!DOCTYPE html>\n<html><body><table>${each((a, b) => `<tr><td>${a}</td>\n<td>${b}</td></tr>\n`)}`,
    ],
    [
      'the texts are deeper',
      'deep.jsonl',
      each((a, b) => `${JSON.stringify({ source: { lang: 'en', text: a }, target: { lang: 'ko', text: b } })}\n`),
    ],
    [
      'the texts are deeper',
      'in-list.jsonl',
      each((a, b) => `${JSON.stringify({ text: a, others: [{ lang: 'ko', text: b }] })}\n`),
    ],
    [
      'the texts are deeper',
      'about.jsonl',
      each((a, b, i) => `${JSON.stringify({ id: `a ${i}`, pair: { en: a, 'ko kr': b } })}\n`),
    ],
    ['the texts are deeper', 'deep.json', JSON.stringify(PAIRS.map(([a, b]) => ({ en: { t: a }, ko: [b] })))],
    [
      'the texts are deeper',
      'meta.jsonl',
      each(
        (a, b) =>
          `${JSON.stringify({ en: { text: a, l: 'en' }, ko: { text: b, l: 'ko' }, meta: { by: 'x', s: 'y' } })}\n`,
      ),
    ],
    ['records that do not stand one a line', 'pretty.jsonl', each((a, b) => `${JSON.stringify([a, b], null, 1)}\n`)],
    ['records that do not stand one a line', 'run-on.jsonl', each((en, ko) => JSON.stringify({ en, ko }))],
    ['a record under each name', 'by-id.json', JSON.stringify({ a: PAIRS[0], b: PAIRS[1], c: PAIRS[2], d: PAIRS[3] })],
    [
      'a record under each name',
      'by-number.json',
      JSON.stringify(Object.fromEntries(PAIRS.map(([en, ko], i) => [i, { en, ko }])), null, 2),
    ],
    [
      'columns whose cells have numbers',
      'pandas.json',
      JSON.stringify({ en: { ...PAIRS.map(([a]) => a) }, 'ko-KR': { ...PAIRS.map(([, b]) => b) } }),
    ],
    [
      'a list of records, "rows"',
      'api.json',
      JSON.stringify({ features: [{ name: 'en' }, { name: 'ko' }], rows: PAIRS.map(([en, ko]) => ({ en, ko })) }),
      'new.json',
    ],
    [
      'what Python shows',
      'shown.json',
      `[${PAIRS.map(([a, b]) => `{'en': "${a}", 'ko': '${b}'}`).join(', ')}]\n`,
      'new.json',
    ],
    ['what Python shows', 'repr.jsonl', each((a, b) => `{'en': "${a}", 'ko': '${b}', 'score': None}\n`)],
    ['YAML', 'list.yaml', each((a, b) => `- en: ${a}\n  ko: "${b}"\n`), 'new.json'],
  ];
  it.each(cases)('when it is %s (%s)', async (...[kind, name, content, result]: Case) => {
    folder.write({ [name]: content });
    const said = await refusal(() => read(name));
    expect(said).toContain(kind);
    expect(said).toMatch(/^[^\n]+:\d+: [^\n]+\)$/);
    const [tool] = ['perl', 'jq', 'python3'].filter((one) => said.includes(` ${one} `));
    const isThere =
      tool === undefined
        ? has('awk "" /dev/null')
        : has(tool === 'python3' ? 'python3 -c "import yaml"' : `${tool} --version`);
    if (!isThere) return;
    await carryOut(name);
    const made = result ?? (said.includes('new.jsonl') ? 'new.jsonl' : 'new.tsv');
    expect(await read(made)).toEqual(PAIRS);
  });

  it.skipIf(!has('perl --version'))(
    'when lines end in \\r, \\n and both in turn, then a command lets \\n end all (needs perl)',
    async () => {
      const text = each((a, b) => `${a}\t${b}\n`).repeat(4);
      const ends = ['\n', '\r\n', '\r'];
      folder.write({ 'mixed.tsv': [...text.matchAll(/.+/g)].map(([line], i) => line + ends[i % 3]).join('') });
      expect(await refusal(() => read('mixed.tsv'))).toContain('some lines end in \\r alone, others in \\n');
      await carryOut('mixed.tsv');
      expect(await read('new.tsv')).toEqual([1, 2, 3, 4].flatMap(() => PAIRS));
    },
  );

  it.each([
    [';', 'semicolons'],
    [',', 'commas'],
  ])('when %s alone parts the sides, then the name is the way out', async (mark, name) => {
    const text = each((a, b) => `${a}${mark}${b}\n`);
    folder.write({ 'a.txt': text, 'a.csv': text });
    const said = await refusal(() => read('a.txt'));
    expect(said).toContain(`parted by ${name} (a copy of the file whose name ends in .csv`);
    expect(await read('a.csv')).toEqual(PAIRS);
  });

  it('when | parts the cells of a CSV, then it is read', async () => {
    folder.write({ 'a.csv': `en|ko\n${each((a, b) => `"${a}"|${b}\n`)}` });
    expect(await read('a.csv')).toEqual(PAIRS);
  });

  it.each([
    '404: Not Found',
    '403 Forbidden\n',
    'Access Denied',
    '{"error":"Invalid username or password."}',
    '{"detail": "Too many requests", "code": 429}\n',
  ])('when it is %j, the answer of a web server, then it is called one, as one side too', async (answer) => {
    const pairs = folder.write({ 'pairs.tsv': answer });
    expect(await refusal(() => readPairs({ pairs }))).toContain('the answer of a web server (a download that failed');
    expect(await refusal(() => readPairs({ source: pairs, target: pairs }))).toContain('the answer of a web server');
  });

  it('when JSON has NaN, then that is said with its line', async () => {
    folder.write({ 'a.jsonl': `{"en": "a", "ko": "b", "score": 1}\n{"en": "a", "ko": "b", "score": NaN}\n` });
    expect(await refusal(() => read('a.jsonl'))).toMatch(/a\.jsonl:2: NaN and Infinity are not JSON \(/);
    folder.write({ 'one.jsonl': '{"en": "a", "ko": "b", "score": -Infinity}\n' });
    expect(await refusal(() => read('one.jsonl'))).toMatch(/one\.jsonl:1: NaN and Infinity are not JSON \(/);
  });

  it('when files with byte order marks and headers were put one behind the other, then neither mark nor header is a pair', async () => {
    const csv = `\ufeffen,ko\r\n${each((a, b) => `"${a}","${b}"\r\r\n`)}`;
    const lines = `\ufeff${each((en, ko) => `${JSON.stringify({ en, ko })}\n`)}`;
    folder.write({ 'a.csv': csv.repeat(3), 'a.jsonl': lines.repeat(3) });
    for (const name of ['a.csv', 'a.jsonl']) expect(await read(name), name).toEqual([...PAIRS, ...PAIRS, ...PAIRS]);
    const { notes } = await readPairs({ pairs: folder.at('a.csv') });
    expect(notes).toEqual([
      'a.csv: line 1 is a header, left out',
      'a.csv: the header stands 2 times more, left out too',
    ]);
  });

  it('when a record is a pair and holds other texts deeper, then it is read', async () => {
    folder.write({
      'a.jsonl': each((en, ko) => `${JSON.stringify({ en, ko, about: { by: 'some body', why: 'no reason' } })}\n`),
    });
    expect(await read('a.jsonl')).toEqual(PAIRS);
  });
});

describe('one side', () => {
  const sides = (source: string, target: string) =>
    readPairs({ source: folder.write({ 'a.en': source }), target: folder.write({ 'a.ko': target }) });

  it('when it is subtitles, then it is refused, and the command makes lines of both that are read', async () => {
    const [english, korean] = [
      each((a, _, i) => cue(a, i)),
      `\ufeff${each((_, b, i) => cue(b.replace(' ', '\r\n'), i))}`,
    ];
    const said = await refusal(() => sides(english, korean));
    expect(said).toContain('a.en:1: this looks like subtitles, not like a sentence a line');
    if (!has('awk "" /dev/null')) return;
    const command = /: (tr .*)\)$/.exec(said)![1]!;
    const lines = ['a.en', 'a.ko'].map(
      (name) =>
        spawnSync('sh', ['-c', command.replace('old.srt', name).replace(' > new.txt', '')], {
          cwd: folder.path,
          encoding: 'utf8',
        }).stdout,
    );
    const { sources, targets } = await sides(lines[0]!, lines[1]!);
    expect(sources.map((source, i) => [source, targets[i]])).toEqual(PAIRS);
  });

  it.each([
    ['subtitles', (text: string, i: number) => `{${25 * i}}{${25 * i + 20}}${text}\r\n`],
    ['the words of a song', (text: string, i: number) => `${i === 0 ? '[ar:A B]\r\n' : ''}[00:0${i}.50]${text}\r\n`],
  ])('when it is %s with times before each line, then the command leaves the text', async (name, write) => {
    const side = each((a, _, i) => write(a, i));
    const said = await refusal(() => sides(side, side));
    expect(said).toContain(`looks like ${name}`);
    if (!has('sed "" /dev/null')) return;
    const command = /: (tr .*) > new\.txt\)$/.exec(said)![1]!.replace(/old\.\w+/, 'a.en');
    const { stdout } = spawnSync('sh', ['-c', command], { cwd: folder.path, encoding: 'utf8' });
    expect(stdout).toBe(each((a) => `${a}\n`));
  });

  it('when it is a web page or holds both sides, then it is refused by name', async () => {
    for (const [text, problem] of [
      ['<!DOCTYPE html>\n<html>\n<head><title>404 Not Found</title></head>\n<hr>\n</html>\n', 'looks like HTML'],
      ['<SAMI>\n<BODY>\n<SYNC Start=0><P Class=KRCC>\n가요.\n', 'looks like subtitles'],
      [each((a, b) => `${a}\t${b}\n`), 'looks like rows of cells with tabs between them'],
      [each((en, ko) => `${JSON.stringify({ en, ko })}\n`), 'looks like JSON'],
      [JSON.stringify(PAIRS, null, 2), 'looks like JSON'],
    ] as const) {
      expect(await refusal(() => sides(text, text)), problem).toContain(problem);
    }
  });

  it('when it is WebVTT, .po or XML without <seg>, then it is refused by name', async () => {
    for (const [text, problem] of [
      [`WEBVTT\n\n${each((a, _, i) => `00:0${i}.000 --> 00:0${i}.900\n${a}\n\n`)}`, 'looks like subtitles'],
      [each((a, b) => `msgid "${a}"\nmsgstr "${b}"\n\n`), 'looks like a .po file'],
      [
        '<?xml version="1.0"?>\n<resources>\n<string name="a">Go</string>\n</resources>\n',
        'no <seg> in this XML, whose root is <resources>',
      ],
    ] as const) {
      expect(await refusal(() => sides(text, text)), problem).toContain(problem);
    }
  });

  it('when lines only look a little like something, then they are read', async () => {
    const lines = ['- a: b', '1', 'a | b', '{"a": 1}', 'at 10:00:00 --> home', '---'];
    const { sources } = await sides(`${lines.join('\n')}\n`, `${lines.join('\n')}\n`);
    expect(sources).toEqual(lines);
  });
});

describe('XLIFF', () => {
  const inline = 'I go <g id="1">home</g><x id="2"/><ph id="3">{0}</ph>.';
  const unit = (source: string, target: string) =>
    `<source>${source}</source><seg-source><mrk>no</mrk></seg-source>${target}`;
  it.each([
    [
      '1.2',
      `<xliff version="1.2"><file source-language="en"><body>
<trans-unit id="1">${unit(inline, '<target>가요.</target>')}<alt-trans><source>no</source><target>no</target></alt-trans></trans-unit>
<trans-unit id="2">${unit('Not yet.', '')}</trans-unit>
<trans-unit id="3">${unit('A &amp; B', '<target state="final">가\n나</target>')}</trans-unit></body></file></xliff>`,
    ],
    [
      '2.0',
      `<xliff version="2.0"><file><unit id="1">
<segment><source>${inline}</source><target>가요.</target></segment><ignorable><source> </source></ignorable>
<segment><source>Not yet.</source></segment>
<segment><source>A &amp; B</source><target>가\n나</target></segment></unit></file></xliff>`,
    ],
  ])('when it is version %s, then translated units are pairs, the others are left out', async (_, text) => {
    for (const name of ['a.xlf', 'a.txt', 'a.tmx']) {
      const { sources, targets, emptyLines } = await readPairs({
        pairs: folder.write({ [name]: `<?xml version="1.0"?>\n${text}` }),
      });
      expect([sources, targets], name).toEqual([
        ['I go home.', 'A & B'],
        ['가요.', '가 나'],
      ]);
      expect(emptyLines.length).toBe(1);
    }
  });

  it('when git has left a merge unfinished in it, then a corpus of either form is refused with the line', async () => {
    const ours = each((source, target) => `${source}\t${target}\n`);
    const merge = `${ours}<<<<<<< HEAD\nIt is hot.\t더워요.\n=======\nIt is hot!\t더워요!\n>>>>>>> theirs\n`;
    const side = (lines: string) => `${lines}<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n`;
    folder.write({
      'merge.tsv': merge,
      'm.en': side('one\n'),
      'm.ko': side('하나\n'),
      'half.tsv': `${ours}>>>>>>> theirs\n`,
    });
    expect(await refusal(() => read('merge.tsv'))).toMatch(
      /merge\.tsv:5: this is a mark of a merge that is not finished \(/,
    );
    expect(await refusal(() => read('half.tsv'))).toMatch(/half\.tsv:5: /);
    const two = { source: folder.at('m.en'), target: folder.at('m.ko') };
    expect(await refusal(() => readPairs(two))).toMatch(/m\.en:2: this is a mark of a merge/);
    folder.write({ 'fine.tsv': `${ours}A << B and <<<<<<<< C\t가 << 나\n=======\t=======\n` });
    expect(await read('fine.tsv')).toHaveLength(6);
  });
});
