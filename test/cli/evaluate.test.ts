import { execSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/main.ts';
import type { Pipelines } from '../../src/cli/pipelines.ts';
import type { EvaluationOptions } from '../../src/evaluate.ts';
import { scoreTexts } from '../../src/scoring.ts';
import { fakeTerminal } from './fake-terminal.ts';

let folder: string;
const file = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-evaluate-'));
  writeFileSync(file('out.txt'), '\uFEFFthe cat sat on the mat\r\na dog barks\n\n');
  writeFileSync(file('worse.txt'), 'the cat\nbarks dog a\nx\n');
  writeFileSync(file('ref.txt'), 'the cat sat on the mat\nthe dog barks\nhello');
  writeFileSync(file('short.txt'), 'one\n');
  writeFileSync(file('empty.txt'), '');
  writeFileSync(file('latin1.txt'), Buffer.from([0x61, 0x0a, 0xe9, 0x0a, 0x62, 0x0a]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function evaluate(words: string[], input = '', pipelines = {} as Pipelines) {
  const terminal = fakeTerminal();
  terminal.stdin.end(input);
  const code = await run(['evaluate', ...words], { terminal, pipelines, exitCode: 0 });
  return { code, out: terminal.out(), talk: terminal.talk() };
}

interface Scores {
  readonly [metric: string]: { readonly score: number; readonly signature: string };
}

describe('nmt evaluate on files', () => {
  it('when hypotheses equal the references, then BLEU and chrF are 100 and TER is 0', async () => {
    const { out, code } = await evaluate(['--hypotheses', file('ref.txt'), '--references', file('ref.txt'), '--json']);
    const { bleu, chrf, ter } = JSON.parse(out) as Scores;
    expect(code).toBe(0);
    expect(bleu!.score).toBeCloseTo(100, 9);
    expect(chrf!.score).toBeCloseTo(100, 9);
    expect(ter!.score).toBe(0);
    expect(bleu!.signature).toMatch(/^nrefs:1\|case:mixed\|eff:no\|tok:13a\|smooth:exp\|version:\d/);
  });

  it('when they come through stdin, with \\r\\n or a byte order mark, then the scores are the same', async () => {
    const words = ['--references', file('ref.txt'), '--json'];
    const piped = await evaluate(['--hypotheses', '-', ...words], 'the cat sat on the mat\na dog barks\n\n');
    expect(piped.out).toBe((await evaluate(['--hypotheses', file('out.txt'), ...words])).out);
  });

  it('when scores are shown as text, then faults and sentences stand below them, differences in brackets', async () => {
    const { out } = await evaluate(['--hypotheses', file('out.txt'), '--references', file('ref.txt')]);
    expect(out).toMatch(/^BLEU {2,}\d+\.\d\d {2}nrefs:1/);
    expect(out).toContain('nothing was written, but the reference has words (line 3)');
    expect(out).toContain('reference   [the] dog barks\n    hypothesis  [a] dog barks');
  });

  it.each([
    ['0', []],
    ['1', [0]],
    ['2', [0, 1]],
  ])('when --examples is %s, then JSON has as many best sentences, the best first', async (examples, best) => {
    const words = ['--hypotheses', file('out.txt'), '--references', file('ref.txt'), '--json'];
    const { out } = await evaluate([...words, '--examples', examples]);
    const { analysis } = JSON.parse(out);
    expect(analysis.best.map(({ line }: { line: number }) => line - 1)).toEqual(best);
    expect(analysis.worst).toHaveLength(best.length);
  });

  it('when there are several systems, then each is compared with the first', async () => {
    for (const name of ['ref.txt', 'worse.txt']) {
      const lines = `${readFileSync(file(name), 'utf8').trimEnd()}\n`;
      writeFileSync(file(`long-${name}`), lines.repeat(4));
    }
    const [reference, worse] = [file('long-ref.txt'), file('long-worse.txt')];
    const words = ['--hypotheses', reference, worse, '--references', reference, '--metrics', 'chrf'];
    const { out } = await evaluate([...words, '--samples', '100', '--seed', '3']);
    expect(out).toMatch(/\n\S+ref\.txt +100\.00\n\S+worse\.txt +\d+\.\d\d {2}-\d+\.\d\d \(p = \d\.\d{4}\) \*/);
    expect(out).toMatch(/\nchrF2 +nrefs:1\|bs:100\|seed:3\|case/);
    expect(out).toContain('(paired bootstrap, 100 samples, seed 3)');
  });

  it('when several systems have few sentences, then no difference is called significant, and it says why', async () => {
    const [reference, worse] = [file('ref.txt'), file('worse.txt')];
    const { out } = await evaluate(['--hypotheses', reference, worse, '--references', reference, '--intervals']);
    expect(out).not.toMatch(/\*|p =|±|bs:/);
    expect(out).toContain(
      'note: 3 sentences are too few for a test of significance and intervals: it takes 10 or more',
    );
  });

  it('when sentence scores are asked for, then there is a row for each line', async () => {
    const words = [
      '--hypotheses',
      file('out.txt'),
      '--references',
      file('ref.txt'),
      '--metrics',
      'exact',
      '--sentences',
    ];
    expect((await evaluate(words)).out.split('\n')[1]).toBe(
      '1\t100.0000\tthe cat sat on the mat\tthe cat sat on the mat',
    );
    const records = (await evaluate([...words, '--json'])).out.trim().split('\n');
    expect(JSON.parse(records[1]!)).toMatchObject({ line: 2, scores: { exact: 0 }, hypothesis: 'a dog barks' });
  });

  it('when a report is asked for, then a page is written, said so on stderr, and stdout stays the same', async () => {
    const words = ['--hypotheses', file('out.txt'), '--references', file('ref.txt')];
    const plain = await evaluate(words);
    const { code, out, talk } = await evaluate([...words, '--report', file('made/report.html')]);
    expect([code, out]).toEqual([0, plain.out]);
    expect(talk).toMatch(/^nmt: wrote .*report\.html; open it in a browser\n$/);
    expect(readFileSync(file('made/report.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  });

  it('when the references are Korean, then BLEU by character stands beside, and why', async () => {
    writeFileSync(file('ko.txt'), '나는 학생입니다\n역이 어디예요?\n');
    const words = ['--hypotheses', file('ko.txt'), '--references', file('ko.txt')];
    const { out } = await evaluate(words);
    expect(out).toContain('|tok:char|');
    expect(out).toContain('note: Korean words carry their particles');
    expect((await evaluate([...words, '--tokenize', 'char'])).out).not.toContain('note:');
  });

  it('when characters of one text are composed and those of the other are not, then a warning says so, with a command that mends it', async () => {
    const text = '역이 어디예요?\nCafé.\nplain\n';
    writeFileSync(file('nfc.txt'), text);
    writeFileSync(file('taken apart.txt'), text.normalize('NFD'));
    const scored = (a: string, b: string) => evaluate(['--hypotheses', file(a), '--references', file(b), '--quiet']);
    for (const [a, b] of [
      ['nfc.txt', 'taken apart.txt'],
      ['taken apart.txt', 'nfc.txt'],
    ] as const) {
      const { code, talk } = await scored(a, b);
      expect(talk).toMatch(
        /^nmt: warning: \S*taken apart\.txt:1: .*Unicode NFD.* none of \S*nfc\.txt \(compose them: .*\)\n$/,
      );
      expect(code).toBe(0);
      const command = /compose them: (.*) > new\.txt\)/.exec(talk)![1]!;
      expect(execSync(command, { encoding: 'utf8' })).toBe(text);
    }
    for (const name of ['nfc.txt', 'taken apart.txt']) expect((await scored(name, name)).talk).toBe('');
  });

  it.each([
    ['holds JSON', 'jq', (text: string, i: number) => JSON.stringify({ id: i, translation: text, score: -1 })],
    [
      'holds an entry of an n-best list',
      'awk',
      (text: string, i: number) => `${i} ||| ${text} ||| -0.5\n${i} ||| x ||| -2`,
    ],
    ['begins with a number and a tab', 'cut', (text: string) => `-0.25\t${text}`],
    ['ends with a tab and word alignments', 'cut', (text: string) => `${text}\t0-0 1-2`],
    ['has a tab', 'cut', (text: string, i: number) => `source ${i}\t${text}`],
    ['stands in quotes', 'sed', (text: string) => `"${text.replaceAll('"', '""')}"`],
  ])(
    'when every line of a text %s, then it is refused, and a command gets the text out (needs %s)',
    async (name, tool, write) => {
      const texts = ['the cat', 'a "big" dog', '', '10 apples\t'.trim()];
      writeFileSync(file('plain.txt'), texts.map((text) => `${text}\n`).join(''));
      writeFileSync(file('old.txt'), texts.map((text, i) => `${write(text, i)}\n`).join(''));
      const scored = (a: string, b: string) => evaluate(['--hypotheses', file(a), '--references', file(b), '--quiet']);
      for (const [a, b] of [
        ['old.txt', 'plain.txt'],
        ['plain.txt', 'old.txt'],
      ] as const) {
        const { code, out, talk } = await scored(a, b);
        expect(talk).toContain(`old.txt: every line ${name}, as no line of `);
        expect([code, out]).toEqual([1, '']);
        const command = /the text alone: (.*)\)\n$/.exec(talk)![1]!;
        if (spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0) continue;
        execSync(command, { cwd: folder });
        expect(readFileSync(file('new.txt'), 'utf8')).toBe(readFileSync(file('plain.txt'), 'utf8'));
      }
      const both = await scored('old.txt', 'old.txt');
      expect(both.code).toBe(0);
      expect(both.talk).toMatch(
        /JSON|list|number|has a tab/.test(name)
          ? /^nmt: warning: \S*old\.txt, \S*old\.txt: every line .* is scored as text\n$/
          : /^$/,
      );
    },
  );

  it.each([
    [
      'JSON lines with a text',
      'jq',
      (texts: string[]) => texts.map((text) => JSON.stringify({ id: 'x', text })).join('\n'),
    ],
    ['a JSON array', 'jq', (texts: string[]) => JSON.stringify(texts, null, 2)],
    ['a JSON array of objects', 'jq', (texts: string[]) => JSON.stringify(texts.map((out) => ({ n: 'a', out })))],
    [
      'mteval XML',
      'perl',
      (texts: string[]) =>
        `<?xml version="1.0"?>\n<tstset><doc>${texts.map((text) => `<seg id="1"> ${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}\n</seg>`).join('')}</doc></tstset>\n`,
    ],
  ])(
    'when a file to score is %s, then it is refused, and a command gets the text out (needs %s)',
    async (_, tool, write) => {
      const texts = ['the cat & the <dog>', 'a dog barks loudly', '한국어 "말"'];
      writeFileSync(file('plain.txt'), texts.map((text) => `${text}\n`).join(''));
      for (const old of ['old.txt', 'old.json', 'old.xml']) writeFileSync(file(old), write(texts));
      for (const words of [
        ['--hypotheses', file('old.txt'), '--references', file('plain.txt')],
        ['--hypotheses', file('plain.txt'), '--references', file('plain.txt'), file('old.txt')],
      ]) {
        const { code, out, talk } = await evaluate(words);
        expect([code, out]).toEqual([1, '']);
        expect(talk).toMatch(
          /^nmt: \S*old\.txt:? .*\n$|^nmt: \S*old\.txt:1: this is .*, not one sentence a line .*\n$/,
        );
        const command = /the text alone: (.*)\)\n$/.exec(talk)![1]!;
        if (spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0) continue;
        execSync(command, { cwd: folder });
        expect(readFileSync(file('new.txt'), 'utf8')).toBe(readFileSync(file('plain.txt'), 'utf8'));
      }
    },
  );

  it('when a text begins as a document does and is none, then it is scored', async () => {
    writeFileSync(file('a.txt'), '[ the cat ]\n<b> a dog ]\n');
    expect((await evaluate(['--hypotheses', file('a.txt'), '--references', file('a.txt'), '--quiet'])).code).toBe(0);
  });

  it('when one text has invisible characters and the other has none, then a warning has a command that drops them', async () => {
    writeFileSync(file('bare.txt'), 'the cat sat\nیک می\u200cخواهم\nend\n');
    writeFileSync(file('seen.txt'), 'the cat\u00ad sat\nیک می\u200cخواهم\n\u200fend\u{e0041}\n');
    const scored = (a: string, b: string) => evaluate(['--hypotheses', file(a), '--references', file(b), '--quiet']);
    for (const [a, b] of [
      ['bare.txt', 'seen.txt'],
      ['seen.txt', 'bare.txt'],
    ] as const) {
      const { code, talk } = await scored(a, b);
      expect(talk).toMatch(
        /^nmt: warning: \S*seen\.txt:1: has invisible characters \(U\+00AD\) that no line of \S*bare\.txt has, .* \(drop them: .*\)\n$/,
      );
      expect(code).toBe(0);
      const command = /drop them: (.*) > new\.txt\)/.exec(talk)![1]!;
      expect(execSync(command, { encoding: 'utf8' })).toBe(readFileSync(file('bare.txt'), 'utf8'));
    }
    for (const name of ['bare.txt', 'seen.txt']) expect((await scored(name, name)).talk).toBe('');
  });

  it('when few lines have a tab or quotes, or some lines of both texts do, then they are scored', async () => {
    const scored = async (a: string, b: string) => {
      writeFileSync(file('a.txt'), a);
      writeFileSync(file('b.txt'), b);
      return (await evaluate(['--hypotheses', file('a.txt'), '--references', file('b.txt'), '--quiet'])).code;
    };
    expect(await scored('"a"\n"b"\n', 'a\nb\n')).toBe(0);
    expect(await scored('a\tb\nb\nc\nd\n', 'a\nb\nc\nd\n')).toBe(0);
    expect(await scored('"a"\n"b"\n"c"\n', 'a\n"b"\nc\n')).toBe(0);
  });

  it('when one run scores under several settings, then each stands under the name it was asked by', async () => {
    const names = 'bleu,bleu:tok=intl:case=lc,chrf:nc=3:nw=1,ter:norm=yes:punct=no';
    const { out } = await evaluate([
      ...['--hypotheses', file('out.txt'), '--references', file('ref.txt')],
      ...['--metrics', names, '--json'],
    ]);
    const scores = JSON.parse(out) as Scores;
    expect(names.split(',').map((name) => scores[name]?.signature.replace(/\|version.*/, ''))).toEqual([
      'nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp',
      'nrefs:1|case:lc|eff:no|tok:intl|smooth:exp',
      'nrefs:1|case:mixed|eff:yes|nc:3|nw:1|space:no',
      'nrefs:1|case:lc|tok:tercom|norm:yes|punct:no|asian:no',
    ]);
  });

  it('when files do not fit together, then one line has both counts and the code is 1', async () => {
    const { code, talk } = await evaluate(['--hypotheses', file('short.txt'), '--references', file('ref.txt')]);
    expect(code).toBe(1);
    expect(talk).toMatch(/short\.txt: has 1 line, but .*ref\.txt has 3 \(/);
    expect((await evaluate(['--hypotheses', file('empty.txt'), '--references', file('ref.txt')])).talk).toContain(
      'the file is empty',
    );
    expect((await evaluate(['--hypotheses', file('none.txt'), '--references', file('ref.txt')])).talk).toContain(
      'none.txt: no such file',
    );
  });

  it('when bytes are not UTF-8, then one line says where and what to do, and nothing is scored', async () => {
    const { code, out, talk } = await evaluate(['--hypotheses', file('latin1.txt'), '--references', file('ref.txt')]);
    expect([code, out]).toEqual([1, '']);
    expect(talk).toMatch(/^nmt: \S*latin1\.txt:\d: this is not UTF-8; by a guess .* \(add --encoding latin1, .*\)\n$/);
  });

  it('when one of two files is UTF-8 and both are told to be Latin-1, then nothing is scored', async () => {
    writeFileSync(file('utf8.txt'), 'déjà vu\nun café\nb\n');
    const names = ['--hypotheses', file('utf8.txt'), '--references', file('latin1.txt')];
    const { code, out, talk } = await evaluate([...names, '--encoding', 'latin1']);
    expect([code, out]).toEqual([1, '']);
    expect(talk).toMatch(
      /utf8\.txt: this is not Latin-1 \(Windows-1252\), as told, but UTF-8 \(leave out .*convert these\)\n$/,
    );
  });

  it.each([
    ['--smoothing-value 0.5', '--smoothing-value (of BLEU with --smoothing floor or add-k)'],
    ['--metrics chrf,ter --tokenize intl', '--tokenize (of BLEU)'],
    ['--smoothing-value 0.5 --smoothing floor', null],
    ['--smoothing-value 0.5 --metrics bleu:smooth=add-k', null],
    ['--smoothing-value 0.5 --quiet', null],
  ])('when %s is given, then a note names what has no effect: %s', async (words, note) => {
    const files = ['--hypotheses', file('out.txt'), '--references', file('ref.txt')];
    const { code, talk } = await evaluate([...files, ...words.split(' ')]);
    expect([code, talk]).toEqual([0, note === null ? '' : `nmt: no effect here: ${note}\n`]);
  });

  it('when flags do not go together or do not fit, then the code is 2', async () => {
    const files = ['--hypotheses', file('out.txt'), '--references', file('ref.txt')];
    const ofModel = (words: string) => [...files, ...`--${words}`.split(' ')];
    const wrong = [
      ['--hypotheses', file('out.txt')],
      ['--references', file('ref.txt')],
      ['--source', file('out.txt')],
      [...files, '--checkpoint', 'model.json'],
      ...['columns 1,2', 'beam 3', 'length-penalty 1', 'coverage-penalty 1', 'no-repeat-ngram 2'].map(ofModel),
      ...['threads 3', 'kernels simd', 'arithmetic fused', 'weights int8'].map(ofModel),
      ...['test bootstrap', 'samples 10', 'seed 3'].map((words) => [
        '--tune-length-penalty',
        ...`--${words}`.split(' '),
      ]),
      [...files, '--metrics', 'blue'],
      [...files, '--metrics', 'bleu:tok=14'],
      [...files, '--metrics', 'ter:nc=6'],
      [...files, '--metrics', 'chrf:nc=six'],
      [...files, '--metrics', 'chrf:nc=0'],
      [...files, '--metrics', 'bleu:toString=1'],
      [...files, '--tokenize', '13b'],
      [...files, '--smoothing-value', '-1'],
      [...files, '--samples', '0'],
      ['--hypotheses', '-', '--references', '-', '-'],
    ];
    for (const words of wrong) {
      const { code, out, talk } = await evaluate(words);
      expect(talk, words.join(' ')).toMatch(/^nmt: [^\n]+ \([^\n]+\)\n$/);
      expect([code, out]).toEqual([2, '']);
    }
  });
});

describe('nmt evaluate on a model', () => {
  it('when it has translated, then scores, perplexity and counts are shown, and the pipeline got the options', async () => {
    let seen: EvaluationOptions | null = null;
    const pipelines = {
      evaluate: async (options: EvaluationOptions) => {
        seen = options;
        const texts = { systems: [{ name: 'm', hypotheses: ['a b'] }], references: [['a b']], sources: ['x y'] };
        const result = scoreTexts(texts, options.scoring);
        return { result, set: 'en-ko test', sentences: 1, perplexity: 1.25, unknown: 2, split: 0, seconds: 0.5 };
      },
    } as unknown as Pipelines;
    const words = ['--checkpoint', 'm.json', '--beam', '2', '--corpus', 'c.tsv', '--metrics', 'chrf', '--threads', '1'];
    const { out, code } = await evaluate(words, '', pipelines);
    expect(code).toBe(0);
    expect(out).toContain(
      'en-ko test: 1 sentences in 0.5 s (2.0 sentences/s, 2 unknown pieces)\nperplexity 1.25\n\nchrF2    100.00',
    );
    expect(seen).toMatchObject({
      checkpoint: ['m.json'],
      corpus: 'c.tsv',
      source: null,
      search: { beam: 2 },
      runtime: { threads: 1 },
    });
    const json = JSON.parse((await evaluate([...words, '--json'], '', pipelines)).out) as Record<string, unknown>;
    expect(json).toMatchObject({ set: 'en-ko test', perplexity: 1.25, chrf: { score: 100 } });
  });
});
