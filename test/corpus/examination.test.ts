import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigSchema, type PartialConfig } from '../../src/config.ts';
import { describeSide } from '../../src/corpus/examination/side.ts';
import { examineCorpus } from '../../src/corpus/examine-corpus.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { inOneGo } from '../../src/turns.ts';
import { Folder } from './folder.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

/** Plain pairs that nothing is wrong with: every word of dev is in train. */
const plain = (count: number, start = 0) =>
  Array.from({ length: count }, (_, i) => `go ${'again '.repeat(i + start)}\t가 ${'또 '.repeat(i + start)}\n`).join('');

async function findings(files: Readonly<Record<string, string>>, options: PartialConfig = {}): Promise<string[]> {
  folder.write({ 'train.tsv': plain(40), 'dev.tsv': plain(1, 50), ...files });
  const corpus = await readCorpus(ConfigSchema.parse({ corpus: folder.path, ...options }));
  return corpus.findings.map(({ severity, code, message }) => `${severity} ${code} | ${message}`);
}

/** Each different word of a text, in order. */
const wordsOf = (text: string) => inOneGo(describeSide([text], { lowercase: false, known: null })).words.table.words;

describe('findings before training', () => {
  it('when a bundled corpus is read, then there is nothing to say', async () => {
    for (const name of ['en-ko', 'en-fr']) {
      const corpus = join(import.meta.dirname, '..', '..', 'corpora', name);
      expect((await readCorpus(ConfigSchema.parse({ corpus }))).findings).toEqual([]);
    }
  });

  it('when a corpus is plain, then there is nothing to say', async () => {
    expect(await findings({})).toEqual([]);
  });

  it('when sides are empty, then they are counted with the first place', async () => {
    expect(await findings({ 'train.tsv': `${plain(40)}\nx\t\n` })).toEqual([
      'warning empty | train: lines with an empty side, left out: 2 (first: train.tsv:41)',
    ]);
  });

  it('when test pairs are in train, but for case or form, then scores would flatter', async () => {
    expect(await findings({ 'test.tsv': `new go\t가 또\ngo  again\t가 또\nGO\t가\n` })).toEqual([
      'warning overlap | test: pairs that are also in train, so its scores flatter: 1 (first: test.tsv:2)',
      'note coverage | test: 40.0 % of the source words are not in train; --tokenizer bpe cuts words into pieces that are',
    ]);
    expect(await findings({ 'test.tsv': 'go  again\t가 또\nGO\t가\n' }, { lowercase: true })).toEqual([
      'warning overlap | test: pairs that are also in train, so its scores flatter: 2 (first: test.tsv:1)',
    ]);
  });

  it('when pairs are repeated or sources have several targets, then a note says how many', async () => {
    expect(await findings({ 'train.tsv': plain(40) + plain(2) })).toEqual([
      'note repeated | train: pairs that stood before: 2 (first: train.tsv:41)',
    ]);
    expect(await findings({ 'train.tsv': plain(40) + plain(3).replaceAll('가', '또') })).toEqual([
      'note several-targets | train: sources with several targets, of which a model says one: 3 (first: train.tsv:41)',
    ]);
  });

  it('when text is damaged, then the first place is told; white space is no damage', async () => {
    expect(
      await findings({ 'train.tsv': `${plain(40)}go\u00a0\u2028\u0085 \vgo\t가\nwent\u0007\t가\ngo\t\uFFFD\n` }),
    ).toEqual([
      'warning damaged | pairs with control characters or U+FFFD, as text has that was converted wrongly: 2 (first: train.tsv:42); convert the file anew, or leave these lines out',
      expect.stringContaining('note ends | '),
    ]);
  });

  it('when a side is far longer than usual, then the pair may be no translation', async () => {
    const long = `go ${'again '.repeat(20)}\t가\n`;
    expect(await findings({ 'train.tsv': plain(40) + long })).toEqual([
      'warning length-ratio | pairs more than 4 times as unequal in length as usual, maybe no translations: 1 (first: train.tsv:41); look at them, and leave out what is none',
    ]);
  });

  it('when both sides are the same, then they may be untranslated', async () => {
    expect(await findings({ 'train.tsv': `${plain(40)}go again\tgo again\n` })).toContain(
      "warning untranslated | pairs with the same text on both sides, maybe untranslated: 1 (first: train.tsv:41); leave them out: awk -F'\\t' '$1 != $2' old.tsv > new.tsv",
    );
  });

  it.each([
    ['mojibake', 'go CafÃ© go', 'of mojibake, text that was decoded by a wrong encoding'],
    ['mojibake', 'Ïðèâåò, ìèð', 'of mojibake'],
    ['mojibake', 'ì•ˆë…• go', 'of mojibake'],
    ['mojibake', '¿ì¸® ¾î¸Ó´Ï´Â', 'of mojibake'],
    ['entities', 'go &lt;again&#39;', 'with HTML entities such as &quot; in the place of characters'],
    ['tags', 'go<br/>again', 'with HTML tags such as <br>'],
    ['tags', 'go <a href="x">again</a>', 'with HTML tags'],
    ['lost', '?? ???. go', 'with ? in the place of letters'],
    ['lost', '????', 'with ? in the place of letters'],
    ['returns', 'go\ragain', 'with \\r within, where a line seems to end'],
    ['escapes', 'go \\uac00', 'with escapes such as \\n, \\u00e9 or %C3%A9'],
    ['escapes', 'go.\\nagain', 'with escapes'],
    ['escapes', 'say \\"go\\"', 'with escapes'],
    ['escapes', 'caf%C3%A9 noir', 'with escapes'],
    ['escapes', 'go%20again', 'with escapes'],
    ['escapes', 'caf=C3=A9', 'with escapes'],
    ['escapes', "b'\\xea\\xb0\\x80'", 'with escapes'],
    ['escapes', '<U+AC00> <U+1F600>', 'with escapes'],
    ['nothing', 'NaN', 'with a side such as NULL, nan or #NAME?'],
    ['nothing', '\\N', 'with a side such as NULL'],
    ['nothing', '#NAME?', 'with a side such as NULL'],
    ['quoted', '"go, ""again"", go"', 'with cells in quotes and quotes doubled, as spreadsheets write them'],
  ])('when text shows %s, such as %s, then it is told with a way out', async (code, text, meaning) => {
    const [found] = await findings({ 'train.tsv': `${plain(40)}${text}\t가\n` }, { tokenizer: 'bpe' });
    expect(found).toContain(`warning ${code} | pairs ${meaning}`);
    expect(found).toMatch(/: 1 \(first: train\.tsv:41\); \S/);
  });

  it.each([
    'Là-bas, été à Paris…',
    '„TÜV“ und „Spaß“',
    'R&D; a < b > c',
    '<unk> go <s>',
    '"go"',
    'Tiếng Việt ấy',
    'Ça… « à »',
    'What?? Go?!',
    'C:\\new\\tools',
    'The NULL pointer',
    '100%DE, x=10=20, 5%20',
    'www.a.b/c%20d/%C3%A9',
    '20 €',
  ])('when text is right, such as %s, then it is no finding', async (text) => {
    expect(await findings({ 'train.tsv': `${plain(40)}${text}\t가\n` }, { tokenizer: 'bpe' })).toEqual([]);
  });

  it('when pairs have their sides turned round, then they are counted, whichever way the others go', async () => {
    const turned = 'warning turned | pairs whose sides are turned round, by their letters: 2 (first: train.tsv:41)';
    const other = plain(40).replaceAll(/(.*)\t(.*)/g, '$2\t$1');
    for (const [usual, odd] of [
      [plain(40), '가 또\tgo again\n가 TV 또 또\tgo again again\n'],
      [other, 'go again\t가 또\ngo again again\t가 TV 또 또\n'],
    ] as const) {
      const files = { 'train.tsv': `${usual}${odd}3\tgo\n`, 'dev.tsv': usual };
      expect((await findings(files)).filter((line) => line.includes('turned'))).toEqual([
        expect.stringContaining(turned),
      ]);
    }
    const latin = plain(40).replaceAll('가', 'aller').replaceAll('또', 'encore');
    expect(
      await findings({ 'train.tsv': `${latin}20\tvingt\n`, 'dev.tsv': latin.slice(0, 9) }, { tokenizer: 'bpe' }),
    ).toEqual([expect.stringContaining('overlap')]);
  });

  it('when sides are numbers, then the way out is --columns', async () => {
    const numbers = Array.from({ length: 40 }, (_, i) => `${i}\tgo ${'again '.repeat(i)}\n`).join('');
    const options = { tokenizer: 'bpe' } as const;
    expect(await findings({ 'train.tsv': numbers }, options)).toContain(
      'warning numbers | pairs with a side that is numbers or marks alone: 40 (first: train.tsv:1); --columns says which columns are the sentences',
    );
  });

  it.skipIf(process.platform === 'win32')('when the way out is a command, then it leads out', async () => {
    const text = `${plain(40)}go &lt;b&gt; &quot;a&quot; &amp;amp; I&apos;m\t가 &#39;\n<p>go</p>\t<i class="x">가</i>\nsay \\"\\ud83d\\ude00\\" go.\\nGo\t\\uac00\none\rtwo\t가\n`;
    const waysOut = (await findings({ 'train.tsv': text })).flatMap(
      (line) => /(?:sed|perl|node) .* > new\.tsv$/.exec(line) ?? [],
    );
    expect(waysOut.length).toBe(4);
    folder.write({ 'old.tsv': text });
    for (const way of waysOut.reverse()) {
      execFileSync('/bin/sh', ['-c', `${way} && cp new.tsv old.tsv`], { cwd: folder.path });
    }
    expect(readFileSync(folder.at('new.tsv'), 'utf8')).toBe(
      `${plain(40)}go <b> "a" &amp; I'm\t가 '\ngo\t가\nsay "😀" go. Go\t가\none\ntwo\t가\n`,
    );
  });

  it.skipIf(process.platform === 'win32')(
    'when characters are written out by their bytes, then the command decodes them all',
    async () => {
      const coded = `caf%C3%A9%20noir%F0%9F%99%82\t%EA%B0%80\nb'\\xea\\xb0\\x80 \\xC3\\xA9'\t<U+AC00><U+1F600>\n=EC=95=88 x=10=20\t50%25\n`;
      folder.write({ 'old.tsv': coded });
      const [found] = await findings({ 'train.tsv': plain(40) + coded }, { tokenizer: 'bpe' });
      expect(found).toMatch(/^warning escapes \| .*: 3 \(first: train\.tsv:41\); decode them: node /);
      execFileSync('/bin/sh', ['-c', found!.slice(found!.indexOf('node '))], { cwd: folder.path });
      expect(readFileSync(folder.at('new.tsv'), 'utf8')).toBe(`café noir🙂\t가\nb'가 é'\t가😀\n안 x=10=20\t50%25\n`);
    },
  );

  it.skipIf(process.platform === 'win32')(
    'when entities are named, numbered in either base, or in capitals, then the command decodes all, and the text is right then',
    async () => {
      const coded =
        'It&#8217;s 5&nbsp;&euro; &hellip; &Ccaron;apek &zcaron;ena &acy;&YAcy; &lstrok; &#xAC00;&#45208;\t&#x1F600; &#55357;&#56832; &#146;&#x93; CAF&EACUTE; &NewLine;&#10;&Tab; &period;&rsquo;';
      const plainly = 'It\u2019s 5\u00a0€ … Čapek žena аЯ ł 가나\t😀 😀 \u2019\u201c CAFÉ     .\u2019';
      const right = 'R&D; &foo; &#9999999; &amp';
      folder.write({ 'old.tsv': `${plain(40)}${coded}\n${right}\t가\n` });
      const [found] = await findings({ 'train.tsv': `${plain(40)}${coded}\n${right}\t가\n` }, { tokenizer: 'bpe' });
      expect(found).toMatch(/^warning entities \| .*: 1 \(first: train\.tsv:41\); decode them: node /);
      execFileSync('/bin/sh', ['-c', found!.slice(found!.indexOf('node '))], { cwd: folder.path });
      const decoded = readFileSync(folder.at('new.tsv'), 'utf8');
      expect(decoded).toBe(`${plain(40)}${plainly}\n${right}\t가\n`);
      const left = await findings({ 'train.tsv': decoded }, { tokenizer: 'bpe' });
      expect(left.filter((line) => line.includes('entities'))).toEqual([]);
    },
  );

  it.skipIf(process.platform === 'win32')(
    'when letters or digits are in full width, half width, ligatures or shaped, then a note says so, and the command writes them as usual',
    async () => {
      const forms = 'Ｈｅｌｌｏ １２３！\tｶﾞｯｺｳ\nﬁnd it\t가\n𝐛𝐨𝐥𝐝 𝟏𝟐\t가\n\ufe8e\ufea7\t가\n';
      const meant = '你好，世界！（是）\t① ½ ™ 가\n';
      folder.write({ 'old.tsv': forms + meant });
      const [found, ...others] = (
        await findings({ 'train.tsv': plain(40) + forms + meant }, { tokenizer: 'bpe' })
      ).filter((line) => line.includes('forms'));
      expect(others).toEqual([]);
      expect(found).toMatch(/^note forms \| .*: 4 \(first: train\.tsv:41\); unless .*: node /);
      execFileSync('/bin/sh', ['-c', found!.slice(found!.indexOf('node '))], { cwd: folder.path });
      const usual = readFileSync(folder.at('new.tsv'), 'utf8');
      expect(usual).toBe(`Hello 123！\tガッコウ\nfind it\t가\nbold 12\t가\n\u0627\u062e\t가\n${meant}`);
      expect((await findings({ 'train.tsv': plain(40) + usual })).filter((line) => line.includes('forms'))).toEqual([]);
    },
  );

  it.skipIf(process.platform === 'win32')(
    'when nearly every sentence has a number, a mark or a label before it, then a warning says so, and the command takes it off',
    async () => {
      const sentence = (i: number) => [
        `We have ${i} of ${'them '.repeat(i % 7)}`.trim(),
        `가 ${i} 나 ${'다 '.repeat(i % 7)}`.trim(),
      ];
      const all = (before: (i: number) => string, behind = before) =>
        Array.from({ length: 40 }, (_, i) => `${before(i)}${sentence(i)[0]}\t${behind(i)}${sentence(i)[1]}\n`).join('');
      const without = all(() => '');
      for (const labelled of [
        all((i) => `${i}. `),
        all((i) => `${String(i).padStart(6)} `),
        all(
          (i) => `${i}:`,
          () => '',
        ),
        all(
          () => 'en: ',
          () => 'ko: ',
        ),
        all(
          () => '+',
          () => '',
        ),
        all((i) => `menu.item-${i}=`),
      ]) {
        folder.write({ 'old.tsv': labelled });
        const found = (await findings({ 'train.tsv': labelled, 'dev.tsv': labelled })).find((line) =>
          line.includes(' labels '),
        );
        expect(found, labelled.slice(0, 40)).toMatch(/^warning labels \| .* take them off: perl /);
        execFileSync('/bin/sh', ['-c', found!.slice(found!.indexOf('perl '))], { cwd: folder.path });
        expect(readFileSync(folder.at('new.tsv'), 'utf8')).toBe(without);
      }
      expect((await findings({ 'train.tsv': without })).filter((line) => line.includes(' labels '))).toEqual([]);
    },
  );

  it('when sentences begin with numbers that count no lines, then these are no labels', async () => {
    const counting = Array.from({ length: 40 }, (_, i) => `${(7 * i) % 23} apples\t사과 ${(7 * i) % 23}개\n`).join('');
    expect((await findings({ 'train.tsv': counting })).filter((line) => line.includes(' labels '))).toEqual([]);
  });

  it.each([
    ['subword-nmt', 'We sa@@ w a stat@@ ion', '우@@ 리는 역@@ 을 봤어요'],
    ['SentencePiece', '▁We ▁sa w ▁a ▁stat ion', '▁우 리는 ▁역 을 ▁봤어요'],
    ['WordPiece', '[CLS] We sa ##w a stat ##ion [SEP]', '[CLS] 우 ##리는 역 ##을 봤 ##어요 [SEP]'],
    ['a program with marks for ends and languages', '<2ko> We saw a station </s>', '<s> 우리는 역을 봤어요 </s>'],
    ['OPUS-MT', '>>kor<< We saw a station', '우리는 역을 봤어요'],
    ['a program with a mark for words unknown', 'We saw <unk> a station', '<s> <unk> 우리는 역을 <unk> 봤어요'],
  ])(
    'when %s has cut the text into tokens, then a warning says so, and the command joins them (needs perl)',
    async (_, source, target) => {
      const train = `${plain(8)}${source}\t${target}\n`;
      folder.write({ 'old.tsv': train });
      const found = (await findings({ 'train.tsv': train })).filter((line) => line.includes(' tokens |'));
      expect(found).toEqual([expect.stringMatching(/^warning tokens \| .*: 1 \(first: train\.tsv:9\); .*: perl /)]);
      execFileSync('/bin/sh', ['-c', found[0]!.slice(found[0]!.indexOf('perl '))], { cwd: folder.path });
      expect(readFileSync(folder.at('new.tsv'), 'utf8')).toBe(`${plain(8)}We saw a station\t우리는 역을 봤어요\n`);
    },
  );

  it('when nearly all is in capitals, a side holds the other, or other line ends stand within, then each is a finding', async () => {
    const codes = async (train: string) =>
      (await findings({ 'train.tsv': train, 'dev.tsv': train.slice(0, train.indexOf('\n') + 1) }))
        .map((line) => line.replace(/ \|.*/, ''))
        .filter((line) => /capitals|within|ends/.test(line));
    const capitals = plain(40).replaceAll('go ', 'I GO ').replaceAll('again', 'AGAIN');
    expect(await codes(capitals)).toEqual(['note capitals']);
    expect(await codes(capitals.repeat(1) + plain(40, 40))).toEqual([]);
    expect(await codes(`${plain(40)}We go home. 우리는 집에 가요.\t우리는 집에 가요.\n`)).toEqual(['warning within']);
    expect(await codes(`${plain(40)}Tom Hanks\tTom Hanks 씨\n`)).toEqual([]);
    for (const end of ['\v', '\f', '\u0085', '\u2028', '\u2029'])
      expect(await codes(`${plain(40)}We go.${end}We stay.\t가요.\n`)).toEqual(['note ends']);
  });

  it('when text is decomposed, then a note says that it will be composed', async () => {
    expect(await findings({ 'train.tsv': `${plain(40)}go go\t${'한'.normalize('NFD')}\n` })).toEqual([
      'note decomposed | pairs with decomposed characters (Unicode NFD), which are composed before training: 1 (first: train.tsv:41)',
    ]);
  });

  it('when dev has many words that train has not, then a model of words is told, one of pieces is not', async () => {
    const dev = { 'dev.tsv': 'go home\t가 또 집\n' };
    expect(await findings(dev)).toEqual([
      'note coverage | dev: 50.0 % of the source words and 33.3 % of the target words are not in train; --tokenizer bpe cuts words into pieces that are',
    ]);
    expect(await findings(dev, { tokenizer: 'bpe' })).toEqual([]);
  });

  it('when the sides of a folder or the dev set were not given, then what was decided is told', async () => {
    folder.write({ 'x/train.en': plain(40).replaceAll(/\t.*/g, ''), 'x/train.ko': plain(40).replaceAll(/.*\t/g, '') });
    const { findings: found } = await readCorpus(ConfigSchema.parse({ corpus: folder.at('x') }));
    expect(found.map(({ message }) => message)).toEqual([
      'train.en is taken as the source, train.ko as the target; a folder called like en-ko says which',
      'dev: 2 pairs, split off from the training pairs',
    ]);
  });
});

