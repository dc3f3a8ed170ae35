/** A training run on a terminal: finished lines scroll by, and one spinner line below them shows the step under way. */
import { Chalk } from 'chalk';
import ora from 'ora';
import { type Terminal, wantsColour, widthOf } from '../terminal.ts';
import { toWidth } from '../text-width.ts';
import { stepLine } from './epoch-table.ts';
import type { Screen } from './screen.ts';

const REDRAW_MS = 80;

export function liveScreen(terminal: Terminal): Screen {
  const { stderr } = terminal;
  const colour = wantsColour(terminal, 'stderr');
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const width = widthOf(terminal, 'stderr', 80);
  const spinner = ora({ stream: stderr as NodeJS.WriteStream, discardStdin: false, color: colour ? 'cyan' : false });
  let drawnMs = 0;

  /** Training may hold the thread between two events, so the line is drawn here and not by a timer alone. */
  const show = (text: string, atOnce: boolean) => {
    const current = performance.now();
    if (!atOnce && current - drawnMs < REDRAW_MS) return;
    drawnMs = current;
    spinner.text = toWidth(text, Math.max(10, widthOf(terminal, 'stderr', 80) - 4)).trimEnd();
    if (!spinner.isSpinning) spinner.start();
    spinner.render();
  };

  return {
    width,
    paint: { dim: chalk.dim, bold: chalk.bold, good: chalk.green, warn: chalk.yellow },
    line(text) {
      spinner.stop();
      stderr.write(`${text}\n`);
      drawnMs = 0;
    },
    step: (event) => show(stepLine(event), false),
    busy: (text) => show(text, true),
    close: () => {
      spinner.stop();
    },
  };
}
