/** The parts of the guide's diagrams: boxes, lines and words, in SVG that is readable on light and on dark pages. */
import { html, type Markup } from '../../../src/inspect/html.ts';

export type Language = 'en' | 'ko';
export type Point = readonly [x: number, y: number];

/** Chooses the words of the diagram's language. */
export type Say = (english: string, korean: string) => string;

export interface Diagram {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly title: (say: Say) => string;
  readonly parts: (say: Say) => readonly Markup[];
}

const STYLE = [
  'text{font:15px system-ui,sans-serif;fill:#1c2126;text-anchor:middle}.note{fill:#59636e;font-size:13.5px}',
  '.left{text-anchor:start}.strong{font-weight:600}.ground{fill:#fff}',
  '.line{fill:none;stroke:#59636e;stroke-width:2}.main{stroke:#1f5fbf;stroke-width:4}.tip{fill:#59636e}.maintip{fill:#1f5fbf}',
  '.layer{fill:#fbeccb;stroke:#a9842a}.joint{fill:#f8d3dc;stroke:#a8475f}.part{fill:#e7eefa;stroke:#1f5fbf}',
  '.frame{fill:none;stroke:#d9dee3;stroke-width:1.5}.dropped{opacity:.5}',
  '@media (prefers-color-scheme:dark){text{fill:#e8ecf0}.note{fill:#a3adb8}.ground{fill:#14181d}',
  '.line{stroke:#a3adb8}.main{stroke:#7db4ff}.tip{fill:#a3adb8}.maintip{fill:#7db4ff}.layer{fill:#3d3520;stroke:#d2ad55}',
  '.joint{fill:#45252e;stroke:#e08da3}.part{fill:#1d2a3f;stroke:#7db4ff}.frame{stroke:#39424c}}',
].join('');

export function drawn({ width, height, title, parts }: Diagram, language: Language): string {
  const say: Say = (english, korean) => (language === 'en' ? english : korean);
  return html`<svg xmlns="http://www.w3.org/2000/svg" lang="${language}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${title(say)}</title>
<style>${STYLE}</style><rect class="ground" width="${width}" height="${height}"/>
${parts(say).map((part) => html`${part}\n`)}</svg>
`.text;
}

export function words([x, y]: Point, text: string, kind = ''): Markup {
  return html`<text x="${x}" y="${y}" class="${kind}">${text}</text>`;
}

/** A box around its middle. */
export function box([x, y]: Point, text: string, kind = 'part', width = 64, height = 36): Markup {
  return html`<g><rect class="${kind}" x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="6"/>${words([x, y + 5], text)}</g>`;
}

export function joint([x, y]: Point, sign: string): Markup {
  return html`<g><circle class="joint" cx="${x}" cy="${y}" r="${sign.length > 1 ? 21 : 13}"/>${words([x, y + 5], sign)}</g>`;
}

export function line(points: readonly Point[], kind = ''): Markup {
  return html`<path class="line ${kind}" d="${points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')}"/>`;
}

/** A line with a tip at its end; its last stretch runs along one axis or aslant. */
export function arrow(points: readonly Point[], kind = ''): Markup {
  const [x, y] = points.at(-1)!;
  const [fromX, fromY] = points.at(-2)!;
  const angle = Math.round((Math.atan2(y - fromY, x - fromX) * 180) / Math.PI);
  const tip = kind.includes('main') ? 'maintip' : 'tip';
  return html`${line(points, kind)}<path class="${tip}" transform="translate(${x} ${y}) rotate(${angle})" d="M2 0L-9 -5V5Z"/>`;
}
