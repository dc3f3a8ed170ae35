/** The parts of a cell's picture: lines, layers, joints and numbers, in a drawing of 800 × 430. */
import { html, type Markup } from '../html.ts';

type Point = readonly [x: number, y: number];

/** A line as thick as the number that flows through it. */
export function flow(name: string, ...points: readonly Point[]): Markup {
  return html`<path class="flow" data-flow="${name}" d="${pathOf(points)}"/>`;
}

/** A line for whole vectors, the word's and the hidden state's, of which no single number tells. */
export function wire(...points: readonly Point[]): Markup {
  return html`<path class="wire" d="${pathOf(points)}"/>`;
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

/** A layer with weights: σ or tanh. */
export function layer([x, y]: Point, squash: string, name: string): Markup {
  return html`<g><rect class="box" x="${x - 34}" y="${y - 19}" width="68" height="38" rx="5"/><text class="squash" x="${x}" y="${y - 2}">${squash}</text><text class="name" x="${x}" y="${y + 13}">${name}</text></g>`;
}

/** Where numbers meet: × + or tanh without weights. */
export function joint([x, y]: Point, sign: string): Markup {
  return html`<g><circle class="joint" cx="${x}" cy="${y}" r="${sign.length > 1 ? 21 : 14}"/><text class="sign" x="${x}" y="${y + 5}">${sign}</text></g>`;
}

/** A name and the number under it. */
export function value([x, y]: Point, label: string, name: string): Markup {
  return html`<text class="label" x="${x}" y="${y}">${label}</text><text class="number" data-value="${name}" x="${x}" y="${y + 16}">0</text>`;
}

/** A state where it enters or leaves. */
export function end([x, y]: Point, label: string, name: string): Markup {
  return html`<text class="end" x="${x}" y="${y}">${label}</text><text class="number" data-value="${name}" x="${x}" y="${y + 17}">0</text>`;
}

/** The whole, with the word that comes in below. */
export function picture(name: string, parts: readonly Markup[], top = 0): Markup {
  return html`<svg id="diagram" viewBox="0 ${top} 800 ${430 - top}" role="img" aria-label="${name}"><title>${name}</title>${parts}<text class="word" id="word" x="130" y="418">x</text></svg>`;
}
