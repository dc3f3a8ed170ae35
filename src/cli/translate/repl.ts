/**
 * nmt translate at a terminal: a prompt, answers, and commands that start with a colon.
 * An error in one sentence never ends it; Ctrl-C clears or cancels, Ctrl-D leaves.
 */
import { createInterface, type Interface } from 'node:readline';
import { NmtError } from '../../errors.ts';
import { isBlank } from '../../text/invisible.ts';
import type { Translator } from '../../translator.ts';
import { languageOf } from '../language-flag.ts';
import { EXIT, print, say, sayPainted, type Terminal } from '../terminal.ts';
import { answerLines } from './repl-answer.ts';
import { applyCommand, type ReplSettings } from './repl-commands.ts';

const PROMPT = '> ';
/** What stands for bytes that are not in the encoding. */
const UNREADABLE = '\uFFFD';
const UNREADABLE_REMARK =
  'not in the encoding: what is shown as U+FFFD (the prompt reads UTF-8; nmt translate --encoding cp949, for one, reads others)';

/** Runs until Ctrl-D or :quit (0), or a second Ctrl-C at an empty prompt (130). */
export async function runRepl(terminal: Terminal, translator: Translator, initial: ReplSettings): Promise<number> {
  const isTerminal = terminal.stdin.isTTY === true && terminal.stderr.isTTY === true;
  const prompt = createInterface({
    input: terminal.stdin,
    output: terminal.stderr,
    prompt: PROMPT,
    terminal: isTerminal,
    historySize: 1000,
    removeHistoryDuplicates: true,
  });
  return new Repl(terminal, translator, prompt, initial).run();
}

/** Ends the work on a sentence whose answer nobody waits for any more. */
class Cancelled extends Error {}

class Repl {
  private readonly terminal: Terminal;
  private readonly translator: Translator;
  private readonly prompt: Interface;
  private settings: ReplSettings;
  /** Sentences are answered one after the other, also when many are pasted at once. */
  private work: Promise<void> = Promise.resolve();
  private waiting = 0;
  private isClosed = false;
  /** After :quit, lines that were pasted behind it are not answered. */
  private isLeaving = false;
  /** Ctrl-C counts up; a sentence that began before is cancelled. */
  private interrupts = 0;
  private wasInterrupted = false;
  private exitCode: number = EXIT.done;

  constructor(terminal: Terminal, translator: Translator, prompt: Interface, settings: ReplSettings) {
    this.terminal = terminal;
    this.translator = translator;
    this.prompt = prompt;
    this.settings = settings;
  }

  async run(): Promise<number> {
    say(this.terminal, `${this.translator.description}\ntype a sentence, or :help`);
    const closed = new Promise<void>((resolve) => this.prompt.once('close', resolve));
    this.prompt.on('line', (line) => this.hear(line));
    this.prompt.on('SIGINT', () => this.interrupt());
    const forget = this.terminal.onSignal((signal) => {
      if (signal === 'SIGINT') {
        this.interrupt();
        return;
      }
      this.exitCode = EXIT[signal];
      this.prompt.close();
    });
    this.prompt.prompt();
    await closed;
    this.isClosed = true;
    await this.work;
    forget();
    if (this.terminal.stdin.isTTY) say(this.terminal, '');
    return this.exitCode;
  }

  private hear(line: string): void {
    this.wasInterrupted = false;
    this.waiting++;
    const { interrupts } = this;
    this.work = this.work.then(async () => {
      if (interrupts === this.interrupts && !this.isLeaving) await this.answer(line.trim(), interrupts);
      if (--this.waiting === 0 && !this.isClosed) this.prompt.prompt();
    });
  }

  private async answer(line: string, interrupts: number): Promise<void> {
    if (isBlank(line)) return;
    try {
      if (line.startsWith(':')) {
        this.obey(line);
        return;
      }
      const { search } = this.settings;
      const [translation] = await this.translator.translate([line], search, () => {
        if (interrupts !== this.interrupts || this.exitCode !== EXIT.done) throw new Cancelled();
      });
      if (interrupts !== this.interrupts) return;
      const { output, remarks } = await answerLines(translation!, this.settings);
      await print(this.terminal, output.map((text) => `${text}\n`).join(''));
      if (line.includes(UNREADABLE)) say(this.terminal, UNREADABLE_REMARK);
      for (const remark of remarks) say(this.terminal, remark);
      if (this.settings.explain && interrupts === this.interrupts) await this.explain(line);
    } catch (error) {
      if (!(error instanceof Cancelled)) this.complain(error);
    }
  }

  /** Shows what `nmt explain` shows. */
  private async explain(line: string): Promise<void> {
    const { explanationLines, gridStyle } = await import('../explain/explanation-text.ts');
    const explained = await this.translator.explain(line, this.settings.search);
    const style = gridStyle(this.terminal, 'stderr', { digits: false, language: languageOf({}, this.terminal) });
    for (const text of ['', ...explanationLines(explained, [], style), '']) sayPainted(this.terminal, text);
  }

  private obey(line: string): void {
    const result = applyCommand(line, this.settings);
    this.settings = result.settings;
    for (const text of result.lines) say(this.terminal, text);
    if (result.quit !== true) return;
    this.isLeaving = true;
    this.prompt.close();
  }

  private complain(error: unknown): void {
    if (error instanceof NmtError) say(this.terminal, error.message);
    else if ((error as { code?: unknown }).code === 'EPIPE') this.prompt.close();
    else say(this.terminal, `this is a bug in nmt: ${(error as Error).stack ?? String(error)}`);
  }

  /** Clears the line or cancels the sentences under way; twice at an empty prompt leaves. */
  private interrupt(): void {
    const isEmpty = this.prompt.line === '' && this.waiting === 0;
    if (isEmpty && this.wasInterrupted) {
      this.exitCode = EXIT.SIGINT;
      this.prompt.close();
      return;
    }
    this.wasInterrupted = isEmpty; // one that clears a line is not the first of two that leave
    this.interrupts++;
    if (this.prompt.terminal) {
      this.prompt.write(null, { ctrl: true, name: 'e' });
      this.prompt.write(null, { ctrl: true, name: 'u' });
    }
    say(this.terminal, isEmpty ? '\n(Ctrl-C again, Ctrl-D or :quit leaves)' : '');
    this.prompt.prompt();
  }
}
