/** The gradient lesson as one screen: the step forward, the step backward, every partial derivative found twice. */
import type { GradientLesson, LessonGate, PartialDerivative } from '../../lab/gradient/lesson.ts';

const MEANINGS = {
  i: 'input gate: how much of g goes in',
  f: 'forget gate: how much of c′ stays',
  g: 'candidate: what could go in',
  o: 'output gate: how much of c shows',
} as const;

export function lessonLines(lesson: GradientLesson): string[] {
  const { input, gates, cell, hidden, loss } = lesson;
  const { x, previousHidden, previousCell, target } = input;
  const [i, f, g, o] = gates.map(({ value }) => number(value));
  return [
    `One LSTM step, one unit: x = ${short(x)}, h′ = ${short(previousHidden)}, c′ = ${short(previousCell)}; h should be y = ${short(target)}`,
    '',
    'Forward',
    ...gates.map((gate) => forwardLine(gate, lesson)),
    remarked(`c = f·c′ + i·g = ${f}·${short(previousCell)} + ${i}·${g} = ${number(cell)}`, 'cell state'),
    remarked(`h = o·tanh(c) = ${o}·tanh(${number(cell)}) = ${number(hidden)}`, 'hidden state'),
    remarked(`L = ½(h − y)² = ½(${number(hidden)} − ${short(target)})² = ${number(loss)}`, 'loss'),
    '',
    'Backward: each line uses only what stands above it',
    ...backwardLines(lesson),
    '',
    'Every partial derivative twice: from the backward pass, and as (L(w + ε) − L(w − ε)) / 2ε',
    titles(['∂L/∂Wx', '∂L/∂Wh', '∂L/∂b']),
    ...gates.map(({ name, partials }) => `  gate ${name} ${[partials.x, partials.h, partials.b].map(pair).join('')}`),
    titles(['∂L/∂x', '∂L/∂h′', '∂L/∂c′']),
    `  inputs ${[lesson.inputs.x, lesson.inputs.previousHidden, lesson.inputs.previousCell].map(pair).join('')}`,
    `  They differ by at most ${lesson.largestError.toExponential(0)} of their size.`,
    '',
    `Why it remembers: ∂c/∂c′ = f = ${f}. Over 100 such steps f¹⁰⁰ is left, ${(gates[1]!.value ** 100).toExponential(0)};`,
    `with f at 0.99 it is ${(0.99 ** 100).toFixed(2)}. A plain RNN multiplies by w·(1 − h²) instead, and learns no gate to open.`,
  ];
}

function forwardLine({ name, weights, sum, value }: LessonGate, { input }: GradientLesson): string {
  const squash = name === 'g' ? 'tanh' : 'σ';
  const parts = `${short(weights.x)}·${short(input.x)} + ${short(weights.h)}·${short(input.previousHidden)} + ${short(weights.b)}`;
  return remarked(`${name} = ${squash}(${parts}) = ${squash}(${short(sum)}) = ${number(value)}`, MEANINGS[name]);
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

function titles(names: readonly string[]): string {
  return `${' '.repeat(9)}${names.map((name) => name.padStart(26)).join('')}`;
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
