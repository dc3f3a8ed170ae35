import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PairFiles } from '../../src/corpus/files/located-pairs.ts';
import { type PairReading, readPairs } from '../../src/corpus/files/pairs.ts';
import { Folder, failure } from './folder.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

async function read(files: PairFiles, reading: PairReading = {}) {
  const { sources, targets, lines, emptyLines, oddLines, notes } = await readPairs(files, reading);
  return { pairs: sources.map((source, i) => [source, targets[i]]), lines, emptyLines, oddLines, notes };
}
const readText = (name: string, content: string | Uint8Array, columns: string | null = null) =>
  read({ pairs: folder.write({ [name]: content }) }, { columns });
const refusal = (name: string, content: string, columns: string | null = null) =>
  failure(() => readText(name, content, columns), folder);

/** Sentences of many kinds, so that no column of them looks like anything else. */
const sentences = (count: number, word: string) =>
  Array.from({ length: count }, (_, i) => `${word} number ${i} and ${word} ${i * 7}.`);
const [german, greek] = [sentences(30, 'Satz'), sentences(30, 'πρόταση')];
const rows = (cellsOf: (i: number) => readonly string[], delimiter = '\t') =>
  german.map((_, i) => `${cellsOf(i).join(delimiter)}\n`).join('');
const both = german.map((text, i) => [text, greek[i]]);

describe('columns that are not sentences', () => {
  it.each([
    ['numbers first', (i: number) => [`${i + 5}`, german[i]!, greek[i]!], 'columns 2 and 3 of 3'],
    ['numbers between', (i: number) => [german[i]!, `${i}`, greek[i]!, `${i}`], 'columns 1 and 3 of 4'],
    ['codes and dates', (i: number) => [`deu-${i}_x`, '2024-02-01', german[i]!, greek[i]!], 'columns 3 and 4 of 4'],
    ['languages', (i: number) => ['deu', german[i]!, 'ell', greek[i]!], 'columns 2 and 4 of 4'],
    [
      'addresses, scores',
      (i: number) => [`https://a.example/${i}`, `0.${i}`, german[i]!, greek[i]!],
      'columns 3 and 4',
    ],
    ['an empty column', (i: number) => [german[i]!, '', greek[i]!], 'columns 1 and 3 of 3'],
    ['an attribution', (i: number) => [german[i]!, greek[i]!, `CC-BY: somebody (#${i * 31})`], 'columns 1 and 2 of 3'],
  ])('when there are %s, then the sentences are read, and which columns they are is said', async (_, cells, note) => {
    const found = await readText('a.tsv', rows(cells));
    expect(found.pairs).toEqual(both);
    expect(found.notes[0]).toContain(`a.tsv: ${note}`);
  });

  it('when there are two columns alone, then they are the pair, numbers or not', async () => {
    const found = await readText('a.tsv', '1\tone\n2\ttwo\n3\tthree\n');
    expect([found.pairs[2], found.notes]).toEqual([['3', 'three'], []]);
  });

  it('when one column alone is text, then the way out is named, and works', async () => {
    const text = rows((i) => [`${i}`, german[i]!, `${i * 2}`]);
    expect(await refusal('a.tsv', text)).toBe(
      'E_CORPUS …/a.tsv:1: only column 2 of 3 looks like sentences (name both, such as --columns 1,2)',
    );
    expect((await readText('a.tsv', text, '2,3')).pairs[4]).toEqual([german[4], '8']);
  });

  it('when columns are chosen, then by number or name, in that order, in any format', async () => {
    const swapped = both.map(([a, b]) => [b, a]);
    const cells = (i: number) => [`${i}`, german[i]!, 'x', greek[i]!];
    expect((await readText('a.tsv', rows(cells), '4,2')).pairs).toEqual(swapped);
    expect((await readText('a.csv', `id,Deutsch,x,Greek\n${rows(cells, ',')}`, 'greek,Deutsch')).pairs).toEqual(
      swapped,
    );
    const records = german.map((text, i) => ({ a: text, b: 'x', c: greek[i] }));
    expect((await readText('a.json', JSON.stringify(records), 'c,a')).pairs).toEqual(swapped);
  });

  it.each([
    ['2', '--columns cannot be "2" (two columns, source first, by number or name: --columns 2,4)'],
    ['2,2', '--columns cannot be "2,2" ('],
    ['1,9', '…/a.tsv has no column 9 (lines have 2)'],
    ['de,el', '…/a.tsv has no column de (there is Satz number 0 and Satz 0., '],
  ])('when --columns %s is not there, then what is there is told', async (columns, message) => {
    const text = rows((i) => [german[i]!, greek[i]!]);
    expect((await refusal('a.tsv', text, columns)).slice(0, message.length + 8)).toBe(`E_USAGE ${message}`);
  });
});

