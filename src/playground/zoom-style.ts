/** The look of the barcode, the cell, the sums and the grips. */
export const ZOOM_STYLE = `
.choices{display:flex;flex-wrap:wrap;gap:.5rem .9rem;margin:.3rem 0 .7rem;font-size:.86rem}
.choices label{display:flex;gap:.4rem;align-items:center;color:var(--soft)}.choices select,.choices input{color:var(--ink)}
.choices input{width:4.6rem;background:var(--field);border:1px solid var(--line);border-radius:999px;padding:.22rem .3rem .22rem .75rem;font-size:.88rem}
.grid svg{display:block;max-width:100%;cursor:crosshair;touch-action:pan-y}
.row-name{font:13px system-ui,sans-serif;fill:var(--soft);text-anchor:end}.row-name.here{fill:var(--accent);font-weight:700}
.row-mark,.column-mark{fill:none;stroke:var(--accent);stroke-width:1.5}.column-mark{stroke-width:2}
.pairs .chip{font-size:.82rem;padding:.12rem .6rem}
.cell{display:block;width:100%;max-width:30rem;margin:.2rem auto}
.cell text{font:14px system-ui,sans-serif;fill:var(--ink);text-anchor:middle;font-variant-numeric:tabular-nums}
.cell .sign{font-size:16px}.cell .sign.small{font-size:12px}.cell .read{font-weight:600}
.cell .wire,.drawn .wire{fill:none;stroke:color-mix(in srgb,var(--soft) 40%,var(--card));stroke-width:1.6}
.flow{fill:none;stroke:var(--positive);stroke-linejoin:round}.flow.minus{stroke:var(--negative)}
.layer-box,.drawn .box{fill:color-mix(in srgb,#e0a92e 24%,var(--card));stroke:#b58417}
.joint,.drawn .joint{fill:color-mix(in srgb,#d0507a 20%,var(--card));stroke:#c04a70}
.number{cursor:pointer}.number rect{fill:transparent;stroke:transparent}.number:hover rect{stroke:var(--accent)}
.number.open rect{fill:var(--accent-soft);stroke:var(--accent)}.cell .number text{font-weight:600}.cell .number .label{font-weight:400;font-style:italic;fill:var(--soft);font-size:12.5px}
.drawn svg{display:block;width:100%;height:auto}.drawn svg.tall{max-width:22rem;margin:0 auto}.drawn .tall :is(.label,.number,.end,.word){font-size:17px}.drawn .opens{cursor:pointer}.drawn .opens:hover{fill:var(--accent)}.drawn .label{transform:translateY(-4px)}.drawn .number{transform:translateY(3px)}.drawn text{fill:var(--ink);text-anchor:middle;font-size:19px;font-variant-numeric:tabular-nums}.drawn .number{font-weight:600;paint-order:stroke;stroke:var(--card);stroke-width:5px}.drawn .name{font-size:14px}.drawn .label{fill:var(--soft);font-style:italic}
.numbers-row{border:0;padding:0;margin:.4rem 0;display:flex;flex-wrap:wrap;gap:.3rem;min-width:0}.numbers-row .chip{font-size:.82rem;padding:.14rem .6rem}.numbers-row legend{margin-bottom:.25rem}
.numbers-row b{font-variant-numeric:tabular-nums;font-weight:600}
.origin{border-top:1px solid var(--line);margin-top:.7rem}.origin h3{color:var(--ink);font-size:1rem}.origin p{font-size:.9rem}
.equation{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:.84rem;overflow-wrap:anywhere;background:var(--field);border-radius:6px;padding:.25rem .5rem;margin:.2rem 0}
.parts{width:100%;margin:.4rem 0;table-layout:fixed}.parts th{text-align:left;white-space:normal;font-size:.83rem;width:46%;padding:.1rem .2rem}.parts td{background:none}
#backward .parts{table-layout:auto}#backward .parts thead th{width:auto;text-align:right}#backward .figure{width:auto;white-space:nowrap}
.parts .figure{width:3.8rem;text-align:right}
.signed{position:relative;height:1.1rem}.signed::before{content:"";position:absolute;left:50%;top:0;bottom:0;border-left:1px solid var(--line)}
.signed span{position:absolute;top:20%;bottom:20%;border-radius:3px}.signed .plus{left:50%;background:var(--positive)}.signed .minus{right:50%;background:var(--negative)}
.pushes td{text-align:left;padding:0 0 .4rem}.push{display:inline-block;font:.74rem ui-monospace,SFMono-Regular,Menlo,monospace;border:0;background:none;color:var(--soft);padding:.05rem .5rem .05rem 0;text-align:left}
button.push{text-decoration:underline dotted;text-underline-offset:3px}button.push:hover{color:var(--accent)}
.source summary{cursor:pointer;color:var(--soft);font-size:.86rem;margin-top:.5rem}
.source .lines{overflow-x:auto;background:var(--field);border-radius:8px;padding:.5rem;margin:.4rem 0 0}.source pre{font-size:.74rem;line-height:1.45;margin:0}.source code.lit{background:var(--accent-soft);color:var(--accent);font-weight:700}
.grip{border:0;padding:0;margin:.35rem 0;display:flex;gap:0;align-items:center;min-width:0}.grip legend{float:left;width:8rem;font-size:.9rem;padding:0}
.grip .chip{border-radius:0;margin-left:-1px}.grip .chip:first-of-type{border-radius:999px 0 0 999px}.grip .chip:last-of-type{border-radius:0 999px 999px 0}
.check{display:flex;gap:.5rem;align-items:flex-start;font-size:.9rem;margin:.6rem 0 .2rem}.check input{margin:.28rem 0 0;accent-color:var(--accent)}
.changed{border-left:3px solid var(--accent);padding:.1rem 0 .1rem .7rem;margin-top:.6rem}.changed p{margin:.1rem 0}
del{color:var(--warn);text-decoration-thickness:2px;margin-right:.3rem}ins{color:var(--accent);font-weight:600;text-decoration-thickness:2px;text-underline-offset:3px;margin-right:.3rem}
.challenges{list-style:none;margin:.3rem 0 0;padding:0;display:grid;gap:.45rem;font-size:.9rem}.challenges li{display:grid;grid-template-columns:1.4rem 1fr;align-items:baseline}.challenges .chip{margin-left:.4rem;font-size:.8rem;padding:.05rem .6rem}
.challenges .done .tick,.challenges b{color:var(--accent);font-weight:700}
.file{display:inline-block;cursor:pointer}.file input{position:absolute;opacity:0;width:1px;height:1px}.file:focus-within{outline:3px solid color-mix(in srgb,var(--accent) 60%,transparent);outline-offset:2px}
.other{font-size:1.2rem}
.chip.main{background:var(--accent);color:var(--on-accent);border-color:var(--accent);font-weight:600;padding:.3rem 1.1rem}
textarea{width:100%;font:.85rem ui-monospace,monospace;background:var(--field);color:var(--ink);border:1px solid var(--line);border-radius:8px;padding:.5rem;margin-top:.3rem}summary.soft{cursor:pointer}
.curve-frame{display:block;width:100%;max-width:34rem}.axis{fill:none;stroke:var(--line)}.loss{fill:none;stroke:var(--accent);stroke-width:2;stroke-linejoin:round}.dev{fill:var(--negative)}
.tick{font:10.5px system-ui,sans-serif;fill:var(--soft);text-anchor:end}.key{font:12px system-ui,sans-serif;text-anchor:end}.loss-key,.dev-key{text-anchor:start}.loss-key{fill:var(--accent)}.dev-key{fill:var(--warn)}
.back{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:center;font-size:.9rem;font-variant-numeric:tabular-nums;margin-top:.6rem}.back input{flex:1 1 12rem;accent-color:var(--accent)}.back span{min-width:17rem}
.samples{list-style:none;margin:.4rem 0 .6rem;padding:0;display:grid;gap:.4rem;font-size:.9rem}.samples li{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) minmax(0,1fr);gap:.1rem .8rem;border-left:3px solid var(--line);padding-left:.6rem}.samples .right{border-color:var(--accent)}.samples b{font-weight:600}
@media (max-width:40rem){.samples li{grid-template-columns:minmax(0,1fr)}}
.lanes{display:grid;gap:.4rem 1.4rem;grid-template-columns:minmax(0,1fr) minmax(0,1fr);align-items:start}@media (max-width:40rem){.lanes{grid-template-columns:minmax(0,1fr)}}
.lane p{font-size:.88rem;margin:.15rem 0 .5rem;font-variant-numeric:tabular-nums}.strip{display:block;width:100%;background:var(--field);border-radius:6px}.strip.rnn{fill:var(--negative)}.strip.lstm{fill:var(--accent)}.strip .matters{fill:none;stroke:var(--ink);stroke-width:1.4}
.lane-line path{fill:none;stroke-width:2;stroke-linejoin:round}.lane-line.rnn path{stroke:var(--negative)}.lane-line.lstm path{stroke:var(--accent)}.lane-line.rnn text{fill:var(--negative)}.lane-line.lstm text{fill:var(--accent)}
.result code{background:var(--accent-soft);border-radius:5px;padding:.05rem .4rem}
`;
