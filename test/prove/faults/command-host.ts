/** A process of its own for commands on damaged files: whoever sends a task gets the outcome, or sees this process die. */
import { type CommandTask, runCommand } from './run-command.ts';

process.on('message', async (task: CommandTask) => {
  process.send!(await runCommand(task));
});
