/** What the report page has beyond the common sheet. */
export const PAGE_STYLE = `
:root{--bad:#b3261e;--b0:#1f5fbf;--b1:#c4480f;--b2:#0b7a53;--b3:#8f2d8c;--b4:#8a6a00;--b5:#5b6470}
@media (prefers-color-scheme:dark){:root{--bad:#ff8a80;--b0:#7db4ff;--b1:#ff9a5c;--b2:#4fd09b;--b3:#e58be2;--b4:#e3c04a;--b5:#b3bcc8}}
figcaption,caption,.details{color:var(--soft)}small{font-size:.8rem;font-weight:400}
a{color:var(--b0)}[hidden]{display:none!important}
.scores tbody th{overflow-wrap:anywhere;min-width:7rem}.scores .figure{text-align:left;font-size:1.1rem}
.scores .figure small{display:block;white-space:nowrap}.details{font-size:.85rem;min-width:14rem}
.better{color:var(--good)}.worse{color:var(--bad)}
details{margin:.6rem 0}.text details{margin:0}dl{margin:.4rem 0;font-size:.85rem}dt{font-weight:600}
dd{margin:0 0 .4rem;font-family:ui-monospace,monospace;overflow-wrap:anywhere}
figure{margin:0;padding:.8rem;border:1px solid var(--line);border-radius:8px;background:var(--panel);min-width:0}
figcaption{font-size:.9rem;margin-bottom:.6rem}figure svg{display:block;width:100%;height:auto;max-width:30rem}
svg text{fill:var(--ink);font-size:11.5px;font-variant-numeric:tabular-nums}svg .label{text-anchor:end;font-weight:600}
svg .note{text-anchor:end;fill:var(--soft);font-size:10px}
.bar0{fill:var(--b0)}.bar1{fill:var(--b1)}.bar2{fill:var(--b2)}.bar3{fill:var(--b3)}.bar4{fill:var(--b4)}.bar5{fill:var(--b5)}
.controls{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;margin:.6rem 0}
input,select{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.4rem .6rem;min-width:0;max-width:100%}
input{flex:1 1 14rem}#shown{color:var(--soft);font-variant-numeric:tabular-nums}
#sentences,#sentences thead,#sentences tbody{display:block}#sentences th,#sentences td{border:0}
#sentences tr{display:grid;grid-template-columns:4rem repeat(var(--metrics),5.5rem) minmax(0,1fr);border-top:1px solid var(--line)}
#sentences tbody tr{content-visibility:auto;contain-intrinsic-size:auto 7rem}
#sentences .text{display:grid;grid-template-columns:6rem minmax(0,1fr);gap:.6rem;margin:0;color:var(--ink)}
#sentences .text>span{color:var(--soft);font-size:.8rem;line-height:1.5rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
:target{background:var(--panel);outline:2px solid var(--b0)}
@media (max-width:44rem){.scores,.scores tbody{display:block}.scores thead{display:none}.scores th,.scores td{border:0;padding:0;min-width:0}
.scores tr{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.2rem .8rem;padding:.5rem .7rem;border-top:1px solid var(--line)}
.scores tr:first-child{border-top:0}.scores .details,.scores td[data-name]{grid-column:1/-1}
.scores td[data-name]{position:relative;padding-left:7rem;white-space:normal}
.scores td[data-name]::before{content:attr(data-name);position:absolute;left:0;font-size:.85rem;color:var(--soft)}
#sentences thead{display:none}#sentences tr{display:block}
#sentences tbody tr{padding:.6rem 0;contain-intrinsic-size:auto 14rem}#sentences td{display:block;border:0;padding:.1rem 0}
#sentences td.figure{display:inline-block;margin-right:1rem;text-align:left;vertical-align:top}
#sentences td.figure::before{content:attr(data-name) " ";color:var(--soft);font-size:.8rem}
#sentences .text{grid-template-columns:4.6rem minmax(0,1fr)}}
`;
