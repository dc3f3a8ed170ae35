import { describe, expect, it } from 'vitest';
import { type FilterOptions, runFilter } from '../../src/cli/translate/filter.ts';
import type { OutputForm } from '../../src/cli/translate/forms.ts';
import { candidate, fakeTerminal, scriptedTranslator } from './fake-terminal.ts';

const PLAIN = { json: false, scores: false, alignments: false, nBest: null };
const OPTIONS: FilterOptions = {
  search: { beam: 1, lengthPenalty: 1, nBest: 1 },
  form: PLAIN,
  batch: 1,
  quiet: true,
  isOneText: false,
};

async function filtered(
  input: string | Buffer,
  changes: Partial<FilterOptions> = {},
  translator = scriptedTranslator(),
) {
  const terminal = fakeTerminal();
  terminal.stdin.end(input);
  const code = await runFilter(terminal, translator, { ...OPTIONS, ...changes });
  return { out: terminal.out(), talk: terminal.talk(), code, asked: translator.asked.flat() };
}

describe('the filter', () => {
  it('when lines are blank, then they stay blank, are in their places and the model is not asked', async () => {
    const { out, asked, code } = await filtered('one\n\n   \n\u3000\t\ntwo');
    expect(out).toBe('ONE\n\n\n\nTWO\n');
    expect(asked).toEqual(['one', 'two']);
    expect(code).toBe(0);
  });

  it('when there is no input at all, then there is no output', async () => {
    expect(await filtered('')).toMatchObject({ out: '', code: 0, talk: '' });
  });

  it('when a line has come, then its answer is written before the next line is there', async () => {
    let answered: (text: string) => void = () => {};
    const terminal = fakeTerminal({ onOut: (text) => answered(text) });
    const running = runFilter(terminal, scriptedTranslator(), OPTIONS);
    for (const line of ['one', 'two', 'three']) {
      const answer = new Promise<string>((resolve) => {
        answered = resolve;
      });
      terminal.stdin.write(`${line}\n`);
      expect(await answer).toBe(`${line.toUpperCase()}\n`);
    }
    terminal.stdin.end();
    expect(await running).toBe(0);
  });

  it('when lines may be batched, then they are asked together, in order, and come out as without batches', async () => {
    const translator = scriptedTranslator();
    const input = Array.from({ length: 10 }, (_, i) => (i % 4 === 1 ? '' : `line ${i}`)).join('\n');
    const batched = await filtered(input, { batch: 4 }, translator);
    expect(batched.out).toBe((await filtered(input)).out);
    expect(translator.asked.map(({ length }) => length)).toEqual([3, 3, 1]);
  });

  it('when a translation holds a newline, then the output is one line all the same', async () => {
    const { out } = await filtered(
      'a\nb\n',
      {},
      scriptedTranslator((line) => ({ translation: `${line}\r\n${line}` })),
    );
    expect(out).toBe('a a\nb b\n');
  });

  it('when bytes are not UTF-8, then one warning names the first line and what it could be', async () => {
    const { out, talk } = await filtered(Buffer.concat(Array.from({ length: 12 }, () => Buffer.from([0xe9, 0x0a]))), {
      quiet: false,
    });
    expect(out).toBe('\uFFFD\n'.repeat(12));
    expect(talk).toContain(
      'nmt: warning: standard input:1: this is not UTF-8; by a guess it is Latin-1 (Windows-1252); ' +
        'what cannot be read becomes U+FFFD (add --encoding latin1, or save it as UTF-8)\n',
    );
    expect(talk.match(/this is not UTF-8/g)).toHaveLength(1);
    expect(talk).toContain('12 lines, 12 unreadable');
  });

  it('when a line was split, then one warning says into how many parts', async () => {
    const { talk } = await filtered(
      'x\nlong\n',
      {},
      scriptedTranslator((line) => (line === 'long' ? { parts: 3, pieces: 170 } : {})),
    );
    expect(talk).toBe('nmt: warning: line 2 has 170 tokens, too many at once; translated in 3 parts\n');
  });

  it('when it is not quiet, then the summary counts lines, blank ones, split ones and unknown pieces', async () => {
    const { talk } = await filtered(
      'a\n\nb\n',
      { quiet: false },
      scriptedTranslator((line) => (line === 'b' ? { unknown: ['b'] } : {})),
    );
    const note = 'nmt: note: line 3: not in the vocabulary: b\n';
    expect(talk.startsWith(note)).toBe(true);
    expect(talk.slice(note.length)).toMatch(/^3 lines, 1 blank, 1 unknown piece; [\d.]+ s, [\d.]+ lines\/s\n$/);
  });

  it('when many answers may be wrong, then three lines are named, all are counted, and --quiet says nothing', async () => {
    const doubts = [
      {},
      { unsure: true },
      { unknown: ['x', 'y'], nothingKnown: true, unsure: true },
      { unknown: ['z'] },
    ];
    const answers = () => scriptedTranslator((line) => doubts[Number(line) % 4]!);
    const input = Array.from({ length: 4000 }, (_, i) => `${i}\n`).join('');
    const { talk, out } = await filtered(input, { quiet: false, batch: 16 }, answers());
    const lines = talk.trimEnd().split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'nmt: note: line 2: the model is unsure of this answer',
      'nmt: note: line 3: a guess: the model knows no word of this (x, y)',
      'nmt: note: line 4: not in the vocabulary: z',
    ]);
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatch(/^4,000 lines, 3,000 unknown pieces, 1000 without a known word, 1000 unsure; /);
    expect(await filtered(input, { batch: 16 }, answers())).toMatchObject({ out, talk: '' });
  });

  it('when it is one text, then remarks stand right below the answer, without a summary', async () => {
    const doubt = { unknown: ['a', 'b\u0007', 'a'], unsure: true };
    const { talk } = await filtered(
      'a b',
      { quiet: false, isOneText: true },
      scriptedTranslator(() => doubt),
    );
    expect(talk).toBe('not in the vocabulary: a, b\\x07\nthe model is unsure of this answer\n');
    expect(
      (
        await filtered(
          'a b',
          { isOneText: true },
          scriptedTranslator(() => doubt),
        )
      ).talk,
    ).toBe('');
  });

  it('when very many words are unknown, or one is very long, then a remark stays a line', async () => {
    const unknown = ['x'.repeat(1e5), ...Array.from({ length: 1000 }, (_, i) => `w${i}`)];
    const { talk } = await filtered(
      'a',
      { quiet: false, isOneText: true },
      scriptedTranslator(() => ({ unknown })),
    );
    expect(talk).toBe(`not in the vocabulary: ${'x'.repeat(39)}…, w0, w1, w2, w3 and 996 more\n`);
  });

  it('when a signal comes while it waits, then it ends with 130 or 143', async () => {
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      const terminal = fakeTerminal();
      const running = runFilter(terminal, scriptedTranslator(), OPTIONS);
      await new Promise((resolve) => setImmediate(resolve));
      terminal.signal(signal);
      expect(await running).toBe(code);
    }
  });

  it('when a signal comes within a line, then that line is written in full and no other', async () => {
    const terminal = fakeTerminal();
    terminal.stdin.write('one\ntwo\nthree\n');
    const translator = scriptedTranslator((line) => {
      if (line === 'two') terminal.signal('SIGTERM');
      return {};
    });
    expect(await runFilter(terminal, translator, OPTIONS)).toBe(143);
    expect(terminal.out()).toBe('ONE\nTWO\n');
  });

  it('when a second signal comes, then the process ends at once', async () => {
    const terminal = fakeTerminal();
    terminal.stdin.write('one\n');
    const translator = scriptedTranslator(() => {
      terminal.signal('SIGINT');
      terminal.signal('SIGINT');
      return {};
    });
    await runFilter(terminal, translator, OPTIONS);
    expect(terminal.exits).toEqual([130]);
  });
});

