import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { withDecodedInput } from '../../src/cli/translate/decoded-input.ts';
import { runRepl } from '../../src/cli/translate/repl.ts';
import { answerLines } from '../../src/cli/translate/repl-answer.ts';
import { applyCommand, type ReplSettings } from '../../src/cli/translate/repl-commands.ts';
import { encodingOf } from '../../src/encoding/encodings.ts';
import { NmtError } from '../../src/errors.ts';
import { fakeTerminal, scriptedTranslator, translationOf } from './fake-terminal.ts';

const SETTINGS: ReplSettings = {
  search: { beam: 5, lengthPenalty: 1, nBest: 1 },
  scores: false,
  alignments: false,
  explain: false,
};

async function converse(input: string, translator = scriptedTranslator()) {
  const terminal = fakeTerminal();
  terminal.stdin.end(input);
  const code = await runRepl(terminal, translator, SETTINGS);
  return { out: terminal.out(), talk: terminal.talk(), code, translator };
}

describe('the prompt', () => {
  it('when sentences come, then each has its answer on stdout, and empty lines have none', async () => {
    const { out, code, talk } = await converse('one\n\n   \ntwo\n');
    expect(out).toBe('ONE\nTWO\n');
    expect(code).toBe(0);
    expect(talk).toContain('a scripted model');
  });

  it.each([
    ['cp949', 'b0a12094ee0a', '가 뷁\n'],
    ['shift_jis', '834183430a', 'アイ\n'],
    ['latin1', '6361660a', 'CAF\n'],
    ['gb18030', '83368433c4e30a', '한你\n'],
    ['euc-jp', 'a4a2ff610a', 'あ\uFFFDA\n'],
  ])(
    'when --encoding is %s and bytes come one by one, then characters are put together',
    async (label, digits, wanted) => {
      const terminal = fakeTerminal();
      const conversation = runRepl(withDecodedInput(terminal, encodingOf(label)), scriptedTranslator(), SETTINGS);
      for (const byte of digits.match(/../g)!) {
        terminal.stdin.write(Uint8Array.of(Number.parseInt(byte, 16)));
        await new Promise((resolve) => setImmediate(resolve));
      }
      terminal.stdin.end();
      expect(await conversation).toBe(0);
      expect(terminal.out()).toBe(wanted);
    },
  );

  it('when bytes are not UTF-8, then a remark under the answer says so, and no other answer has it', async () => {
    const terminal = fakeTerminal();
    terminal.stdin.end(Buffer.from('caf\xe9\nplain\n', 'latin1'));
    await runRepl(terminal, scriptedTranslator(), SETTINGS);
    expect(terminal.out()).toBe('CAF\uFFFD\nPLAIN\n');
    expect(terminal.talk().match(/not in the encoding: what is shown as U\+FFFD/g)).toHaveLength(1);
  });

  it('when a sentence fails, then the reason is said and the next one is answered', async () => {
    const translator = scriptedTranslator((line) => {
      if (line === 'bad') throw new NmtError({ code: 'E_TEXT', problem: 'this cannot be translated' });
      if (line === 'worse') throw new TypeError('no such thing');
      return {};
    });
    const { out, talk, code } = await converse('bad\nworse\ngood\n', translator);
    expect([out, code]).toEqual(['GOOD\n', 0]);
    expect(talk).toContain('this cannot be translated');
    expect(talk).toContain('bug in nmt: TypeError: no such thing');
  });

  it('when the search is changed, then the next sentences are translated with it', async () => {
    const { translator, talk } = await converse('a\n:beam 7\nb\n:nbest 9\nc\n:beam 0\n:nonsense\nd\n');
    expect(translator.searches.map(({ beam, nBest }) => [beam, nBest])).toEqual([
      [5, 1],
      [7, 1],
      [9, 9],
      [9, 9],
    ]);
    expect(talk).toContain(':beam cannot be "0" (expected a whole number from 1 to 100)');
    expect(talk).toContain('there is no command :nonsense (:help shows the commands)');
  });

  it('when a sentence begins with a colon and no letter, then it is translated', async () => {
    expect((await converse(':) one\n:-( two\n:\n')).out).toBe(':) ONE\n:-( TWO\n:\n');
  });

  it.each([':beam=3', ':Beam 3', ': beam = 3'])('when %s is said, then the beam is 3', (line) => {
    expect(applyCommand(line, SETTINGS).settings.search.beam).toBe(3);
  });

  it('when a command is written in other ways, then it is understood all the same', () => {
    expect(applyCommand(':n-best 3', SETTINGS).settings.search.nBest).toBe(3);
    expect(applyCommand(':Scores ON', SETTINGS).settings.scores).toBe(true);
    expect(applyCommand(':Help', SETTINGS)).toEqual(applyCommand(':?', SETTINGS));
    expect(applyCommand(':QUIT', SETTINGS).quit).toBe(true);
  });

  it('when explain is on, then what nmt explain shows stands below each answer, as talk', async () => {
    const { out, talk } = await converse('one\n:explain on\ntwo\n:explain off\nthree\n');
    expect(out).toBe('ONE\nTWO\nTHREE\n');
    const tables = talk.slice(talk.indexOf('explain on'), talk.indexOf('explain off'));
    expect(tables).toMatch(/Attention[\s\S]*likeliest words[\s\S]*Encoder, layer 1, forward[\s\S]*forget gate/);
    expect(talk.match(/Attention/g)).toHaveLength(1);
  });

  it('when the terminal has colour, then an explanation is painted, and no code of it is shown as text', async () => {
    const terminal = fakeTerminal();
    Object.assign(terminal.stderr, { isTTY: true, columns: 100 });
    terminal.stdin.end(':explain on\none\n');
    await runRepl(terminal, scriptedTranslator(), SETTINGS);
    expect(terminal.talk()).toContain('\u001b[1m');
    expect(terminal.talk()).not.toContain('\\x1b');
  });

  it('when :quit is said, then what follows is not translated', async () => {
    const { out, code } = await converse('one\n:quit\ntwo\n');
    expect([out.startsWith('ONE\n'), out.includes('TWO'), code]).toEqual([true, false, 0]);
  });

  it('when Ctrl-C comes within a sentence, then its answer is dropped and the conversation goes on', async () => {
    const terminal = fakeTerminal();
    const translator = scriptedTranslator((line) => {
      if (line !== 'slow') return {};
      terminal.signal('SIGINT');
      terminal.stdin.end('next\n');
      return {};
    });
    terminal.stdin.write('slow\nwaits\n');
    expect(await runRepl(terminal, translator, SETTINGS)).toBe(0);
    expect(terminal.out()).toBe('NEXT\n');
  });

  it('when Ctrl-C comes twice at an empty prompt, then it leaves with 130; once only says how to leave', async () => {
    const terminal = fakeTerminal();
    const running = runRepl(terminal, scriptedTranslator(), SETTINGS);
    terminal.signal('SIGINT');
    expect(terminal.talk()).toContain('Ctrl-D or :quit leaves');
    terminal.signal('SIGINT');
    expect(await running).toBe(130);
  });

  it('when SIGTERM comes, then it leaves with 143', async () => {
    const terminal = fakeTerminal();
    const running = runRepl(terminal, scriptedTranslator(), SETTINGS);
    terminal.signal('SIGTERM');
    expect(await running).toBe(143);
  });

  it.each([
    ['SIGTERM', 143, 'still comes', false],
    ['SIGTERM', 143, 'has ended', true],
    ['SIGINT', 130, 'has ended', true],
  ] as const)(
    'when %s comes while lines wait, then none of them is begun, and it leaves with %d: input %s',
    async (signal, wanted, _, isOver) => {
      const terminal = fakeTerminal();
      const translator = scriptedTranslator(async () => {
        await setTimeout(20); // the end of the input is heard meanwhile
        terminal.signal(signal);
        return {};
      });
      terminal.stdin.write('slow\nnext\nlast\n');
      if (isOver) terminal.stdin.end();
      expect(await runRepl(terminal, translator, SETTINGS)).toBe(wanted);
      expect(translator.asked).toEqual([['slow']]);
      expect(terminal.exits).toEqual([]);
    },
  );

  it('when sentences that wait are answered in no time, then a signal is heard between them', async () => {
    const terminal = fakeTerminal();
    const translator = scriptedTranslator(() => {
      if (translator.asked.length === 1) setImmediate(() => terminal.signal('SIGTERM'));
      for (const startMs = performance.now(); performance.now() - startMs < 2; );
      return {};
    });
    terminal.stdin.end('a\n'.repeat(500));
    expect(await runRepl(terminal, translator, SETTINGS)).toBe(143);
    expect(translator.asked.length).toBeLessThan(400);
  });

  it('when a second signal comes while it leaves, then the process ends at once', async () => {
    const terminal = fakeTerminal();
    const translator = scriptedTranslator(() => {
      terminal.signal('SIGTERM');
      terminal.signal('SIGINT');
      return {};
    });
    terminal.stdin.write('slow\n');
    await runRepl(terminal, translator, SETTINGS);
    expect(terminal.exits).toEqual([130]);
  });
});

