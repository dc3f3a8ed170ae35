/** The gradient lesson as one screen: the step forward, the step backward, every partial derivative found twice. */
import type { Language } from '../../inspect/language.ts';
import type { GradientLesson, LessonGate, PartialDerivative } from '../../lab/gradient/lesson.ts';
import { LESSON_TEXTS, type LessonTexts } from '../../lab/gradient/lesson-texts.ts';
import { columnsOf, toWidth } from '../text-width.ts';

/** A forget gate that is open, to compare with. */
const OPEN = 0.99;

export function lessonLines(lesson: GradientLesson, language: Language): string[] {
  const texts = LESSON_TEXTS[language];
  const { input, gates, cell, hidden, loss } = lesson;
  const { x, previousHidden, previousCell, target } = input;
  const [i, f, g, o] = gates.map(({ value }) => number(value));
  return [
    texts.title(short(x), short(previousHidden), short(previousCell), short(target)),
    '',
    texts.forward,
    ...gates.map((gate) => remarked(forwardEquation(gate, lesson), texts.gates[gate.name])),
    remarked(`c = f·c′ + i·g = ${f}·${short(previousCell)} + ${i}·${g} = ${number(cell)}`, texts.cell),
    remarked(`h = o·tanh(c) = ${o}·tanh(${number(cell)}) = ${number(hidden)}`, texts.hidden),
    remarked(`L = ½(h − y)² = ½(${number(hidden)} − ${short(target)})² = ${number(loss)}`, texts.loss),
    '',
    texts.backward,
    ...backwardLines(lesson),
    '',
    texts.twice,
    ...partialLines(lesson, texts),
    `  ${texts.differ(lesson.largestError.toExponential(0))}`,
    '',
    ...texts.why(f!, (gates[1]!.value ** 100).toExponential(0), { forget: OPEN, left: (OPEN ** 100).toFixed(2) }),
  ];
}

/** A row for each gate's weights, and one for what went into the step. */
function partialLines({ gates, inputs }: GradientLesson, texts: LessonTexts): string[] {
  const labels = [...gates.map(({ name }) => `${texts.gate} ${name}`), texts.inputs];
  const width = Math.max(...labels.map(columnsOf));
  const rows = [
    ...gates.map(({ partials }) => [partials.x, partials.h, partials.b]),
    [inputs.x, inputs.previousHidden, inputs.previousCell],
  ];
  const titles = (names: readonly string[]) =>
    `${' '.repeat(width + 3)}${names.map((name) => name.padStart(26)).join('')}`;
  const lines = rows.map((partials, i) => `  ${toWidth(labels[i]!, width)} ${partials.map(pair).join('')}`);
  return [
    titles(['∂L/∂Wx', '∂L/∂Wh', '∂L/∂b']),
    ...lines.slice(0, -1),
    titles(['∂L/∂x', '∂L/∂h′', '∂L/∂c′']),
    lines.at(-1)!,
  ];
}

function forwardEquation({ name, weights, sum, value }: LessonGate, { input }: GradientLesson): string {
  const squash = name === 'g' ? 'tanh' : 'σ';
  const parts = `${short(weights.x)}·${short(input.x)} + ${short(weights.h)}·${short(input.previousHidden)} + ${short(weights.b)}`;
  return `${name} = ${squash}(${parts}) = ${squash}(${short(sum)}) = ${number(value)}`;
}

function remarked(equation: string, remark: string): string {
  return `  ${equation.padEnd(58)}${remark}`;
}

function backwardLines({ gates, dHidden, dCell, hidden, cell, input }: GradientLesson): string[] {
  const [i, f, g, o] = gates as [LessonGate, LessonGate, LessonGate, LessonGate];
  const line = (left: string, formula: string, numbers: string, value: number) =>
    `  ${left.padEnd(6)} = ${formula.padEnd(22)} = ${numbers.padEnd(36)} = ${number(value)}`;
  const sum = ({ name, value, dValue, dSum }: LessonGate) => {
    const slope = name === 'g' ? '(1 − g²)' : `${name}(1 − ${name})`;
    const numbers = name === 'g' ? `(1 − ${number(value)}²)` : `${number(value)}(1 − ${number(value)})`;
    return line(`∂L/∂z${name}`, `∂L/∂${name} · ${slope}`, `${number(dValue)} · ${numbers}`, dSum);
  };
  const error = number(dHidden);
  return [
    line('∂L/∂h', 'h − y', `${number(hidden)} − ${short(input.target)}`, dHidden),
    line('∂L/∂o', '∂L/∂h · tanh(c)', `${error} · tanh(${number(cell)})`, o.dValue),
    line('∂L/∂c', '∂L/∂h · o(1 − tanh²c)', `${error} · ${number(o.value)}(1 − tanh²(${number(cell)}))`, dCell),
    line('∂L/∂i', '∂L/∂c · g', `${number(dCell)} · ${number(g.value)}`, i.dValue),
    line('∂L/∂f', '∂L/∂c · c′', `${number(dCell)} · ${short(input.previousCell)}`, f.dValue),
    line('∂L/∂g', '∂L/∂c · i', `${number(dCell)} · ${number(i.value)}`, g.dValue),
    ...gates.map(sum),
  ];
}

/** Backward and difference, side by side. */
function pair({ backward, difference }: PartialDerivative): string {
  const [one, other] = [backward, difference].map((value) => value.toFixed(8).replace('-', '−'));
  return `${one!.padStart(14)}${other!.padStart(12)}`;
}

/** Four decimals: enough to follow, few enough to read. */
function number(value: number): string {
  return value.toFixed(4).replace('-', '−');
}

/** A number that somebody chose, as they wrote it. */
function short(value: number): string {
  return String(Number(value.toFixed(4))).replace('-', '−');
}