describe('forms of output', () => {
  const form = (changes: Partial<OutputForm>) => ({ form: { ...PLAIN, ...changes } });

  it('when scores and alignments are asked for, then tabs part them from the text, in blank lines too', async () => {
    const { out } = await filtered('a b\n\n', form({ scores: true, alignments: true }));
    expect(out).toBe('-0.5000\tA B\t0-0 1-1\n0\t\t\n');
  });

  it('when alternatives are asked for, then they come in Moses form, with an entry for each line', async () => {
    const { out } = await filtered('a b\n\nc', form({ nBest: 2 }));
    expect(out).toBe(
      '0 ||| A B ||| -0.5000\n0 ||| A B 2 ||| -1.2500\n1 |||  ||| 0\n2 ||| C ||| -0.5000\n2 ||| C 2 ||| -1.2500\n',
    );
  });

  it('when a text has bars, then an n-best list is taken apart at the separator all the same', async () => {
    const texts = ['|||', 'a ||| b', '||||', '| || |', '||| |||'];
    const { out } = await filtered(
      texts.map((_, i) => `${i}\n`).join(''),
      form({ nBest: 1, alignments: true }),
      scriptedTranslator((line) => ({ candidates: [candidate(texts[Number(line)]!)] })),
    );
    const fields = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ||| '));
    expect(fields.map(({ length }) => length)).toEqual(texts.map(() => 4));
    expect(fields.map(([, text]) => text!.replaceAll('&#124;', '|'))).toEqual(texts);
  });

  it('when any form is asked for, then every line has the same number of fields, or the same keys', async () => {
    const flags = [false, true];
    for (const nBest of [null, 2]) {
      for (const scores of flags) {
        for (const alignments of flags) {
          const { out } = await filtered('a b\n\n\u3000\nc\n', { form: { json: false, scores, alignments, nBest } });
          const counts = out
            .trimEnd()
            .split('\n')
            .map((line) => line.split(nBest === null ? '\t' : ' ||| ').length);
          expect(new Set(counts).size).toBe(1);
          const asJson = await filtered('a b\n\n\u3000\nc\n', { form: { json: true, scores, alignments, nBest } });
          const keys = asJson.out
            .trimEnd()
            .split('\n')
            .map((line) => Object.keys(JSON.parse(line) as object).join());
          expect(new Set(keys).size).toBe(1);
        }
      }
    }
  });

  it('when JSON is asked for, then each line is an object with its id, blank ones too', async () => {
    const translator = scriptedTranslator((line) =>
      line === 'b' ? { unknown: ['b'], nothingKnown: true, unsure: true, parts: 2 } : {},
    );
    const { out } = await filtered(
      'a\n \nb',
      { form: { ...PLAIN, json: true, nBest: 2, alignments: true } },
      translator,
    );
    const records = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(records[0]).toEqual({
      id: 0,
      source: 'a',
      translation: 'A',
      score: -0.5,
      tokens: ['A'],
      alignment: '0-0',
      sourceTokens: ['a'],
      unknown: [],
      nothingKnown: false,
      unsure: null,
      parts: 1,
      nbest: [
        { translation: 'A', score: -0.5, tokens: ['A'], alignment: '0-0' },
        { translation: 'A 2', score: -1.25, tokens: ['A', '2'], alignment: '0-0 1-1' },
      ],
    });
    expect(records[1]).toEqual({
      id: 1,
      source: ' ',
      translation: '',
      score: 0,
      tokens: [],
      alignment: '',
      sourceTokens: [],
      unknown: [],
      nothingKnown: false,
      unsure: null,
      parts: 1,
      nbest: [],
    });
    expect(records[2]).toMatchObject({ id: 2, unknown: ['b'], nothingKnown: true, unsure: true, parts: 2 });
  });
});
