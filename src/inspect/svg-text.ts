/** Words and numbers of a picture in SVG. */
import { html, type Markup } from './html.ts';

export function text(x: number, y: number, content: string, kind: string, anchor = 'start'): Markup {
  const styled = kind === '' ? null : html` class="${kind}"`;
  const placed = anchor === 'start' ? null : html` text-anchor="${anchor}"`;
  return html`<text x="${round(x)}" y="${round(y)}"${styled}${placed}>${content}</text>`;
}

/** To tenths, or other parts of one. */
export function round(value: number, parts = 10): string {
  return String(Math.round(value * parts) / parts);
}