describe('figures', () => {
  it('when sets are examined, then lengths, words, repeats, overlap and coverage are as counted by hand', async () => {
    folder.write({ 'a.tsv': "I'm 10.\t나\nI go\t나 가\nI go\t나 가\n", 'b.tsv': 'I go\t나 가\nYou 𝒳\t너\n' });
    const paths = [folder.at('a.tsv'), folder.at('b.tsv')];
    const { name, sets } = await examineCorpus({ paths, source: null, target: null, lowercase: false });
    expect(name).toBe('a, b');
    expect(sets[0]).toMatchObject({
      name: 'a.tsv',
      pairs: 3,
      repeatedPairs: 1,
      overlap: null,
      targetWordsPerSourceWord: 5 / 9,
    });
    expect(sets[0]!.source).toEqual({
      words: { mean: 3, median: 2, percentile95: 5, longest: 5 },
      characters: { mean: 5, median: 4, percentile95: 7, longest: 7 },
      totalWords: 9,
      distinctWords: 6,
      frequentWords: [
        ['I', 3],
        ['go', 2],
        ["'", 1],
        ['.', 1],
        ['10', 1],
        ['m', 1],
      ],
      coverage: null,
    });
    expect(sets[1]).toMatchObject({ name: 'b.tsv', overlap: 1, repeatedPairs: 0 });
    expect(sets[1]!.source).toMatchObject({ coverage: 0.5, characters: { longest: 5 } });
    expect(sets[1]!.target.coverage).toBeCloseTo(2 / 3, 10);
  });

  it('when characters cannot be seen, then they are no words, and part none', () => {
    expect(wordsOf('hun\u200bgry \u200b\u00ad, \u{1f469}\u200d\u{1f467}')).toEqual([
      'hungry',
      ',',
      '\u{1f469}',
      '\u{1f467}',
    ]);
  });

  it('when a text is ASCII, then its words are those that it has beside another letter (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(wordsOf(`é ${text}`)).toEqual([...new Set(['é', ...wordsOf(text)])]);
      }),
    );
  });
});
