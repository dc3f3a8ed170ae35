/** The playground as one HTML file: style, script and model stand in it, and its policy lets it fetch nothing. */
import { html, Markup } from '../inspect/html.ts';
import { CELLS } from '../ops/cells.ts';
import script from './client/page.inline.js';
import { STYLE } from './page-style.ts';

/** A checkpoint as it stands in its file. */
export interface PageModel {
  readonly name: string;
  readonly text: string;
}

const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval'",
  'img-src data: blob:',
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** `corpus`: pairs to train on, a source, a tab and a target a line. `beside`: a second model, side by side. */
export function playgroundPage(model: PageModel | null, corpus: string, beside: PageModel | null = null): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>nmt playground</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<div id="app"></div>
${modelInPage('model', model)}
${modelInPage('beside-model', beside)}
<script type="text/plain" id="corpus">${inScript(corpus)}</script>
<script type="text/plain" id="sources">${inScript(JSON.stringify(cellSources()))}</script>
<script id="program">${new Markup(script.replaceAll('</script', '<\\/script'))}</script>
</body>
</html>
`.text;
}

function modelInPage(id: string, model: PageModel | null): Markup | null {
  if (model === null) return null;
  return html`<script type="text/plain" id="${id}" data-name="${model.name}">${inScript(model.text)}</script>`;
}

/** Text that can end no script: of JSON, where a < stands only within strings, it is the same text still. */
function inScript(json: string): Markup {
  return new Markup(json.replaceAll('<', '\\u003c'));
}

/** The arithmetic of each cell as it runs here, for the page to show beside its numbers. */
function cellSources(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(CELLS).map(([name, { forward }]) => [name, dedented(String(forward.reference))]),
  );
}

/** A function's text with the indentation of its last line taken off the others; a tab counts as two spaces. */
function dedented(text: string): string {
  const lines = text.replaceAll('\t', '  ').split('\n');
  const [margin] = /^ */.exec(lines.at(-1)!)!;
  return lines.map((line, i) => (i > 0 && line.startsWith(margin) ? line.slice(margin.length) : line)).join('\n');
}
