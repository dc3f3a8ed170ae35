/** nmt lab gradient: one LSTM step, forward and backward, on one screen. */
import type { Command } from 'commander';
import { toFlag } from '../../config.ts';
import { gradientLesson, LESSON_INPUT } from '../../lab/gradient/lesson.ts';
import type { LessonInput } from '../../lab/gradient/lesson-step.ts';
import type { Context } from '../context.ts';
import { LANGUAGE_FLAG, languageMeaning, languageOf } from '../language-flag.ts';
import { print } from '../terminal.ts';
import { numberOf } from '../values.ts';
import { lessonLines } from './gradient-text.ts';

interface GradientFlags extends Partial<Record<keyof LessonInput, string>> {
  readonly language?: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  nmt lab gradient
  nmt lab gradient --forget-bias 5 --previous-cell 2     a gate wide open, a full cell`;

export function define(command: Command, context: Context): void {
  const { x, previousHidden, previousCell, target, forgetBias } = LESSON_INPUT;
  command
    .summary('one LSTM step, forward and backward')
    .description('Shows one LSTM step in numbers, and each partial derivative beside its finite difference.')
    .option('--x <X>', `the input (default: ${x})`)
    .option('--previous-hidden <X>', `the hidden state before (default: ${previousHidden})`)
    .option('--previous-cell <X>', `the cell state before (default: ${previousCell})`)
    .option('--target <X>', `what the hidden state should be (default: ${target})`)
    .option('--forget-bias <X>', `bias of the forget gate (default: ${forgetBias})`)
    .option(LANGUAGE_FLAG, languageMeaning('of the text'))
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((flags: GradientFlags) => gradientAction(flags, context));
}

async function gradientAction(flags: GradientFlags, { terminal }: Context): Promise<void> {
  const language = languageOf(flags, terminal);
  const read = (name: keyof LessonInput): number => {
    const text = flags[name];
    return text === undefined
      ? LESSON_INPUT[name]
      : numberOf(`--${toFlag(name)}`, text, { minimum: -20, maximum: 20, whole: false });
  };
  const lesson = gradientLesson({
    x: read('x'),
    previousHidden: read('previousHidden'),
    previousCell: read('previousCell'),
    target: read('target'),
    forgetBias: read('forgetBias'),
  });
  await print(terminal, `${flags.json ? JSON.stringify(lesson) : lessonLines(lesson, language).join('\n')}\n`);
}
