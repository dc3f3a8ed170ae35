/**
 * The script of the explanation page, which runs in the reader's browser: it reads the data that stands in the page,
 * moves one unit of one layer from word to word, and says what lies under the pointer. It asks nothing of a network.
 */
export const PAGE_SCRIPT = `
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const $ = (id) => document.getElementById(id);
const sign = (value) => (Math.abs(value) < 0.0005 ? '0.000' : value.toFixed(3).replace('-', '\\u2212'));

/** What flows through the cell at one step, from the gates and the state before. */
const flows = {
  lstm(step, before) {
    const { forget: f, input: i, candidate: g, output: o } = step.gates;
    return { f, i, g, o, c0: before.cell, h0: before.hidden, kept: f * before.cell, taken: i * g, c: step.cell,
      t: Math.tanh(step.cell), h: step.hidden, x: 0.3 };
  },
  gru(step, before) {
    const { reset: r, update: z, new: n } = step.gates;
    return { r, z, n, rest: 1 - z, h0: before.hidden, kept: z * before.hidden, taken: (1 - z) * n, h: step.hidden, x: 0.3 };
  },
  rnn: (step, before) => ({ h0: before.hidden, h: step.hidden, x: 0.3 }),
};

const equations = {
  lstm: (v) => ['c = f\\u00b7c\\u2032 + i\\u00b7g = ' + sign(v.f) + '\\u00b7' + sign(v.c0) + ' + ' + sign(v.i) + '\\u00b7' + sign(v.g) + ' = ' + sign(v.c),
    'h = o\\u00b7tanh(c) = ' + sign(v.o) + '\\u00b7' + sign(v.t) + ' = ' + sign(v.h)],
  gru: (v) => ['h = (1 \\u2212 z)\\u00b7n + z\\u00b7h\\u2032 = ' + sign(v.rest) + '\\u00b7' + sign(v.n) + ' + ' + sign(v.z) + '\\u00b7' + sign(v.h0) + ' = ' + sign(v.h)],
  rnn: (v) => ['h = tanh(x\\u00b7Wx + h\\u2032\\u00b7Wh + b) = ' + sign(v.h)],
};

const unit = () => data.units[Number($('unit').value)];

/** Steps in the order in which the layer ran: a backward layer starts at the last token. */
function inOrder(one) {
  return one.direction === 'forward' ? one.steps : one.steps.slice().reverse();
}

function show() {
  const one = unit();
  const steps = inOrder(one);
  const at = Number($('step').value);
  const step = steps[at];
  const values = flows[data.cell](step, at === 0 ? one.start : steps[at - 1]);
  for (const text of document.querySelectorAll('[data-value]')) {
    text.textContent = sign(values[text.dataset.value]);
  }
  for (const path of document.querySelectorAll('[data-flow]')) {
    const value = values[path.dataset.flow];
    path.style.strokeWidth = (1.2 + 7 * Math.min(1, Math.abs(value))).toFixed(2);
    path.classList.toggle('negative', value < 0);
  }
  $('word').textContent = 'x: ' + step.input;
  $('now').textContent = (at + 1) + '/' + steps.length + '  ' + one.verb + '  ' + step.token;
  $('step').setAttribute('aria-valuetext', step.token);
  $('equation').textContent = equations[data.cell](values).join('\\n');
  $('memory').textContent = 'keeps ' + one.kept.toFixed(2) + ' of its state from word to word and so remembers '
    + one.remembers;
  drawCurve(steps, at);
}

/** The state of the unit over the whole sentence, and where we are. */
function drawCurve(steps, at) {
  const values = steps.map((step) => (step.cell === null ? step.hidden : step.cell));
  const most = Math.max(1, ...values.map(Math.abs));
  const x = (t) => 10 + (t * 780) / Math.max(1, steps.length - 1);
  const y = (value) => 45 - (36 * value) / most;
  const path = values.map((value, t) => (t === 0 ? 'M' : 'L') + x(t).toFixed(1) + ' ' + y(value).toFixed(1)).join('');
  $('curve-line').setAttribute('d', path);
  $('curve-dot').setAttribute('cx', x(at));
  $('curve-dot').setAttribute('cy', y(values[at]));
}

function chooseUnit() {
  const { steps } = unit();
  $('step').max = String(steps.length - 1);
  if (Number($('step').value) >= steps.length) $('step').value = '0';
  show();
}

function move(by) {
  $('step').value = String(Number($('step').value) + by);
  show();
}

data.units.forEach((one, i) => {
  const option = document.createElement('option');
  option.value = String(i);
  option.textContent = one.name;
  $('unit').append(option);
});
$('unit').addEventListener('change', chooseUnit);
$('step').addEventListener('input', show);
$('back').addEventListener('click', () => move(-1));
$('on').addEventListener('click', () => move(1));

/** Every shaded cell says what it is, under the pointer, the finger or the keyboard. */
for (const kind of ['pointerover', 'click', 'focusin']) {
  document.addEventListener(kind, (event) => {
    const cell = event.target.closest('[data-label]');
    if (cell !== null) $('reading').textContent = cell.dataset.label;
  });
}
chooseUnit();
`;
