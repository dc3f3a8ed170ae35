/** The style of the explanation page: light and dark, wide and narrow. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1c2126;--soft:#59636e;--line:#d9dee3;--panel:#f4f6f8;
--accent:31 95 191;--warm:#c4480f;--box:#fbeccb;--boxline:#a9842a;--joint:#f8d3dc;--jointline:#a8475f}
@media (prefers-color-scheme:dark){:root{--ground:#14181d;--ink:#e8ecf0;--soft:#a3adb8;--line:#39424c;--panel:#1c2229;
--accent:125 180 255;--warm:#ff9a5c;--box:#3d3520;--boxline:#d2ad55;--joint:#45252e;--jointline:#e08da3}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem 1rem 4.5rem;max-width:64rem;background:var(--ground);color:var(--ink);
font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.35rem;line-height:1.35;margin:.2rem 0 1rem;overflow-wrap:anywhere}h1 small{display:block;font-weight:400;color:var(--soft)}
h2{font-size:1.1rem;margin:2rem 0 .5rem}h3{font-size:.95rem;margin:1.1rem 0 .3rem;font-weight:600}
p{margin:.4rem 0;color:var(--soft)}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px;padding:.5rem;background:var(--panel)}
table{border-collapse:separate;border-spacing:2px;font-size:.85rem}
th{font-weight:500;text-align:left;white-space:nowrap}
thead th{vertical-align:bottom;padding:.1rem .2rem;max-width:7rem;overflow:hidden;text-overflow:ellipsis;text-align:center}
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
.flow{fill:none;stroke:rgb(var(--accent));stroke-linejoin:round;transition:stroke-width .2s}.flow.negative{stroke:var(--warm)}
.box{fill:var(--box);stroke:var(--boxline)}.joint{fill:var(--joint);stroke:var(--jointline)}#diagram .sign{font-size:16px}
#curve-line{fill:none;stroke:rgb(var(--accent));stroke-width:2}#curve-dot{fill:var(--warm)}.zero{stroke:var(--line)}
#equation{white-space:pre-wrap;font:.9rem/1.6 ui-monospace,monospace;overflow-wrap:anywhere;margin:.5rem 0}
#reading{position:fixed;inset:auto 0 0 0;padding:.6rem 1rem;background:var(--panel);border-top:1px solid var(--line);
font-variant-numeric:tabular-nums;min-height:2.7rem;overflow-wrap:anywhere}
@media (max-width:40rem){#diagram{min-width:37rem}td{min-width:2.3rem}}
`;
