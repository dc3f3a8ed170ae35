/**
 * The parts of a cell's picture: lines, layers, joints and numbers, in a drawing of 800 × 430. A narrow page gets the same
 * drawing turned: what ran from left to right runs from top to bottom.
 */
import { html, type Markup } from '../html.ts';
import type { Language } from '../language.ts';
import { gateBox } from './cell-texts.ts';

type Point = readonly [x: number, y: number];

/** How a drawing is laid out, and in what language. */
interface Manner {
  readonly place: (point: Point) => Point;
  readonly language: Language;
}

type Part = (manner: Manner) => Markup;

export interface Picture {
  readonly wide: Markup;
  /** For a narrow page. */
  readonly tall: Markup;
}

const SIZE = { width: 800, height: 430 } as const;
/** Of the length of the turned drawing, so that a phone shows it whole. */
const SHORTER = 0.85;

/** A line as thick as the number that flows through it. */
export function flow(name: string, ...points: readonly Point[]): Part {
  return ({ place }) => html`<path class="flow" data-flow="${name}" d="${pathOf(points.map(place))}"/>`;
}

/** A line for whole vectors, the word's and the hidden state's, of which no single number tells. */
export function wire(...points: readonly Point[]): Part {
  return ({ place }) => html`<path class="wire" d="${pathOf(points.map(place))}"/>`;
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

/** A layer with weights, σ or tanh: the gate's name, and its letter in the equations. */
export function layer(at: Point, squash: string, gate: string, letter = ''): Part {
  return ({ place, language }) => {
    const [x, y] = place(at);
    const name = `${gateBox(gate, language)} ${letter}`.trim();
    return html`<g><rect class="box" x="${x - 34}" y="${y - 19}" width="68" height="38" rx="5"/><text class="squash" x="${x}" y="${y - 2}">${squash}</text><text class="name" x="${x}" y="${y + 13}">${name}</text></g>`;
  };
}

/** Where numbers meet: × + or tanh without weights. */
export function joint(at: Point, sign: string): Part {
  return ({ place }) => {
    const [x, y] = place(at);
    return html`<g><circle class="joint" cx="${x}" cy="${y}" r="${sign.length > 1 ? 21 : 14}"/><text class="sign" x="${x}" y="${y + 5}">${sign}</text></g>`;
  };
}

/** A name and the number under it. */
export function value(at: Point, label: string, name: string): Part {
  return ({ place }) => {
    const [x, y] = place(at);
    return html`<text class="label" x="${x}" y="${y}">${label}</text><text class="number" data-value="${name}" x="${x}" y="${y + 16}">0</text>`;
  };
}

/** A state where it enters or leaves. */
export function end(at: Point, label: string, name: string): Part {
  return ({ place }) => {
    const [x, y] = place(at);
    return html`<text class="end" x="${x}" y="${y}">${label}</text><text class="number" data-value="${name}" x="${x}" y="${y + 17}">0</text>`;
  };
}

/** The whole, with the word that comes in below, or, in the turned drawing, from the right. `top`: what is left free. */
export function picture(
  texts: Readonly<Record<Language, { readonly name: string }>>,
  parts: readonly Part[],
  top = 0,
): (language: Language) => Picture {
  return (language) => {
    const { name } = texts[language];
    const { width, height } = SIZE;
    const turned = { place: ([x, y]: Point): Point => [y, Math.round(x * SHORTER)], language };
    const upright = { place: (point: Point) => point, language };
    const svg = (kind: string, view: string, word: Markup, manner: Manner) =>
      html`<svg class="diagram ${kind}" viewBox="${view}" role="img" aria-label="${name}"><title>${name}</title>${parts.map((part) => part(manner))}${word}</svg>`;
    return {
      wide: svg('wide', `0 ${top} ${width} ${height - top}`, word(130, 418), upright),
      tall: svg('tall', `0 0 ${height} ${width * SHORTER}`, word(height - 6, 92, ' last'), turned),
    };
  };
}

function word(x: number, y: number, kind = ''): Markup {
  return html`<text class="word${kind}" data-word="" x="${x}" y="${y}">x</text>`;
}
