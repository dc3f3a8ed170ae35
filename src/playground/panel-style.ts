/** The look of the stage, the bars and the tables. */
export const PANEL_STYLE = `
.stage{margin:.4rem 0 .2rem}.stage svg{display:block;max-width:100%;touch-action:pan-y;cursor:default}
.stage text{font:15px system-ui,sans-serif;fill:var(--ink);text-anchor:middle;pointer-events:none}
.stage .direction{fill:var(--soft)}
.word{cursor:pointer}.word.end text{fill:var(--soft);font-style:italic}
.word-box{fill:var(--field);stroke:var(--line)}
.word:hover .word-box{stroke:var(--accent)}
.word.here .word-box{fill:var(--accent);stroke:var(--accent)}.word.here text{fill:var(--on-accent)}
.word.apart .word-box{stroke:var(--negative);stroke-width:2;stroke-dasharray:4 2}
.tile-ground{fill:var(--field);stroke:var(--line)}.word.here .tile-ground{stroke:var(--accent);stroke-width:2}
.positive{fill:var(--positive)}.negative{fill:var(--negative)}
.level1{opacity:.22}.level2{opacity:.45}.level3{opacity:.7}.level4{opacity:1}
.faint{opacity:.16}
.curve{fill:none;stroke:color-mix(in srgb,var(--soft) 55%,var(--card));stroke-linecap:round}
.curve.here{stroke:var(--accent)}.curve.apart{stroke:var(--negative)}.curve.back{stroke:var(--negative);stroke-linecap:butt;opacity:.75}.arrow-head{fill:var(--negative)}
.transport{display:flex;gap:.5rem;align-items:center;flex-wrap:wrap}

.dock{position:sticky;bottom:0;background:color-mix(in srgb,var(--card) 92%,transparent);backdrop-filter:blur(6px);border:1px solid var(--line);border-radius:14px 14px 0 0;border-bottom:0;padding:.45rem 1rem;box-shadow:0 -4px 16px #10182814;z-index:2}
.transport input{flex:1 1 8rem;min-width:6rem;accent-color:var(--accent)}
.now{color:var(--soft);font-size:.86rem;min-width:13rem;font-variant-numeric:tabular-nums}
.round{display:grid;place-items:center;width:2.5rem;height:2.5rem;border-radius:50%;border:1px solid var(--accent);background:var(--accent);color:var(--on-accent);padding:0}
.round.small{width:2rem;height:2rem;background:var(--field);border-color:var(--line);color:var(--ink)}
.round:hover{filter:brightness(1.07)}
.icon{width:1.1rem;height:1.1rem;fill:currentColor}
.small .icon{fill:none;stroke:currentColor;stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
.bars{display:grid;gap:.25rem}
.bar{position:relative;display:flex;justify-content:space-between;gap:.6rem;align-items:center;border:1px solid var(--line);border-radius:7px;background:var(--field);padding:.22rem .6rem;overflow:hidden;text-align:left;width:100%}
.bar>*{position:relative}.bar .fill{position:absolute;inset:0 auto 0 0;background:var(--accent-soft)}
.bar:hover{border-color:var(--accent)}.bar[aria-pressed=true]{border-color:var(--accent);font-weight:600}
.figure{font-variant-numeric:tabular-nums;font-size:.85rem;color:var(--soft)}
.moment h2{overflow-wrap:anywhere}.bar bdi{overflow-wrap:anywhere;min-width:0}.moment h2 bdi{background:var(--accent-soft);border-radius:6px;padding:.05rem .4rem}
.numbers{margin-top:.8rem}.numbers summary{cursor:pointer;color:var(--soft);font-size:.88rem}
.scroll{overflow-x:auto;margin-top:.4rem}
table{border-collapse:separate;border-spacing:2px;font-size:.82rem;font-variant-numeric:tabular-nums}
th{font-weight:500;text-align:right;padding:.1rem .4rem;white-space:nowrap}thead th{text-align:center;color:var(--soft)}
td{padding:.15rem .35rem;text-align:center;border-radius:4px;background:color-mix(in srgb,var(--accent) calc(var(--shade)*45%),var(--card))}
tr.here th{color:var(--accent);font-weight:700}
@media (max-width:40rem){.dock{padding:.4rem .7rem}.now{flex:1 0 100%;min-width:0;order:5}}
`;