describe('commands', () => {
  it('when a switch has no value, then it turns over; else it takes on or off and nothing more', () => {
    expect(applyCommand(':scores', SETTINGS).settings.scores).toBe(true);
    expect(applyCommand(':explain off', SETTINGS).settings.explain).toBe(false);
    expect(() => applyCommand(':scores maybe', SETTINGS)).toThrow(':scores takes on or off');
    expect(() => applyCommand(':scores on off', SETTINGS)).toThrow(':scores takes one value');
  });

  it('when :help is said, then every command is there', () => {
    const help = applyCommand(':help', SETTINGS).lines.join('\n');
    for (const name of ['beam', 'nbest', 'length-penalty', 'scores', 'alignments', 'explain', 'quit']) {
      expect(help).toContain(`:${name}`);
    }
  });

  it('when the beam shrinks below the alternatives, then fewer are shown', () => {
    const wide = applyCommand(':nbest 8', SETTINGS).settings;
    expect(wide.search).toMatchObject({ beam: 8, nBest: 8 });
    expect(applyCommand(':beam 2', wide).settings.search).toMatchObject({ beam: 2, nBest: 2 });
  });
});

describe('answers', () => {
  it('when pieces are unknown, then a remark names them', async () => {
    const { output, remarks } = await answerLines(translationOf('a qux', { unknown: ['qux'] }), SETTINGS);
    expect(output).toEqual(['A QUX']);
    expect(remarks).toEqual(['not in the vocabulary: qux']);
  });

  it('when a translation holds control characters, then the terminal gets them as text', async () => {
    const { output } = await answerLines(translationOf('x', { translation: 'a\u001b[2Jb' }), SETTINGS);
    expect(output).toEqual(['a\\x1b[2Jb']);
  });

  it('when alternatives, scores and alignments are on, then each is shown with its number', async () => {
    const settings = { ...SETTINGS, search: { ...SETTINGS.search, nBest: 2 }, scores: true, alignments: true };
    expect((await answerLines(translationOf('a b'), settings)).output).toEqual([
      '1. A B   -0.5000   0-0 1-1',
      '2. A B 2   -1.2500   0-0 1-1 2-2',
    ]);
  });
});
