/** nmt lab: three small experiments on memory, on the bottleneck and on the gradient of an LSTM step. */
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { bottleneckAction, defineBottleneck } from '../lab/bottleneck-command.ts';
import { defineGradient, gradientAction } from '../lab/gradient-command.ts';
import { defineMemory, memoryAction } from '../lab/memory-command.ts';

const EXAMPLES = `
Examples:
  nmt lab memory                       which cells remember, and for how long: about a minute
  nmt lab bottleneck                   what attention is for: about a minute
  nmt lab gradient                     one LSTM step, forward and backward, on one screen`;

export function define(command: Command, context: Context): void {
  command.addHelpText('after', EXAMPLES);
  defineMemory(command.command('memory')).action((flags) => memoryAction(flags, context));
  defineBottleneck(command.command('bottleneck')).action((flags) => bottleneckAction(flags, context));
  defineGradient(command.command('gradient')).action((flags) => gradientAction(flags, context));
}