describe('rows with a column too many or too few', () => {
  it('when some rows differ from nearly all others, then they are left out and their lines kept', async () => {
    const cells = (i: number) => (i === 3 ? ['Satz', 'mit Tab', greek[i]!] : [german[i]!, greek[i]!]);
    const found = await readText('a.tsv', `${rows(cells)}no tab at all\n`);
    expect([found.oddLines, found.pairs.length, found.lines.includes(4)]).toEqual([[4, 31], 29, false]);
  });

  it('when cells behind the last are blank, then they count for nothing', async () => {
    const found = await readText(
      'a.tsv',
      rows((i) => [german[i]!, greek[i]!, ...(i % 3 === 0 ? ['', ' '] : [])]),
    );
    expect([found.pairs, found.oddLines]).toEqual([both, []]);
  });

  it('when nobody can say which rows are right, then it is refused with the way out, which works', async () => {
    const text = rows((i) => (i % 2 === 0 ? [german[i]!, greek[i]!] : [german[i]!, greek[i]!, 'a remark of mine']));
    expect(await refusal('a.tsv', text)).toBe(
      'E_CORPUS …/a.tsv:2: 15 of 30 rows do not have 2 columns as the others do (a tab or comma too many or too few? --columns 1,2 reads these two of every row, whatever follows them)',
    );
    expect((await readText('a.tsv', text, '1,2')).pairs).toEqual(both);
  });

  it('when the rows go wrong far behind the first, then it is refused all the same', async () => {
    const text = `${'a b\tc d\n'.repeat(2100)}${'a\tb\tc\n'.repeat(1000)}`;
    expect(await refusal('a.tsv', text)).toContain('1,000 of 3,100 rows do not have 2 columns');
  });
});

describe('headers', () => {
  it.each([
    ['source\ttarget'],
    ['de\tel'],
    ['German\tGreek'],
    ['Deutsch\tΕλληνικά'],
    ['독일어\t그리스어'],
    ['원문\t번역문'],
    ['sentence_de\tsentence_el'],
    ['text1\ttext2'],
    ['SRC\tTGT'],
    ['de-DE\tel_GR'],
  ])('when the first row is %j over sentences, then it is left out, and said', async (header) => {
    const found = await readText('a.tsv', `${header}\n${rows((i) => [german[i]!, greek[i]!])}`);
    expect([found.pairs, found.lines[0], found.notes]).toEqual([both, 2, ['a.tsv: line 1 is a header, left out']]);
  });

  it.each([
    ['a.csv', 'My vocabulary list,\nGerman,Greek\n', ','],
    ['a.csv', 'Words\n\nGerman,Greek\n', ','],
    ['a.tsv', '# made by me\nde\tel\n', '\t'],
    ['a.tsv', '#de\tel\n', '\t'],
    ['a.tsv', 'a\ttitle\tof three cells\nde\tel\n', '\t'],
  ])(
    'when in %s a title or a remark stands above the header: %j, then both are left out',
    async (name, top, delimiter) => {
      const found = await readText(name, top + rows((i) => [german[i]!, greek[i]!], delimiter));
      const line = top.split('\n').length - 1;
      expect([found.pairs, found.notes]).toEqual([both, [`${name}: line ${line} is a header, left out`]]);
    },
  );

  it('when a row without a target stands first, then the pair behind it is no header', async () => {
    const words = Array.from({ length: 20 }, (_, i) => `word${i}\tWort${i}\n`).join('');
    const found = await readText('a.tsv', `open\t\nto\tzu\n${words}`);
    expect([found.pairs[0], found.emptyLines, found.notes]).toEqual([['to', 'zu'], [1], []]);
  });

  it.each([
    ['English\t영어'],
    ['it\tes'],
    ['Source\tQuelle'],
    ['text\t텍스트'],
    ['Hello\t안녕'],
    ['sentence\t문장'],
    ['to\tzu'],
  ])('when a vocabulary begins with %j, then that is a pair', async (first) => {
    const words = Array.from({ length: 20 }, (_, i) => `word${i}\tWort${i}\n`).join('');
    const found = await readText('a.tsv', `${first}\n${words}`);
    expect([found.pairs[0], found.pairs.length, found.notes]).toEqual([first.split('\t'), 21, []]);
  });

  it('when only the column of numbers tells, then a short first row is a header and a sentence is not', async () => {
    const body = rows((i) => [`${i}`, german[i]!, greek[i]!]);
    expect((await readText('a.tsv', `\tErstens\tZweitens\n${body}`)).pairs.length).toBe(30);
    expect((await readText('a.tsv', `\tEin Satz steht hier.\tΜια πρόταση.\n${body}`)).pairs.length).toBe(31);
  });

  it('when the header says which is which, then it is believed', async () => {
    const body = rows((i) => [greek[i]!, `${i}`, 'more words here', german[i]!]);
    expect((await readText('a.tsv', `target\tid\tremark text\tsource\n${body}`)).pairs).toEqual(both);
  });
});

