/** What the page of an explanation has beyond the common sheet. */
export const PAGE_STYLE = `
:root{--box:#fbeccb;--boxline:#a9842a;--joint:#f8d3dc;--jointline:#a8475f}
@media (prefers-color-scheme:dark){:root{--box:#3d3520;--boxline:#d2ad55;--joint:#45252e;--jointline:#e08da3}}
h1{margin:0 0 .6rem}h2{margin:1.8rem 0 .4rem}.given{color:var(--soft);overflow-wrap:anywhere}.scroll{padding:.5rem;width:fit-content;max-width:100%}
.grids{display:flex;flex-wrap:wrap;gap:1rem 1.5rem;align-items:flex-start}.grids>*{min-width:0;max-width:100%}
.reading{font-size:.85rem;min-height:1.3rem;margin:.1rem 0 .3rem;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
[data-read],[data-write]{cursor:pointer}
.lines{display:block;max-width:100%;height:auto}.lines text{fill:var(--ink);font-size:15px}.lines .last{text-anchor:end}.lines rect{fill:transparent}
.look{fill:none;stroke:color-mix(in srgb,var(--soft) 55%,var(--panel));stroke-linecap:round}.look.here{stroke:rgb(var(--accent))}
.token.here rect{fill:rgb(var(--accent))}.token.here text{fill:var(--ground);font-weight:600}
table{border-collapse:separate;border-spacing:2px;width:auto;font-size:.85rem}
th,td{padding:1px;border:0;vertical-align:middle}th{font-weight:500;white-space:nowrap}th bdi{white-space:pre;overflow-wrap:normal}
thead th{padding:.1rem .2rem;max-width:7rem;overflow:hidden;text-overflow:ellipsis;text-align:center;color:var(--ink)}
td.here{outline:2px solid rgb(var(--accent));outline-offset:-1px}th.here{color:rgb(var(--accent))!important;font-weight:700!important}
tbody th{position:sticky;left:0;background:var(--panel);padding-right:.6rem;max-width:9rem;overflow:hidden;text-overflow:ellipsis}
tbody td{min-width:2.6rem;height:1.75rem;border-radius:3px;text-align:center;font-variant-numeric:tabular-nums;font-size:.72rem;
background:rgb(var(--accent)/calc(var(--shade)*.5))}
.words{display:grid;gap:.35rem}
.words div{display:flex;border-left:3px solid transparent;padding-left:.5rem;flex-wrap:wrap;gap:.35rem;align-items:baseline}.words b{min-width:5rem;overflow-wrap:anywhere}
.words .here{border-color:rgb(var(--accent))}
.word{position:relative;border:1px solid var(--line);border-radius:6px;padding:.1rem .5rem;background:linear-gradient(to right,rgb(var(--accent)/.32) var(--share),transparent var(--share))}
.word.written{border-color:rgb(var(--accent));font-weight:600}.word small{color:var(--soft);margin-left:.35rem;font-weight:400}
.controls{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;margin:.4rem 0;padding:.4rem 0;background:var(--ground);border-bottom:1px solid var(--line)}
.units{display:flex;gap:.4rem;align-items:center;min-width:0;flex:0 1 auto}.steps{display:flex;gap:.5rem;align-items:center;flex:1 1 24rem;min-width:0}
.unit{display:grid;grid-template-columns:minmax(0,46rem) minmax(15rem,1fr);gap:.5rem 1.5rem;align-items:start}
.drawn{border:1px solid var(--line);border-radius:8px;background:var(--panel);padding:.3rem}.tall{display:none}
select,button{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.35rem .6rem;min-width:0;max-width:100%}
input[type=range]{flex:1;min-width:6rem;accent-color:rgb(var(--accent))}
#now{min-width:8rem;font-variant-numeric:tabular-nums}
#curve{border:1px solid var(--line);border-radius:8px;background:var(--panel)}
.diagram,#curve{width:100%;height:auto}.wide,#curve{display:block}
.diagram text,#curve text{fill:var(--ink);text-anchor:middle;font-size:15px}
.diagram .number{font-variant-numeric:tabular-nums;font-weight:600;font-size:14.5px;paint-order:stroke;stroke:var(--panel);stroke-width:4px}
.diagram .label,.diagram .name{fill:var(--soft);font-size:12px}.diagram .end{font-size:18px;font-style:italic}
.diagram .label{font-style:italic;font-size:13px}.diagram .squash{font-size:14px}.diagram .name{font-size:10.5px}.diagram .word{font-size:16px;font-weight:600}
.wire{fill:none;stroke:color-mix(in srgb,var(--soft) 45%,var(--panel));stroke-width:2}
.flow{fill:none;stroke:rgb(var(--accent));stroke-linejoin:round;transition:stroke-width .2s}.flow.negative{stroke:var(--warn)}
.box{fill:var(--box);stroke:var(--boxline)}.joint{fill:var(--joint);stroke:var(--jointline)}.diagram .sign{font-size:16px}
#curve-line{fill:none;stroke:var(--soft);stroke-width:4}#curve-dot{fill:rgb(var(--accent))}#curve-dot.negative{fill:var(--warn)}.zero{stroke:var(--line)}
#equation{white-space:pre-wrap;font:.9rem/1.6 ui-monospace,monospace;overflow-wrap:anywhere;margin:.5rem 0}
@media (max-width:60rem){.unit{grid-template-columns:minmax(0,1fr)}}
@media (max-width:40rem){.wide{display:none}.tall{display:block;max-width:24rem;margin:0 auto}.diagram .last{text-anchor:end}
.steps,.units{flex:1 1 100%}#now{min-width:6rem;font-size:.85rem}.controls select{flex:1}tbody td{min-width:2.3rem}}
`;
