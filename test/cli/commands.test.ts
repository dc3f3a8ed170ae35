import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCheckpoint } from '../../src/checkpoint/write.ts';
import { run } from '../../src/cli/main.ts';
import type { Pipelines } from '../../src/cli/pipelines.ts';
import type { Config } from '../../src/config.ts';
import { NmtError } from '../../src/errors.ts';
import { sampleCheckpoint } from '../checkpoint/sample-checkpoint.ts';
import { fakeTerminal, scriptedTranslator } from './fake-terminal.ts';

let folder: string;
let checkpoint: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-commands-'));
  checkpoint = join(folder, 'model.json');
  await writeCheckpoint(checkpoint, sampleCheckpoint());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const START = {
  type: 'start',
  ...{ corpus: 'numbers', trainPairs: 9, devPairs: 1, sourceVocabulary: 5, targetVocabulary: 5, parameters: 99 },
  ...{ threads: 1, processes: 1, memoryMiB: 1, kernels: 'simd', stepsPerEpoch: 3, resumedStep: 0 },
} as const;
const END = {
  type: 'end',
  bestFile: 'm.json',
  lastFile: 'm.last.json',
  step: 1,
  seconds: 1,
  weightHash: '01234567',
  best: null,
} as const;

function scripted(changes: Partial<Pipelines> = {}): Pipelines {
  return {
    loadTranslator: async () => scriptedTranslator(),
    train: async (_, { onEvent }) => {
      onEvent?.({ ...END, reason: 'epochs' });
      return { bestFile: 'm.json', lastFile: 'm.last.json', weightHash: '01234567', history: [] };
    },
    ...changes,
  } as Pipelines;
}

async function nmt(
  words: string[],
  options: { input?: string; pipelines?: Pipelines; terminal?: ReturnType<typeof fakeTerminal> } = {},
) {
  const terminal = options.terminal ?? fakeTerminal();
  terminal.stdin.end(options.input ?? '');
  const code = await run(words, { terminal, pipelines: options.pipelines ?? scripted(), exitCode: 0 });
  return { code, out: terminal.out(), talk: terminal.talk() };
}

