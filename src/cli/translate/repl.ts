/**
 * nmt translate at a terminal: a prompt, answers, and commands that start with a colon.
 * An error in one sentence never ends it; Ctrl-C clears or cancels, Ctrl-D leaves.
 */
import { createInterface, type Interface } from 'node:readline';
import { NmtError } from '../../errors.ts';
import { isBlank } from '../../text/invisible.ts';
import type { Translator } from '../../translator.ts';
import { takeTurns } from '../../turns.ts';
import { languageOf } from '../language-flag.ts';
import { EXIT, print, type StopSignal, say, sayPainted, type Terminal } from '../terminal.ts';
import { answerLines } from './repl-answer.ts';
import { applyCommand, isCommand, type ReplSettings } from './repl-commands.ts';

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
  /** Between sentences signals are heard, however fast they are answered. */
  private readonly turn = takeTurns();
  private isClosed = false;
  /** After :quit or a signal that ends, lines that wait are not answered. */
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
    const forget = this.terminal.onSignal((signal) => this.obeySignal(signal));
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
      await this.turn();
      if (interrupts === this.interrupts && !this.isLeaving) await this.answer(line.trim(), interrupts);
      if (--this.waiting === 0 && !this.isClosed) this.prompt.prompt();
    });
  }

  private async answer(line: string, interrupts: number): Promise<void> {
    if (isBlank(line)) return;
    try {
      if (isCommand(line)) {
        this.obey(line);
        return;
      }
      const { search } = this.settings;
      const [translation] = await this.translator.translate([line], search, () => {
        if (interrupts !== this.interrupts || this.isLeaving) throw new Cancelled();
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
    if (result.quit === true) this.leave(EXIT.done);
  }

  /** Nothing that waits is begun any more. */
  private leave(exitCode: number): void {
    this.exitCode = exitCode;
    this.isLeaving = true;
    this.prompt.close();
  }

  /** Ctrl-C belongs to the line while there is one to type; any other signal ends, and a second one at once. */
  private obeySignal(signal: StopSignal): void {
    if (this.isLeaving) this.terminal.exitNow(EXIT[signal]);
    else if (signal === 'SIGINT' && !this.isClosed) this.interrupt();
    else this.leave(EXIT[signal]);
  }

  private complain(error: unknown): void {
    if (error instanceof NmtError) say(this.terminal, error.message);
    else if ((error as { code?: unknown }).code === 'EPIPE') this.leave(this.exitCode);
    else say(this.terminal, `this is a bug in nmt: ${(error as Error).stack ?? String(error)}`);
  }

  /** Clears the line or cancels the sentences under way; twice at an empty prompt leaves. */
  private interrupt(): void {
    const isEmpty = this.prompt.line === '' && this.waiting === 0;
    if (isEmpty && this.wasInterrupted) {
      this.leave(EXIT.SIGINT);
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
