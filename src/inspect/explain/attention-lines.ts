/** Attention as lines: the source's words in a column, the written ones in another, a line as wide as the weight between. */
import { html, type Markup } from '../html.ts';
import type { ExplainTexts } from './explain-texts.ts';
import type { Explanation } from './explanation.ts';

const WIDTH = 440;
const ROW = 30;
/** Where the columns of words end and begin. */
const [LEFT, RIGHT] = [150, 290];
/** Weights that are too small to be seen have no line. */
const LEAST = 0.02;
const LONGEST_WORD = 14;

/** `data-read` and `data-write` name the word of the source and of the translation that a part concerns. */
export function attentionLines({ tokens, attention }: Explanation, texts: ExplainTexts): Markup {
  const rows = Math.max(tokens.length, attention.length);
  const middle = (count: number, at: number) => ((rows - count) / 2 + at + 0.5) * ROW;
  const lines = attention.flatMap(({ weights }, t) =>
    weights.map((weight, s) => {
      if (weight < LEAST) return null;
      const [from, to] = [middle(tokens.length, s), middle(attention.length, t)];
      const bend = (LEFT + RIGHT) / 2;
      const path = `M${LEFT + 6} ${from}C${bend} ${from},${bend} ${to},${RIGHT - 6} ${to}`;
      return html`<path class="look" data-read="${s}" data-write="${t}" d="${path}" stroke-width="${(0.8 + 8 * weight).toFixed(1)}" opacity="${(0.25 + 0.75 * weight).toFixed(2)}"/>`;
    }),
  );
  const words = [
    ...tokens.map((token, s) => word(token, html` data-read="${s}"`, [LEFT, middle(tokens.length, s)])),
    ...attention.map(({ token }, t) => word(token, html` data-write="${t}"`, [RIGHT, middle(attention.length, t)])),
  ];
  const { source, target } = texts.lineSides;
  return html`<svg class="lines" viewBox="0 0 ${WIDTH} ${rows * ROW}" width="${WIDTH}" height="${rows * ROW}" role="img" aria-label="${texts.attention}"><title>${source} → ${target}</title>${lines}${words}</svg>`;
}

function word(token: string, place: Markup, [x, y]: readonly [number, number]): Markup {
  const isSource = x === LEFT;
  const shown = token.length > LONGEST_WORD ? `${token.slice(0, LONGEST_WORD - 1)}…` : token;
  return html`<g class="token"${place}><rect x="${isSource ? 0 : x - 4}" y="${y - 13}" width="${isSource ? x + 4 : WIDTH - x + 4}" height="26" rx="6"/><text class="${isSource ? 'last' : 'first'}" x="${isSource ? x - 4 : x + 4}" y="${y + 5}">${shown}</text></g>`;
}
