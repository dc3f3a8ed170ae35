/** Processes that run commands on damaged files, watched: one that hangs or dies is a fault, and is replaced. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { type CommandOutcome, type CommandTask, faultOf } from './run-command.ts';

/** A command that takes longer than this, once Ctrl-C has come, hangs. */
const HANG_MS = 10_000;
/** Tasks after which a process is replaced, so that one's leavings are not another's fault. */
const TASKS_A_PROCESS = 400;

export class CommandHost {
  private child: ChildProcess | null = null;
  private tasks = 0;

  /** What went wrong with the task, or `null`. */
  async fault(task: CommandTask): Promise<string | null> {
    if (this.child === null || ++this.tasks % TASKS_A_PROCESS === 0) this.restart();
    const child = this.child!;
    let timer: NodeJS.Timeout | undefined;
    const outcome = await new Promise<CommandOutcome | string>((resolve) => {
      child.once('message', (answer) => resolve(answer as CommandOutcome));
      child.once('exit', (code, signal) => resolve(`the process died: ${signal ?? `code ${code}`}`));
      timer = setTimeout(() => resolve('it hangs'), HANG_MS + (task.stopAfterMs ?? 0));
      child.send(task);
    });
    clearTimeout(timer);
    child.removeAllListeners();
    if (typeof outcome !== 'string') return faultOf(outcome);
    this.restart();
    return outcome;
  }

  close(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  private restart(): void {
    this.close();
    this.child = fork(join(import.meta.dirname, 'command-host.js'), { stdio: 'ignore' });
  }
}
