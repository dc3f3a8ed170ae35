/**
 * The script of an explanation's page, which runs in the reader's browser: it moves one unit of one layer from word to
 * word, and says what lies under the pointer. It asks nothing of a network.
 */
import type { PageData, PageStep, PageUnit } from './page-data.ts';

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
  for (const word of document.querySelectorAll('[data-word]')) word.textContent = `x: ${step.input}`;
  find('now').textContent = `${at + 1}/${unit.steps.length}  ${step.now}`;
  slider.setAttribute('aria-valuetext', step.token);
  find('keeping').textContent = unit.keeping;
  drawCurve(unit.steps, at);
  markWord(KINDS[unit.side], placeOf(unit, at));
}

/** How the page's parts name the words of each side. */
const KINDS = { encoder: 'read', decoder: 'write' } as const;

/** A step as the place of its word in the text, and back: a layer that reads backward begins at the end. */
function placeOf({ direction, steps }: PageUnit, at: number): number {
  return direction === 'forward' ? at : steps.length - 1 - at;
}

/** What concerns the word of the slider stands out in every view. */
function markWord(kind: 'read' | 'write', place: number): void {
  for (const part of document.querySelectorAll('.here')) part.classList.remove('here');
  for (const part of document.querySelectorAll(`[data-${kind}="${place}"]`)) part.classList.add('here');
}

/** The slider to a word that was clicked; where the unit is of the other side, to the first one of that word's side. */
function goToWord({ dataset }: HTMLElement): void {
  const { side } = data.units[Number(unitList.value)]!;
  const wanted = dataset[KINDS[side]] === undefined ? (side === 'encoder' ? 'decoder' : 'encoder') : side;
  if (wanted !== side) unitList.value = String(data.units.findIndex((unit) => unit.side === wanted));
  const unit = data.units[Number(unitList.value)]!;
  slider.max = String(unit.steps.length - 1);
  slider.value = String(placeOf(unit, Number(dataset[KINDS[wanted]])));
  show();
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
  const y = (value: number) => 80 - (66 * value) / most;
  const path = states.map((value, t) => `${t === 0 ? 'M' : 'L'}${x(t).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  find('curve-line').setAttribute('d', path);
  find('curve-dot').setAttribute('cx', String(x(at)));
  find('curve-dot').setAttribute('cy', String(y(states[at]!)));
  find('curve-dot').classList.toggle('negative', states[at]! < 0);
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
    if (cell !== null) cell.closest('.grid')!.querySelector('.reading')!.textContent = cell.dataset.label!;
  });
}

document.addEventListener('click', ({ target }) => {
  const part = (target as Element).closest<HTMLElement>('[data-read], [data-write]');
  if (part !== null) goToWord(part);
});

/** Within a grid the arrow keys move, and one cell is its tab stop. */
document.addEventListener('keydown', (event) => {
  const cell = (event.target as Element).closest<HTMLTableCellElement>('td[data-label]');
  const [down, along] =
    { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key] ?? [];
  if (cell === null || down === undefined || along === undefined) return;
  event.preventDefault();
  const row = cell.closest('tbody')!.rows[(cell.parentElement as HTMLTableRowElement).sectionRowIndex + down];
  const next = row?.cells[cell.cellIndex + along];
  if (next?.dataset.label === undefined) return;
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});
chooseUnit();