describe('exit codes', () => {
  it('when help or the version is asked for, then it is on stdout and the code is 0', async () => {
    for (const words of [['--help'], ['help'], ['train', '--help'], ['help', 'translate'], ['--version']]) {
      const { code, out, talk } = await nmt(words);
      expect([code, talk, out.length > 4], words.join(' ')).toEqual([0, '', true]);
    }
  });

  it('when the command line is wrong, then one line on stderr has a hint and the code is 2', async () => {
    const wrong: [string[], RegExp][] = [
      [['trian'], /^nmt: unknown command 'trian' \(did you mean train\?\)\n$/],
      [['lab', 'nope'], /^nmt: unknown command 'nope' \(see nmt lab --help\)\n$/],
      [['lab', 'memory', '--zz'], /^nmt: unknown option '--zz' \(see nmt lab memory --help\)\n$/],
      [
        ['tokenize', 'apply-bpe'],
        /^nmt: required option '--codes <file>' not specified \(see nmt tokenize apply-bpe --help\)\n$/,
      ],
      [['train', '--hiden-size', '4'], /^nmt: unknown option '--hiden-size' \(did you mean --hidden-size\?\)\n$/],
      [['train', '--hidden-size'], /^nmt: option '--hidden-size <N>' argument missing \(see nmt train --help\)\n$/],
      [['train', '--hidden-size', '0'], /^nmt: --hidden-size cannot be 0 \(.*\)\n$/],
      [['train', '--dropout', '2'], /^nmt: --dropout cannot be 2 \(.*\)\n$/],
      [['train', '--preset', 'huge'], /^nmt: .*'huge' is invalid.*\n$/],
      [
        ['train', 'corpus.tsv'],
        /^nmt: too many arguments.* \(a corpus goes behind --corpus; see nmt train --help\)\n$/,
      ],
      [['inspect', 'a.json', 'b.json'], /^nmt: too many arguments.* \(see nmt inspect --help\)\n$/],
      [['translate', '--beam', '-1'], /^nmt: --beam cannot be "-1" \(expected a whole number from 1 to 100\)\n$/],
      [['translate', '--batch', 'x'], /^nmt: --batch cannot be "x" \(.*\)\n$/],
      [['translate', '--interactive', 'text'], /^nmt: --interactive takes no text \(.*\)\n$/],
    ];
    for (const [words, line] of wrong) {
      const { code, out, talk } = await nmt(words);
      expect(talk, words.join(' ')).toMatch(line);
      expect([code, out]).toEqual([2, '']);
    }
  });

  it('when a command cannot do without an option, then its help says so of that option alone', async () => {
    for (const [words, needed] of [
      [['tokenize', 'learn-bpe'], 1],
      [['tokenize', 'apply-bpe'], 1],
      [['export'], 2],
      [['import'], 1],
      [['distil'], 2],
      [['translate'], 0],
    ] as const) {
      const { out } = await nmt([...words, '--help']);
      expect(out.replace(/\s+/g, ' ').split('(required)'), words.join(' ')).toHaveLength(needed + 1);
    }
  });

  it('when no command is named, then the help is on stderr and the code is 2', async () => {
    const { code, out, talk } = await nmt([]);
    expect([code, out, talk.startsWith('Usage: nmt')]).toEqual([2, '', true]);
  });

  it('when no command is named at a terminal, then it says what it is and three things to try, and the code is 0', async () => {
    for (const [environment, name] of [
      [{}, 'nmt'],
      [{ npm_command: 'exec' }, 'npx nmt'],
    ] as const) {
      const terminal = fakeTerminal({ environment });
      Object.assign(terminal.stdin, { isTTY: true });
      Object.assign(terminal.stdout, { isTTY: true });
      const { code, out, talk } = await nmt([], { terminal });
      expect([code, talk]).toEqual([0, '']);
      expect(out).toMatch(/^nmt is a toy neural machine translator/);
      const tried = out.split('\n').filter((line) => line.startsWith(`  ${name} `));
      expect(
        tried.map(
          (line) =>
            line
              .trim()
              .slice(name.length + 1)
              .split(' ')[0],
        ),
      ).toEqual(['translate', 'explain', 'train']);
    }
  });

  it('when a text begins with a dash, then the error says how to give it', async () => {
    const texts: [string, string][] = [
      ['- Where is the station?', "'- Where is the station?'"],
      ['-- I am hungry.', "'-- I am hungry.'"],
      ['-Where is it?', "'-Where is it?'"],
      ['-5 degrees', "'-5 degrees'"],
      ['-quick brown', "'-quick brown'"],
      ['--json is a format', "'--json is a format'"],
      ["- It's late.", "'- It'\\''s late.'"],
      ['- two\n- lines', "'- two - lines'"],
      [`- ${'long '.repeat(1000)}`, `'- ${'long '.repeat(11)}lo…'`],
    ];
    for (const command of ['translate', 'explain']) {
      for (const [text, shown] of texts) {
        const { code, out, talk } = await nmt([command, '--checkpoint', checkpoint, text]);
        expect(talk, text).toBe(
          `nmt: ${shown} is no option (text that begins with a dash goes behind --: nmt ${command} -- ${shown})\n`,
        );
        expect([code, out]).toEqual([2, '']);
      }
      expect((await nmt([command, '--jsno', 'x'])).talk).toBe("nmt: unknown option '--jsno' (did you mean --json?)\n");
      expect((await nmt([command, '--what', 'x'])).talk).toBe(
        `nmt: unknown option '--what' (see nmt ${command} --help)\n`,
      );
    }
    for (const [text] of texts) {
      const { out } = await nmt(['translate', '--checkpoint', checkpoint, '--', text]);
      expect(out.split('\n')[0]).toBe(text.split('\n')[0]!.toUpperCase());
    }
  });

  it('when the work fails for a stated reason, then the code is 1', async () => {
    const { code, talk } = await nmt(['inspect', join(folder, 'none.json')]);
    expect([
      code,
      talk.endsWith('none.json: no such file (nmt train makes a checkpoint; --checkpoint FILE names one)\n'),
    ]).toEqual([1, true]);
  });

  it('when something unforeseen is thrown, then the stack is shown and the code is 70', async () => {
    const pipelines = scripted({ train: () => Promise.reject(new TypeError('oops')) });
    const { code, talk } = await nmt(['train'], { pipelines });
    expect([code, talk.includes('TypeError: oops\n    at ')]).toEqual([70, true]);
  });

  it('when the reader of stdout has gone, then the end is quiet and the code is 0', async () => {
    const pipelines = scripted({ train: () => Promise.reject(Object.assign(new Error('EPIPE'), { code: 'EPIPE' })) });
    expect(await nmt(['train'], { pipelines })).toEqual({ code: 0, out: '', talk: '' });
  });
});

