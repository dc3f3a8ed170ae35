/** The style of the report page: light and dark, wide and narrow. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1c2126;--soft:#59636e;--line:#d9dee3;--panel:#f4f6f8;--good:#0b6b48;
--bad:#b3261e;--ins:#d9f2e3;--del:#fbe0dd;--b0:#1f5fbf;--b1:#c4480f;--b2:#0b7a53;--b3:#8f2d8c;--b4:#8a6a00;--b5:#5b6470}
@media (prefers-color-scheme:dark){:root{--ground:#14181d;--ink:#e8ecf0;--soft:#a3adb8;--line:#39424c;--panel:#1c2229;
--good:#4fd09b;--bad:#ff8a80;--ins:#123d2b;--del:#4a1f1d;--b0:#7db4ff;--b1:#ff9a5c;--b2:#4fd09b;--b3:#e58be2;--b4:#e3c04a;--b5:#b3bcc8}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:76rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.4rem;line-height:1.3;margin:.2rem 0;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}
p{margin:.4rem 0}p,figcaption,small,caption,.details{color:var(--soft)}small{font-size:.8rem;font-weight:400}
a{color:var(--b0)}[hidden]{display:none!important}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px;background:var(--panel)}
table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:600}
th,td{padding:.45rem .7rem;vertical-align:top;border-top:1px solid var(--line)}thead th{border-top:0;font-size:.85rem;color:var(--soft)}
.scores tbody th{overflow-wrap:anywhere;min-width:7rem}.scores .figure{font-variant-numeric:tabular-nums;font-size:1.1rem;white-space:nowrap}
.scores .figure small{display:block;white-space:nowrap}.details{font-size:.85rem;min-width:14rem}
.better{color:var(--good)}.worse{color:var(--bad)}
.advice{border-left:4px solid var(--b1);padding:.2rem 0 .2rem .8rem;color:var(--ink)}
details{margin:.6rem 0}summary{cursor:pointer;color:var(--soft)}dl{margin:.4rem 0;font-size:.85rem}dt{font-weight:600}
dd{margin:0 0 .4rem;font-family:ui-monospace,monospace;overflow-wrap:anywhere}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:1rem}
figure{margin:0;padding:.8rem;border:1px solid var(--line);border-radius:8px;background:var(--panel);min-width:0}
figcaption{font-size:.9rem;margin-bottom:.6rem}figure svg{display:block;width:100%;height:auto;max-width:30rem}
svg text{fill:var(--ink);font-size:11.5px;font-variant-numeric:tabular-nums}svg .label{text-anchor:end;font-weight:600}
svg .note{text-anchor:end;fill:var(--soft);font-size:10px}
.bar0{fill:var(--b0)}.bar1{fill:var(--b1)}.bar2{fill:var(--b2)}.bar3{fill:var(--b3)}.bar4{fill:var(--b4)}.bar5{fill:var(--b5)}
.controls{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;margin:.6rem 0}
input,select{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.4rem .6rem;min-width:0;max-width:100%}
input{flex:1 1 14rem}#shown{color:var(--soft);font-variant-numeric:tabular-nums}
ins{background:var(--ins);text-decoration:underline;text-decoration-thickness:2px;border-radius:3px;padding:0 .15em}
del{background:var(--del);border-radius:3px;padding:0 .15em}
#sentences .figure,.faults .figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
#sentences,#sentences thead,#sentences tbody{display:block}#sentences th,#sentences td{border:0}
#sentences tr{display:grid;grid-template-columns:4rem repeat(var(--metrics),5.5rem) minmax(0,1fr);border-top:1px solid var(--line)}
#sentences tbody tr{content-visibility:auto;contain-intrinsic-size:auto 7rem}
#sentences td p{display:grid;grid-template-columns:6rem minmax(0,1fr);gap:.6rem;margin:0;color:var(--ink)}
#sentences td p span{color:var(--soft);font-size:.8rem;line-height:1.5rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
bdi{overflow-wrap:anywhere;white-space:pre-wrap}:target{background:var(--panel);outline:2px solid var(--b0)}
@media (max-width:44rem){#sentences thead{display:none}#sentences tr{display:block}
#sentences tbody tr{padding:.6rem 0;contain-intrinsic-size:auto 14rem}#sentences td{display:block;border:0;padding:.1rem 0}
#sentences td.figure{display:inline-block;margin-right:1rem;text-align:left;vertical-align:top}
#sentences td.figure::before{content:attr(data-name) " ";color:var(--soft);font-size:.8rem}
#sentences td p{grid-template-columns:4.6rem minmax(0,1fr)}}
`;
