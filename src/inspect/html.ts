/** HTML and SVG as templates: what is filled in is escaped, unless it is markup already. */

/** Text that stands in a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What a template takes; of a list every item, of `null` nothing. */
export type Content = Markup | string | number | null | readonly Content[];

/** Example html`<b>${'a < b'}</b>` → <b>a &lt; b</b> */
export function html(fixed: TemplateStringsArray, ...filled: readonly Content[]): Markup {
  return new Markup(fixed.reduce((text, part, i) => text + written(filled[i - 1] ?? null) + part));
}

function written(content: Content): string {
  if (content === null) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(written).join('');
  return String(content).replace(/[&<>"']/g, (found) => NAMES[found]!);
}

const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters of a line that are shown before a reader asks for all of it. */
const LONGEST_SHOWN = 600;

/** A text that may be very long: then its beginning, and `whole`, so many characters, when it is asked for by `showAll`. */
export function foldable(text: string, showAll: string, whole: Content = text, length = text.length): Markup {
  if (length <= LONGEST_SHOWN) return html`${whole}`;
  return html`<details class="long"><summary><span>${beginning(text)}</span>… ${showAll}</summary>${whole}</details>`;
}

/** The text, cut where it is very long. */
export function shortened(text: string, most = LONGEST_SHOWN): string {
  return text.length <= most ? text : `${beginning(text, most)}…`;
}

/** Half a surrogate pair is left out. */
function beginning(text: string, length = LONGEST_SHOWN): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