describe('nmt train', () => {
  const configOf = async (words: string[]): Promise<Config> => {
    let seen: Config | null = null;
    const train: Pipelines['train'] = async (config, options) => {
      seen = config;
      return scripted().train(config, options);
    };
    const { code, talk } = await nmt(['train', ...words], { pipelines: scripted({ train }) });
    expect(code, talk).toBe(0);
    return seen!;
  };

  it('when preset and flags are given, then flags go over the preset', async () => {
    expect(await configOf(['--preset', 'base', '--hidden-size', '96'])).toMatchObject({
      hiddenSize: 96,
      tokenizer: 'bpe',
    });
  });

  it.each([
    ['--jamo --bpe-dropout 0.2 --merges 10 --attention dot --attention-size 7', '--merges (with --tokenizer word), '],
    ['--jamo --bpe-dropout 0.2 --merges 10 --attention dot --attention-size 7', '--jamo (with --tokenizer word), '],
    ['--attention dot --attention-size 7', 'no effect here: --attention-size (with --attention dot)\n'],
    ['--epochs 1 --minutes 0.02', 'no effect here: --epochs (with --minutes 0.02)\n'],
    ['--cell gru --forget-bias 2', 'no effect here: --forget-bias (with --cell gru)\n'],
  ])('when a flag of %s changes nothing, then a note names it, unless the run is to be quiet', async (flags, note) => {
    const words = ['train', ...flags.split(' ')];
    expect((await nmt(words)).talk).toContain(note);
    expect((await nmt([...words, '--quiet'])).talk).not.toContain('no effect');
  });

  it('when what changes nothing is of a preset, or is switched off, then no note is made', async () => {
    for (const flags of ['--preset base --tokenizer word', '--no-jamo', '--tokenizer bpe --merges 10', '--epochs 2'])
      expect((await nmt(['train', ...flags.split(' ')])).talk).not.toContain('no effect');
  });

  it('when a signal comes before training has begun, then the process ends at once, and says that nothing was saved', async () => {
    const terminal = fakeTerminal();
    const train: Pipelines['train'] = async (config, options) => {
      terminal.signal('SIGTERM');
      return scripted().train(config, options);
    };
    const { talk } = await nmt(['train'], { terminal, pipelines: scripted({ train }) });
    expect(terminal.exits).toEqual([143]);
    expect(talk).toContain('nmt: stopped before the first update; nothing was saved\n');
  });

  it('when a signal comes, then training is asked to stop, and the code is 130 with the command that resumes', async () => {
    const terminal = fakeTerminal();
    const train: Pipelines['train'] = async (_, { signal, onEvent }) => {
      onEvent?.(START);
      terminal.signal('SIGINT');
      expect(signal!.aborted).toBe(true);
      onEvent?.({ ...END, reason: 'interrupted' });
      return { bestFile: 'm.json', lastFile: 'm.last.json', weightHash: '01234567', history: [] };
    };
    const { code, talk } = await nmt(['train'], { terminal, pipelines: scripted({ train }) });
    expect(code).toBe(130);
    expect(talk).toContain('once more to stop at once');
    expect(talk.endsWith('next: nmt train --resume m.last.json\n')).toBe(true);
  });

  it('when a second signal comes, then the process ends at once', async () => {
    const terminal = fakeTerminal();
    const train: Pipelines['train'] = async (config, options) => {
      options?.onEvent?.(START);
      terminal.signal('SIGTERM');
      terminal.signal('SIGTERM');
      return scripted().train(config, options);
    };
    await nmt(['train'], { terminal, pipelines: scripted({ train }) });
    expect(terminal.exits).toEqual([143]);
  });

  it('when it resumes, then the configuration is that of the checkpoint, but for what may change', async () => {
    expect(await configOf(['--resume', checkpoint, '--epochs', '99', '--threads', '1'])).toEqual({
      ...sampleCheckpoint().config,
      arithmetic: 'separate', // of a checkpoint that does not say
      epochs: 99,
      threads: 1,
    });
  });

  it('when it resumes as another model, then it is refused with what may change', async () => {
    for (const words of [
      ['--hidden-size', '9'],
      ['--preset', 'small'],
      ['--config', 'x.json'],
      ['--tokenizer', 'char'],
      ['--seed', '2'],
    ]) {
      const { code, talk } = await nmt(['train', '--resume', checkpoint, ...words]);
      expect(code).toBe(2);
      expect(talk).toContain(`nmt: ${words[0]} cannot go with --resume`);
    }
  });
});