describe('CSV', () => {
  it('when cells hold line ends, delimiters and quotes, then they are text, and the row is where it begins', async () => {
    const text = 'en,ko\r\n"one\r\ntwo","가, ""나"""\r\n\r\nplain,다\r\n"x ""y"" z",라\r\n';
    expect(await readText('a.csv', text)).toEqual({
      pairs: [
        ['one two', '가, "나"'],
        ['plain', '다'],
        ['x "y" z', '라'],
      ],
      lines: [2, 5, 6],
      emptyLines: [4],
      oddLines: [],
      notes: ['a.csv: line 1 is a header, left out'],
    });
  });

  it.each([';', '\t', ','])(
    'when %j parts the cells, then commas in sentences do not, packed or not',
    async (delimiter) => {
      const cell = (text: string) => `"${text}, so; it is"`;
      const text = rows((i) => [cell(german[i]!), cell(greek[i]!)], delimiter);
      const expected = both.map((pair) => pair.map((sentence) => `${sentence}, so; it is`));
      expect((await readText('a.csv.gz', gzipSync(text))).pairs).toEqual(expected);
      const plain = rows((i) => [`${german[i]}${i % 2 ? ', so' : ''}`, greek[i]!], delimiter === ',' ? ';' : delimiter);
      expect((await readText('b.csv', `\uFEFF${plain}`)).pairs.length).toBe(30);
    },
  );

  it('when Excel says the delimiter, then it is believed', async () => {
    expect((await readText('a.csv', 'sep=|\nGo, then.|가.\nHi; there.|안녕.\n')).pairs).toEqual([
      ['Go, then.', '가.'],
      ['Hi; there.', '안녕.'],
    ]);
  });

  it('when any texts are written as RFC 4180 says, then they come back, wherever pieces end (property)', async () => {
    const text = fc
      .stringMatching(/^[a-z가-힣",;\n' ]{1,12}$/)
      .filter((cell) => /[a-z가-힣]/.test(cell))
      .map((cell) => `${cell}.`);
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const folded = (cell: string) => cell.replace(/\s*\n\s*/g, ' ');
    const property = fc.asyncProperty(
      fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 30 }),
      async (pairs) => {
        const many = Array.from({ length: 100 }, () => pairs).flat();
        const found = await readText('a.csv', many.map((pair) => `${pair.map(quoted).join(',')}\r\n`).join(''));
        expect(found.pairs).toEqual(many.map((pair) => pair.map(folded)));
      },
    );
    await fc.assert(property, { numRuns: 30 });
  });

  it('when a space stands before a quote, then the cell is quoted all the same, and no cell is lost', async () => {
    const text = 'I see it, "Ich, so."\nI go.,  "Ich gehe."\n  "You, too.",Du auch.\n';
    expect((await readText('a.csv', text)).pairs).toEqual([
      ['I see it', 'Ich, so.'],
      ['I go.', 'Ich gehe.'],
      ['You, too.', 'Du auch.'],
    ]);
    expect((await readText('b.csv', 'a b\t\tc d\n'.repeat(3))).pairs[2]).toEqual(['a b', 'c d']);
  });

  it.each(['"', "'"])('when %s within cells is escaped by a backslash, then it is read so, and said', async (quote) => {
    const cell = (text: string) => `${quote}${text.replaceAll(quote, `\\${quote}`)}${quote}`;
    const spoken = both.map((pair) => pair.map((text) => `Say ${quote}go${quote}, then ${quote}${text}${quote}`));
    const text = spoken.map((pair) => `${pair.map((one) => cell(one)).join(',')}\n`).join('');
    const found = await readText('a.csv', `de,el\n${text}${cell('a C:\\new one')},${cell('b')}\n`);
    expect(found.pairs).toEqual([...spoken, ['a C:\\new one', 'b']]);
    expect(found.notes).toContain(`a.csv: \\${quote} within its cells is read as a quote`);
  });

  it('when a cell of RFC 4180 ends in a backslash, or has one before doubled quotes, then it stays', async () => {
    const text = '"see C:\\","siehe C:\\"\n"a \\""b\\"" c","d, e"\n';
    const expected = [
      ['see C:\\', 'siehe C:\\'],
      ['a \\"b\\" c', 'd, e'],
    ];
    expect(await readText('a.csv', text)).toMatchObject({ pairs: expected, notes: [] });
  });

  it.each(['', 'en,de\n', "'en','de'\n"])(
    'when all cells stand in single quotes behind %j, then they are read so',
    async (header) => {
      const text = `${header}'Well, I go','Gut, ich gehe'\n'I don''t.','Ich''s nicht.'\n'It's so','Ja'\n`;
      const found = await readText('a.csv', text);
      expect(found.pairs).toEqual([
        ['Well, I go', 'Gut, ich gehe'],
        ["I don't.", "Ich's nicht."],
        ["It's so", 'Ja'],
      ]);
      expect(found.notes[0]).toBe('a.csv: its cells stand in single quotes, and are read so');
      expect((await readText('b.csv', "'Tis so,So ist's'\n'Go',Geh\n")).pairs[0]).toEqual(["'Tis so", "So ist's'"]);
    },
  );

  it('when a quote is never closed, then the row is named where it begins', async () => {
    for (const closing of ['k,"l\nm,n\n', 'k "l",m\nn,o\n', 'k,"""l"\n']) {
      expect(await refusal('a.csv', `a b,c d\n\ne f,"g\nh,i\n${closing}`), closing).toMatch(
        /^E_CORPUS …\/a\.csv:3: the quote that a cell of this row begins with is (?:closed some lines below, within a cell|never closed) \(/,
      );
    }
    expect(await refusal('a.csv', 'a b,c d\n\ne f,"g\nh\ni,j\n')).toBe(
      'E_CORPUS …/a.csv:3: the quote that a cell of this row begins with is never closed (a quote within a quoted cell is written twice; a file without quoted cells can be called .tsv)',
    );
  });
});

describe('XML of other times and places', () => {
  it('when TMX has its names in upper case, or XLIFF in a name space, then they are read', async () => {
    const tuv = (language: string, text: string) => `<TUV LANG="${language}"><SEG>${text}<PH>x</PH></SEG></TUV>`;
    const tmx = `<TMX VERSION="1.1"><HEADER SRCLANG="EN"/><BODY><TU>${tuv('DE', 'c d')}${tuv('EN', 'a b')}</TU></BODY></TMX>\n`;
    const xliff =
      '<x:xliff xmlns:x="urn:x" xmlns:y="urn:y"><x:trans-unit><y:source>n o</y:source><x:source>a b</x:source><x:target>c d</x:target></x:trans-unit></x:xliff>\n';
    for (const [name, text] of [
      ['a.tmx', tmx],
      ['a', tmx],
      ['a.xlf', xliff],
      ['a', xliff],
    ] as const)
      expect((await readText(name, text)).pairs).toEqual([['a b', 'c d']]);
  });
});

describe('JSON', () => {
  const records = german.map((text, i) => ({ id: `x${i}`, sn: i, de: text, el: greek[i]! }));

  it.each([
    ['records', JSON.stringify(records)],
    ['records over many lines', JSON.stringify(records, null, 2)],
    ['lists of two', JSON.stringify(both)],
    [
      'translations',
      JSON.stringify(
        records.map(({ de, el }) => ({ translation: { de, el } })),
        null,
        1,
      ),
    ],
    ['lines of records', records.map((record) => JSON.stringify(record)).join('\n')],
    ['lines of two', both.map((pair) => JSON.stringify(pair)).join('\n')],
    ['names in any order', JSON.stringify(records.map(({ de, el }, i) => (i % 2 ? { el, de } : { de, el })))],
  ])('when a file holds %s, then its pairs are read', async (_, text) => {
    expect((await readText('a.json', text)).pairs).toEqual(both);
  });

  it('when records are over many lines, then each is where it begins; a missing side is an empty one', async () => {
    const found = await readText(
      'a.json',
      '[\n {"a": "x y",\n  "b": "가 ]}\\" [나"},\n\n {"a": "z"}, {"b": "u", "a": "v"}\n]\n',
    );
    expect(found).toMatchObject({
      pairs: [
        ['x y', '가 ]}" [나'],
        ['v', 'u'],
      ],
      lines: [2, 5],
      emptyLines: [5],
    });
  });

  it.each([
    [
      '{"version": 1, "data": [{"de": "a", "el": "b"}]}',
      '"data" (take the list out: jq \'.data\' old.json > new.json)',
    ],
    [
      '{\n "paragraphs": {\n  "my sentences": [\n   ["a", "b"]\n  ]\n }\n}',
      `"my sentences" (take the list out: jq '.paragraphs["my sentences"]'`,
    ],
  ])('when a list is nested: %s, then it is refused by its name', async (text, message) => {
    expect(await refusal('a.json', text)).toContain(
      `E_CORPUS …/a.json:1: one object around a list of records, ${message}`,
    );
  });

  it.each([
    [
      '{"messages": [{"role": "system", "content": "Translate."}, {"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]}',
      `a conversation, "messages", not a pair of texts (get the pairs out: jq -c '[.messages[] | select(.role != "system") | .content]' old.json > new.jsonl)`,
    ],
    [
      '{"id": "7", "lang": "de", "conversations": [{"from": "human", "value": "a"}, {"from": "gpt", "value": "b"}]}',
      `a conversation, "conversations", not a pair of texts (get the pairs out: jq -c '[.conversations[] | select(.from != "system") | .value]' old.json > new.jsonl)`,
    ],
    [
      '[{"the turns": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]}]',
      `a conversation, "the turns", not a pair of texts (get the pairs out: jq -c '.[] | [.["the turns"][] | select(.role != "system") | .content]' old.json > new.jsonl)`,
    ],
    [
      '{"source": ["a", "b"], "target": ["c", "d"]}',
      `two lists of texts, "source" and "target" (get the pairs out: jq -c '[.source, .target] | transpose[]' old.json > new.jsonl)`,
    ],
    [
      '{"a word": "ein Wort", "the house": "das Haus", "no": "nein"}',
      `one object whose names are texts, too (get the pairs out: jq -c 'to_entries[] | [.key, .value]' old.json > new.jsonl)`,
    ],
    [
      '{"instruction": "Translate", "input": "a b", "output": "c d"}',
      'texts by 3 names: instruction, input, output (say which are source and target, such as --columns input,output)',
    ],
  ])('when pairs are there in a form of their own: %s, then a command gets them out', async (text, message) => {
    expect(await refusal('a.json', text)).toBe(`E_CORPUS …/a.json:1: ${message}`);
  });

  it('when a pair has lists beside it, then it is a pair', async () => {
    const record = { source: 'one two', target: 'eins zwei', tags: ['x'], words: ['y'] };
    const { pairs } = await readText('a.json', JSON.stringify([record, record]));
    expect(pairs).toEqual([
      ['one two', 'eins zwei'],
      ['one two', 'eins zwei'],
    ]);
  });

  it.each([
    ['[{"a": "b", "c": "d"},\n {"a": }]', ':2: this is not JSON'],
    ['{"a": "b", "c": "d"},\n{"a": "e", "c": "f"}', ':1: a comma behind the record (leave it out: sed '],
    ['{"a": "b", "c": "d"}\n{"a": "e", "c": "f"},\n', ':2: a comma behind the record (leave it out: sed '],
    ['["a", "b"],\n["c", "d"]\n', ':1: a comma behind the record (leave it out: sed '],
    ['[{"a": "b", "c": "d"}\n', ':1: the JSON list goes wrong here'],
    ['[{"a": "b", "c": "d"},\n,]', ':2: the JSON list goes wrong here'],
    ['[{"a": "b", "c": "d"}]\n[]', ':2: the JSON list goes wrong here'],
    ['[]', ': no line has text on both sides'],
    ['[1, 2]', ':1: no pair of texts in this record'],
    ['[["a"], ["b"]]', ':1: no pair of texts in this record'],
    ['[{"a": "b"}, {"a": "c"}]', ':1: one text alone in this record'],
  ])('when it is broken: %s, then the line is named', async (text, message) => {
    expect(await refusal('a.json', text)).toContain(`E_CORPUS …/a.json${message}`);
  });
});

describe('TMX', () => {
  const tmx = (body: string, language = 'en') =>
    `<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header srclang="${language}"/><body>\n${body}\n</body></tmx>\n`;
  const unit = (...variants: string[]) =>
    `<tu>${variants.map((text) => `<tuv xml:lang="${text.slice(0, 2)}"><seg>${text.slice(3)}</seg></tuv>`).join('')}</tu>`;

  it('when segments hold entities, CDATA, mark-up and line ends, then the text is read, source first', async () => {
    const body = [
      unit('ko:가 &lt;나&gt; AT&T R&D', 'EN:a &amp; &#98;'),
      '<tu><tuv lang="en"><seg>Push <bpt i="1">&lt;b></bpt>here<ept i="1">&lt;/b></ept>,',
      '<hi>now</hi><ph>%s<sub>no</sub></ph><![CDATA[ & <then>]]></seg></tuv><tuv lang="ko"><seg>다</seg></tuv></tu>',
      unit('en:alone'),
    ];
    expect(await readText('a.tmx', tmx(body.join('\n')))).toMatchObject({
      pairs: [
        ['a & b', '가 <나> AT&T R&D'],
        ['Push here, now & <then>', '다'],
      ],
      lines: [4, 5],
      emptyLines: [7],
    });
  });

  it.each([
    ['<ph>&lt;br/></ph>', 'Click here'],
    ['<ph>\\n</ph>', 'Click here'],
    ['<it pos="begin"> </it>', 'Click here'],
    ['<ph type="lb"/>', 'Click here'],
    ['<bpt i="1">&lt;b></bpt>', 'Clickhere'],
    ['<ph>&lt;b></ph>', 'Clickhere'],
  ])('when %s stands between words, then they are %s', async (mark, expected) => {
    const found = await readText('a.tmx', tmx(unit(`en:Click${mark}here`, 'ko:가 나')));
    expect(found.pairs).toEqual([[expected, '가 나']]);
  });

  it.each([
    ['<x id="LINE_BREAK" ctype="lb" equiv-text="&lt;br/&gt;"/>', 'Hello World'],
    ['<ph id="0" equiv="LINE_BREAK" type="fmt" subType="xlf:lb" disp="&lt;br/>"/>', 'Hello World'],
    ['<ph id="1">&lt;br></ph>', 'Hello World'],
    ['<x id="INTERPOLATION" equiv-text="{{ name }}"/>', 'HelloWorld'],
    ['<g id="1" ctype="bold"/>', 'HelloWorld'],
  ])('when %s stands between words of XLIFF, then they are %s', async (mark, expected) => {
    const text = `<xliff version="1.2"><file><body><trans-unit id="1"><source>Hello${mark}World</source><target>가</target></trans-unit></body></file></xliff>`;
    expect((await readText('a.xlf', text)).pairs).toEqual([[expected, '가']]);
  });

  it('when there are three languages, then they are named, and two can be chosen', async () => {
    const text = tmx(unit('en:a b', 'ko:가', 'fr:c d').repeat(3), '*all*');
    expect(await refusal('a.tmx', text)).toContain(
      'texts by 3 names: en, ko, fr (say which are source and target, such as --columns en,ko)',
    );
    expect((await readText('a.tmx.gz', gzipSync(text), 'fr,ko')).pairs[0]).toEqual(['c d', '가']);
  });

  it('when entities are declared to grow or to fetch, then they are refused unread', async () => {
    const bomb = `<!DOCTYPE tmx [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    for (const name of ['b', 'f']) {
      const text = `${bomb}\n<tmx><header/><body>\n${unit(`en:&${name};`, 'ko:x')}\n</body></tmx>`;
      expect(await refusal('a.tmx', text)).toMatch(/^E_CORPUS …\/a.tmx:3: this is not XML: undefined entity/);
    }
  });

  it.each([
    ['<TMX><body><tu>', ': this is not XML: unclosed tag'],
    ['<tmx><body><tu>', ': this is not XML: unclosed tag'],
    ['<tmx><body><tu><tuv xml:lang="en"><seg>a &nbsp; b</seg>', ':1: this is not XML: undefined entity'],
    ['<tmx>\n<body>a < b</body></tmx>', ':2: this is not XML: '],
    ['<html><body/></html>', ':1: XML whose root is <html>, not <tmx>'],
    ['<mteval><srcset/></mteval>', 'holds one side: --source dev.en.xml --target dev.ko.xml'],
  ])('when it is no TMX: %s, then one line says so', async (text, message) => {
    expect(await refusal('a.tmx', text)).toContain(message);
  });
});

describe('files of one side', () => {
  it.each([
    ['<DOC docid=1 sysid=ref>\n<seg id=1>a b</seg>\n</DOC>', 'SGML? The text alone: perl '],
    ['<DOC docid="1">\n<seg id="1">a b</seg>\n</doc>', 'SGML? The text alone: perl '],
    ['<DOC docid="1">\n<seg id="1">a < b</seg>\n</DOC>', 'a < is written &lt;'],
    ['<DOC docid="1">\n<seg id="1">a &nbsp; b</seg>\n</DOC>', 'an & in text is written &amp;'],
  ])('when they are SGML as of NIST, %j, then the hint is what mends it', async (body, hint) => {
    const text = `<refset setid="x" srclang="any" trglang="en">\n${body}\n</refset>\n`;
    const sides = { source: folder.write({ 'a.sgm': text }), target: folder.write({ 'b.sgm': text }) };
    const message = await failure(() => read(sides), folder);
    expect(message).toMatch(/^E_CORPUS …\/a\.sgm:\d+: this is not XML: /);
    expect(message).toContain(hint);
  });

  it('when they are mteval XML, then segments are read in their order', async () => {
    const xml = (language: string, segments: readonly string[]) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<mteval>\n<refset><doc docid="1" ${language}>\n<title>not read</title>\n${segments.map((text, i) => `<seg id="${i + 1}"> ${text} </seg>\n`).join('')}</doc></refset>\n</mteval>\n`;
    const source = folder.write({ 'dev.en.xml': xml('', ['a &quot;b&quot;', 'c\nd', '']) });
    const target = folder.write({ 'dev.ko.xml': xml('x="y"', ['가', '나', '다']) });
    expect(await read({ source, target })).toMatchObject({
      pairs: [
        ['a "b"', '가'],
        ['c d', '나'],
      ],
      emptyLines: [8],
    });
    folder.write({ 'dev.ko.xml': xml('', ['가']) });
    expect(await failure(() => read({ source, target }), folder)).toContain('has 1 line, but …/dev.en.xml has 3');
  });

  it('when it is WMT’s XML, then a corpus is read by the numbers of segments, and as one side only what has one', async () => {
    const part = (name: string, texts: readonly string[]) =>
      `<${name}><p>\n${texts.map((text, i) => `<seg id="${i + 1}">${text}</seg>\n`).join('')}</p></${name.split(' ')[0]}>\n`;
    const set = (...parts: readonly string[]) =>
      `<?xml version="1.0"?>\n<dataset id="x"><collection>\n${[1, 2].map((i) => `<doc id="${i}">\n${parts.join('').replaceAll('#', `${i}`)}</doc>\n`).join('')}</collection></dataset>\n`;
    const src = part('src lang="en"', ['a b #', 'c d #', 'e']);
    const ref = (translator: string) => part(`ref lang="de"${translator}`, ['A B #', 'C D #']);
    const hyp = part('hyp system="x" lang="de"', ['x', 'y', 'z']);
    const pairs = [1, 2].flatMap((i) => [
      [`a b ${i}`, `A B ${i}`],
      [`c d ${i}`, `C D ${i}`],
    ]);
    expect(await readText('a.xml', set(src, ref(''), hyp))).toMatchObject({ pairs, emptyLines: [7, 23] });
    const two = set(src, ref(' translator="A"'), ref(' translator="B"'));
    expect(await refusal('a.xml', two)).toContain('texts by 3 names: en, de-A, de-B (say which');
    expect((await readText('a.xml', two, 'en,de-B')).pairs).toEqual(pairs);
    const [both, one, other] = ['both.xml', 'one.xml', 'other.xml'].map((name, i) =>
      folder.write({ [name]: [set(src, ref('')), set(src), set(part('ref', ['A B #', 'C D #', 'E']))][i]! }),
    ) as [string, string, string];
    expect(await failure(() => read({ source: both, target: other }), folder)).toContain(
      'both.xml:9: this is not one side: both are in this file (give it as a corpus by itself: --corpus FILE)',
    );
    expect((await read({ source: one, target: other })).pairs).toContainEqual(['c d 2', 'C D 2']);
  });

  it('when they are IWSLT’s tagged lines, then the tags of a talk are no sentences', async () => {
    const tags =
      '<url>http://x.example</url>\n<keywords>a, b</keywords>\n<title>One</title>\n<description>About.</description>\n';
    const source = folder.write({
      'train.tags.en-ko.en': `${tags}First & second < third.\n<b>Bold</b> one.\n${tags}Last.\n`,
    });
    const target = folder.write({ 'train.tags.en-ko.ko': `${tags}가.\n나.\n${tags}다.\n` });
    expect((await read({ source, target })).pairs).toEqual([
      ['First & second < third.', '가.'],
      ['<b>Bold</b> one.', '나.'],
      ['Last.', '다.'],
    ]);
  });

  it('when plain lines begin with a mark of other formats, then they are plain lines', async () => {
    const source = folder.write({ 'a.en': '[Applause]\n{x}\n<b>\n' });
    const target = folder.write({ 'a.ko': '[박수]\n{x}\n<b>\n' });
    expect((await read({ source, target })).pairs.length).toBe(3);
  });
});

describe('what a file is, by its first line where its name does not say', () => {
  it.each([
    ['TSV', 'a b\tc d\n'],
    ['a JSON list', '[{"source": "a b", "target": "c d"}]'],
    ['JSON lines', '{"source": "a b", "target": "c d"}\n'],
    ['CSV with a header', 'en,ko\na b,c d\n'],
    [
      'TMX',
      '<tmx><body><tu><tuv xml:lang="en"><seg>a b</seg></tuv><tuv xml:lang="ko"><seg>c d</seg></tuv></tu></body></tmx>',
    ],
    ['TSV in brackets', '\n[a] b\tc d\n'],
  ])('when it is %s', async (name, text) => {
    const expected = name.includes('brackets') ? '[a] b' : 'a b';
    for (const file of ['corpus', 'corpus.txt', 'corpus.dat.gz']) {
      expect((await readText(file, file.endsWith('.gz') ? gzipSync(text) : text)).pairs).toEqual([[expected, 'c d']]);
    }
  });

  it.each(['a.tsv', 'a.csv', 'a.json', 'a.jsonl', 'a.tmx', 'a.txt'])(
    'when %s is empty or blank, then it is one line',
    async (name) => {
      expect(await refusal(name, '')).toBe(
        `E_CORPUS …/${name}: the file is empty (a corpus holds one sentence or pair a line)`,
      );
      expect(await refusal(name, '\n \n')).toBe(`E_CORPUS …/${name}: no line has text on both sides`);
    },
  );
});
