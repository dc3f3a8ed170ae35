/** The frame of every page we write: one HTML file that carries all it needs and may fetch nothing. */
import { html, Markup } from './html.ts';
import type { Language } from './language.ts';

interface PageParts {
  readonly language: Language;
  readonly title: string;
  /** CSS that comes after the common sheet. */
  readonly style: string;
  readonly body: Markup;
}

/** The browser itself refuses to fetch anything: the page's policy names no place. */
export function htmlPage({ language, title, style, body }: PageParts): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Markup(SHEET + style)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}

const SHEET = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1c2126;--soft:#59636e;--line:#d9dee3;--panel:#f4f6f8;--good:#0b6b48;
--warn:#c4480f;--ins:#d9f2e3;--del:#fbe0dd;--accent:31 95 191}
@media (prefers-color-scheme:dark){:root{--ground:#14181d;--ink:#e8ecf0;--soft:#a3adb8;--line:#39424c;--panel:#1c2229;
--good:#4fd09b;--warn:#ff9a5c;--ins:#123d2b;--del:#4a1f1d;--accent:125 180 255}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:76rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,"Noto Sans","Noto Sans KR","Noto Sans CJK KR",sans-serif}
h1{font-size:1.4rem;line-height:1.3;margin:.2rem 0;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}
h3{font-size:1rem;margin:1.2rem 0 .4rem}p{margin:.4rem 0}p,small{color:var(--soft)}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px;background:var(--panel)}
table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:600}
th,td{padding:.4rem .7rem;vertical-align:top;border-top:1px solid var(--line)}
thead th{border-top:0;font-size:.85rem;color:var(--soft);vertical-align:bottom}
.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.advice{border-left:4px solid var(--warn);padding:.2rem 0 .2rem .8rem;color:var(--ink)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:1rem}
summary{cursor:pointer;color:var(--soft)}
.long summary span{color:var(--ink)}.long[open] summary span{display:none}
bdi{overflow-wrap:anywhere;white-space:pre-wrap}
:is(p,li,h1,h2,h3,small,summary,label,dt,figcaption,caption,.details):lang(ko){word-break:keep-all;overflow-wrap:break-word}
ins{background:var(--ins);text-decoration:underline;text-decoration-thickness:2px;border-radius:3px;padding:0 .15em}
del{background:var(--del);border-radius:3px;padding:0 .15em}
`;
