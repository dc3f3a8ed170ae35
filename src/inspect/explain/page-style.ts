/** What the page of an explanation has beyond the common sheet. */
export const PAGE_STYLE = `
:root{--box:#fbeccb;--boxline:#a9842a;--joint:#f8d3dc;--jointline:#a8475f}
@media (prefers-color-scheme:dark){:root{--box:#3d3520;--boxline:#d2ad55;--joint:#45252e;--jointline:#e08da3}}
body{padding-bottom:4.5rem;max-width:64rem}
h1{margin:0 0 1rem}.given{color:var(--soft);overflow-wrap:anywhere}.scroll{padding:.5rem}
table{border-collapse:separate;border-spacing:2px;width:auto;font-size:.85rem}
th,td{padding:1px;border:0;vertical-align:middle}th{font-weight:500;white-space:nowrap}
thead th{padding:.1rem .2rem;max-width:7rem;overflow:hidden;text-overflow:ellipsis;text-align:center;color:var(--ink)}
tbody th{position:sticky;left:0;background:var(--panel);padding-right:.6rem;max-width:9rem;overflow:hidden;text-overflow:ellipsis}
td{min-width:2.6rem;height:1.75rem;border-radius:3px;text-align:center;font-variant-numeric:tabular-nums;font-size:.72rem;
background:rgb(var(--accent)/var(--shade))}
td.dark{color:#fff}@media (prefers-color-scheme:dark){td.dark{color:#0c0f12}}
.words{display:grid;gap:.35rem}
.words div{display:flex;flex-wrap:wrap;gap:.35rem;align-items:baseline}.words b{min-width:5rem;overflow-wrap:anywhere}
.word{position:relative;border:1px solid var(--line);border-radius:6px;padding:.1rem .5rem;background:linear-gradient(to right,rgb(var(--accent)/.32) var(--share),transparent var(--share))}
.word.written{border-color:rgb(var(--accent));font-weight:600}.word small{color:var(--soft);margin-left:.35rem;font-weight:400}
.controls{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;margin:.6rem 0}
.controls label{display:flex;gap:.4rem;align-items:center;flex:1 1 16rem;min-width:0}
select,button{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.35rem .6rem;min-width:0;max-width:100%}
input[type=range]{flex:1;min-width:6rem;accent-color:rgb(var(--accent))}
#now{min-width:7rem;font-variant-numeric:tabular-nums}
#diagram,#curve{display:block;width:100%;height:auto}
#diagram text,#curve text{fill:var(--ink);text-anchor:middle;font-size:15px}
#diagram .number{font-variant-numeric:tabular-nums;font-weight:600;font-size:14.5px;paint-order:stroke;stroke:var(--panel);stroke-width:4px}
#diagram .label,#diagram .name{fill:var(--soft);font-size:12px}#diagram .end{font-size:18px;font-style:italic}
#diagram .label{font-style:italic;font-size:13px}#diagram .squash{font-size:14px}#diagram .name{font-size:10.5px}#diagram .word{font-size:16px;font-weight:600}
.wire{fill:none;stroke:color-mix(in srgb,var(--soft) 45%,var(--panel));stroke-width:2}
.flow{fill:none;stroke:rgb(var(--accent));stroke-linejoin:round;transition:stroke-width .2s}.flow.negative{stroke:var(--warn)}
.box{fill:var(--box);stroke:var(--boxline)}.joint{fill:var(--joint);stroke:var(--jointline)}#diagram .sign{font-size:16px}
#curve-line{fill:none;stroke:rgb(var(--accent));stroke-width:2}#curve-dot{fill:var(--warn)}.zero{stroke:var(--line)}
#equation{white-space:pre-wrap;font:.9rem/1.6 ui-monospace,monospace;overflow-wrap:anywhere;margin:.5rem 0}
#reading{position:fixed;inset:auto 0 0 0;padding:.6rem 1rem;background:var(--panel);border-top:1px solid var(--line);
font-variant-numeric:tabular-nums;min-height:2.7rem;max-height:30vh;overflow:auto;overflow-wrap:anywhere}
@media (max-width:40rem){#diagram{min-width:37rem}td{min-width:2.3rem}}
`;
