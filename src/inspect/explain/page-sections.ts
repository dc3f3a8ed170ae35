/** The parts of an explanation's page that are numbers in rows: shaded grids, likely words. */
import { html, type Markup, shortened } from '../html.ts';
import type { Explanation } from './explanation.ts';
import { cellLabel, type Grid, shade } from './grids.ts';

/** Which words a grid's columns are, those that were read or those that were written; and its rows, of the attention. */
interface GridWords {
  readonly columns: 'read' | 'write';
  readonly rows?: 'write';
}

/** A grid is one tab stop: the page's script moves within it by the arrow keys. What is pointed at is said under its title. */
export function gridSection(grid: Grid, words: GridWords): Markup {
  const heads = grid.columns.map(
    (column, i) => html`<th scope="col" data-${words.columns}="${i}"><bdi>${column}</bdi></th>`,
  );
  const rows = grid.rows.map((row, r) => {
    const ofRow = words.rows === undefined ? null : html` data-${words.rows}="${r}"`;
    const cells = row.values.map((value, i) => {
      const strength = shade(value, row);
      const stop = r === 0 && i === 0 ? 0 : -1;
      return html`<td tabindex="${stop}" data-${words.columns}="${i}"${ofRow} style="--shade:${strength.toFixed(3)}" data-label="${cellLabel(grid, row, i)}">${value.toFixed(2)}</td>`;
    });
    return html`<tr><th scope="row"${ofRow}><bdi>${row.label}</bdi></th>${cells}</tr>\n`;
  });
  const title = words.rows === undefined ? html`<h3>${grid.title}</h3>` : null;
  return html`<section class="grid">${title}
<p class="reading" role="status"></p>
<div class="scroll"><table role="grid" aria-label="${grid.title}"><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}</tbody></table></div></section>\n`;
}

/** At each step what was written, and what else might have been. */
export function likelyWords({ alternatives }: Explanation): Markup {
  const rows = alternatives.map(({ token, words }, t) => {
    const shown = words.map((word) => {
      const written = word.token === token ? ' written' : '';
      const share = `${(100 * word.probability).toFixed(1)}%`;
      return html`<span class="word${written}" style="--share:${share}"><bdi>${word.token}</bdi><small>${word.probability.toFixed(2)}</small></span>`;
    });
    return html`<div data-write="${t}"><b>${shortened(token)}</b>${shown}</div>\n`;
  });
  return html`<div class="words">${rows}</div>`;
}
