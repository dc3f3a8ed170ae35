/** nmt lab: three small experiments on memory, on the bottleneck and on the gradient of an LSTM step. */
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import * as bottleneck from './bottleneck-command.ts';
import * as gradient from './gradient-command.ts';
import * as memory from './memory-command.ts';

const EXAMPLES = `
Examples:
  nmt lab memory                       which cells remember, and for how long: some minutes
  nmt lab bottleneck                   what attention is for: about a minute
  nmt lab gradient                     one LSTM step, forward and backward, on one screen`;

export function define(command: Command, context: Context): void {
  command.addHelpText('after', EXAMPLES);
  memory.define(command.command('memory'), context);
  bottleneck.define(command.command('bottleneck'), context);
  gradient.define(command.command('gradient'), context);
}
