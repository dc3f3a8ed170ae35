/**
 * The script of an explanation's page, which runs in the reader's browser: it moves one unit of one layer from word to
 * word, and says what lies under the pointer. It asks nothing of a network.
 */
import type { PageData, PageStep } from './page-data.ts';

const find = <T extends Element>(id: string) => document.getElementById(id) as unknown as T;
const data: PageData = JSON.parse(find<HTMLScriptElement>('data').textContent);
const unitList = find<HTMLSelectElement>('unit');
const slider = find<HTMLInputElement>('step');

/** Example -0.25 → "−0.250" */
function figure(value: number): string {
  return Math.abs(value) < 0.0005 ? '0.000' : value.toFixed(3).replace('-', '\u2212');
}

function show(): void {
  const unit = data.units[Number(unitList.value)]!;
  const at = Number(slider.value);
  const step = unit.steps[at]!;
  showNumbers(step.numbers);
  find('word').textContent = `x: ${step.input}`;
  find('now').textContent = `${at + 1}/${unit.steps.length}  ${unit.verb}  ${step.token}`;
  slider.setAttribute('aria-valuetext', step.token);
  find('keeping').textContent = unit.keeping;
  drawCurve(unit.steps, at);
}

/** Into the diagram, as figures and as thick lines, and into the equations. */
function showNumbers(numbers: PageStep['numbers']): void {
  for (const text of document.querySelectorAll<SVGTextElement>('[data-value]')) {
    text.textContent = figure(numbers[text.dataset.value!]!);
  }
  for (const path of document.querySelectorAll<SVGPathElement>('[data-flow]')) {
    const value = numbers[path.dataset.flow!]!;
    path.style.strokeWidth = (1.2 + 7 * Math.min(1, Math.abs(value))).toFixed(2);
    path.classList.toggle('negative', value < 0);
  }
  const lines = data.equations.map((line) => line.replace(/\{(\w+)\}/g, (_, name) => figure(numbers[name]!)));
  find('equation').textContent = lines.join('\n');
}

/** The state of the unit over the whole sentence, and where we are. */
function drawCurve(steps: readonly PageStep[], at: number): void {
  const states = steps.map(({ state }) => state);
  const most = Math.max(1, ...states.map(Math.abs));
  const x = (t: number) => 10 + (t * 780) / Math.max(1, steps.length - 1);
  const y = (value: number) => 45 - (36 * value) / most;
  const path = states.map((value, t) => `${t === 0 ? 'M' : 'L'}${x(t).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  find('curve-line').setAttribute('d', path);
  find('curve-dot').setAttribute('cx', String(x(at)));
  find('curve-dot').setAttribute('cy', String(y(states[at]!)));
}

function chooseUnit(): void {
  const { length } = data.units[Number(unitList.value)]!.steps;
  slider.max = String(length - 1);
  if (Number(slider.value) >= length) slider.value = '0';
  show();
}

function move(by: number): void {
  slider.value = String(Number(slider.value) + by);
  show();
}

data.units.forEach(({ name }, i) => {
  unitList.append(new Option(name, String(i)));
});
unitList.addEventListener('change', chooseUnit);
slider.addEventListener('input', show);
find('back').addEventListener('click', () => move(-1));
find('on').addEventListener('click', () => move(1));

/** Every shaded cell says what it is, under the pointer, the finger or the keyboard. */
for (const kind of ['pointerover', 'click', 'focusin']) {
  document.addEventListener(kind, ({ target }) => {
    const cell = (target as Element).closest<HTMLElement>('[data-label]');
    if (cell !== null) find('reading').textContent = cell.dataset.label!;
  });
}
chooseUnit();