describe('nmt translate', () => {
  it('when text is given as words, then they are translated as one line and nothing is said', async () => {
    expect(await nmt(['translate', '--checkpoint', checkpoint, 'I', 'am hungry.'])).toEqual({
      code: 0,
      out: 'I AM HUNGRY.\n',
      talk: '',
    });
  });

  it('when the text is the name of a file, then it is translated, and a note says how its lines are', async () => {
    const name = join(folder, 'my lines.txt');
    writeFileSync(name, 'I am hungry.\n');
    const { code, out, talk } = await nmt(['translate', '--checkpoint', checkpoint, name]);
    expect([code, out]).toEqual([0, `${name.toUpperCase()}\n`]);
    expect(talk).toBe(
      `nmt: note: ${name} is taken for text, but there is a file of this name (its lines: nmt translate < '${name}')\n`,
    );
    expect((await nmt(['translate', '--checkpoint', checkpoint, '--quiet', name])).talk).toBe('');
    expect((await nmt(['translate', '--checkpoint', checkpoint, folder])).talk).toBe('');
  });

  it('when - is given for the text, then it is standard input, as for other commands', async () => {
    const words = ['translate', '--checkpoint', checkpoint, '--quiet', '-'];
    expect((await nmt(words, { input: 'a\nb\n' })).out).toBe('A\nB\n');
  });

  it('when the text is empty or blank, then its answer is a blank line', async () => {
    for (const text of ['', ' ', '\u200b'])
      expect(await nmt(['translate', '--checkpoint', checkpoint, text])).toEqual({ code: 0, out: '\n', talk: '' });
  });

  it('when one text is asked for at a terminal, then stderr says which checkpoint answers, unless it was named', async () => {
    const told = async (isTTY: boolean, ...words: string[]) => {
      const terminal = fakeTerminal();
      Object.assign(terminal.stderr, { isTTY });
      return (await nmt(['translate', ...words, 'hungry'], { terminal })).talk;
    };
    expect(await told(true)).toMatch(/^using .*\.json\n$/);
    expect(await told(false)).toBe('');
    expect(await told(true, '--quiet')).toBe('');
    expect(await told(true, '--checkpoint', checkpoint)).toBe('');
  });

  it('when stdin is no terminal, then its lines are translated, and the model is closed at the end', async () => {
    const translator = scriptedTranslator();
    const pipelines = scripted({ loadTranslator: async () => translator });
    const { out, talk } = await nmt(['translate', '--checkpoint', checkpoint], { input: 'a\n\nb', pipelines });
    expect(out).toBe('A\n\nB\n');
    expect(talk).toMatch(/^3 lines, 1 blank; /);
    expect(translator.closed).toBe(true);
  });

  it('when --interactive is given, then there is a prompt even in a pipe', async () => {
    const { out, talk } = await nmt(['translate', '--checkpoint', checkpoint, '--interactive'], {
      input: 'a\n:quit\n',
    });
    expect(out).toBe('A\n');
    expect(talk).toContain('type a sentence, or :help');
  });

  it('when flags are given, then search and runtime get them', async () => {
    const translator = scriptedTranslator();
    const seen: unknown[] = [];
    const pipelines = scripted({
      loadTranslator: async (...given) => {
        seen.push(...given);
        return translator;
      },
    });
    const flags = [
      '--beam',
      '3',
      '--length-penalty',
      '0.6',
      '--n-best',
      '2',
      '--kernels',
      'reference',
      '--arithmetic',
      'separate',
      '--weights',
      'int8',
      '--threads',
      '1',
    ];
    await nmt(['translate', '--checkpoint', 'named.json', ...flags, 'x'], { pipelines });
    const runtime = { threads: 1, kernels: 'reference', arithmetic: 'separate', weights: 'int8' };
    expect(seen).toEqual([['named.json'], runtime]);
    expect(translator.searches).toEqual([{ beam: 3, lengthPenalty: 0.6, nBest: 2 }]);
  });

  it('when several checkpoints are named, then all are loaded, and what is no file is the text', async () => {
    const loaded: unknown[] = [];
    const translator = scriptedTranslator();
    const pipelines = scripted({
      loadTranslator: async (files) => {
        loaded.push(files);
        return translator;
      },
    });
    const words = ['a.json', 'b.json', 'I am', 'hungry.'];
    const { out } = await nmt(['translate', '--checkpoint', ...words], { pipelines });
    expect([loaded, out]).toEqual([[['a.json', 'b.json']], 'I AM HUNGRY.\n']);
    const flags = ['--no-repeat-ngram', '3', '--coverage-penalty', '0.2'];
    await nmt(['translate', 'x', ...flags, '--checkpoint', 'a.json', '--checkpoint', 'c.json'], { pipelines });
    expect(loaded[1]).toEqual(['a.json', 'c.json']);
    expect(translator.searches[1]).toEqual({
      beam: 5,
      lengthPenalty: 1,
      nBest: 1,
      noRepeatNgram: 3,
      coveragePenalty: 0.2,
    });
    const { talk } = await nmt(['translate', '--checkpoint', 'a.json', 'I am', '--beam', '1', 'hungry.'], {
      pipelines,
    });
    expect(talk).toMatch(/^nmt: the text stands in two places: "I am" and "hungry." \(/);
  });
});

describe('nmt inspect', () => {
  it('when a checkpoint is named, then its configuration, vocabularies, tensors and history are shown', async () => {
    const { code, out } = await nmt(['inspect', checkpoint]);
    expect(code).toBe(0);
    for (const part of [
      'hiddenSize 16',
      '<pad> <unk>',
      'source/embedding',
      '5 × 3',
      'train loss',
      '89abcdef',
      'unsure below -0.25 nats a token: 2.0 % of dev, 75.0 % of',
    ]) {
      expect(out).toContain(part);
    }
    expect(out).not.toContain('\u0001');
  });

  it('when --json is given, then it is one object with figures of each tensor', async () => {
    const { out } = await nmt(['inspect', '--checkpoint', checkpoint, '--json']);
    const read = JSON.parse(out) as {
      tensors: { name: string; norm: number }[];
      vocabularies: unknown;
      weightHash: string;
    };
    expect(read.tensors.map(({ name }) => name)).toEqual(['source/embedding', 'decoder/lstm.bias', 'output']);
    expect(read.vocabularies).toEqual({ source: 10, target: 6 });
  });
});

describe('failures of a pipeline', () => {
  it('when the message has several lines, then one comes out', async () => {
    const error = new NmtError({ code: 'E_CORPUS', file: 'a.tsv', line: 7, problem: 'two\n  lines', hint: 'mend\nit' });
    const { code, talk } = await nmt(['train'], { pipelines: scripted({ train: () => Promise.reject(error) }) });
    expect([code, talk]).toEqual([1, 'nmt: a.tsv:7: two lines (mend it)\n']);
  });
});
