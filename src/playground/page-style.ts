/** The look of the playground. Colours have names; dark and light give them their values. */
import { PANEL_STYLE } from './panel-style.ts';
import { ZOOM_STYLE } from './zoom-style.ts';

const LIGHT = `color-scheme:light;--ground:#f4f5f8;--card:#ffffff;--ink:#171b22;--soft:#596272;--line:#dde1e8;--field:#f7f8fb;
--accent:#2457c5;--accent-soft:#e4ecfc;--positive:#2a62d6;--negative:#d9601a;--warn:#a34408;--warn-soft:#fdf0e3;--shadow:0 1px 2px #10182814,0 4px 16px #1018280d;
--on-accent:#fff`;
const DARK = `color-scheme:dark;--ground:#0f1217;--card:#181d25;--ink:#e9edf3;--soft:#a2adbd;--line:#2d3542;--field:#12161d;
--accent:#8db4ff;--accent-soft:#22304d;--positive:#6ea1ff;--negative:#ff9350;--warn:#ffb27d;--warn-soft:#33241a;--shadow:none;
--on-accent:#0d1420`;

const BASE = `
*{box-sizing:border-box}
html{scroll-padding-bottom:5rem}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans KR","Noto Sans CJK KR",sans-serif}
#app{max-width:80rem;margin:0 auto;padding:1rem 1.25rem 2rem}
h1{font-size:1.15rem;margin:0;letter-spacing:-.01em}h2{font-size:1rem;margin:0 0 .25rem}h3{font-size:.85rem;margin:.9rem 0 .35rem;color:var(--soft);font-weight:600}
p{margin:.2rem 0 .6rem}.soft{color:var(--soft);font-size:.86rem}
:is(p,li,h1,h2,h3,summary,label):lang(ko){word-break:keep-all;overflow-wrap:break-word}
button,select,input{font:inherit;color:inherit}
button{cursor:pointer}
:focus-visible{outline:3px solid color-mix(in srgb,var(--accent) 60%,transparent);outline-offset:2px}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1rem 1.1rem;box-shadow:var(--shadow);min-width:0}
main{display:grid;gap:.9rem}
.stack{display:grid;gap:.9rem;min-width:0}
.two{display:grid;gap:.9rem;grid-template-columns:minmax(0,1fr) 19rem;align-items:start}
.spoken,.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.chip,select{background:var(--field);border:1px solid var(--line);border-radius:999px;padding:.22rem .75rem;font-size:.88rem}
.chip,.now,.changed,.parts th{overflow-wrap:anywhere;max-width:100%}
.chip:hover{border-color:var(--accent)}
.chip[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.warning{background:var(--warn-soft);color:var(--warn);border-radius:8px;padding:.4rem .7rem;font-size:.88rem;margin:.5rem 0 0}
.touring .card{scroll-margin-top:19.5rem}
.tour{padding-bottom:0;position:sticky;top:.4rem;z-index:3;max-height:46vh;overflow-y:auto;border-color:var(--accent);border-width:2px}.tour h2 small{color:var(--accent);font-weight:600;margin-right:.4rem}.tour p{max-width:60rem}.tour .answer{border-left:3px solid var(--accent);padding-left:.8rem}
.tour .steps{position:sticky;bottom:0;margin:.4rem 0 0;padding:.5rem 0 .8rem;background:var(--card)}
.save{float:right;display:inline-flex;gap:.3rem}.save .chip{font-size:.72rem;padding:.05rem .5rem;color:var(--soft)}
.row{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center}
.embedded{max-width:64rem;margin:0 auto}
.chip:disabled{opacity:.55;cursor:default}
footer{color:var(--soft);font-size:.82rem;padding:1rem .3rem 0}footer p{margin:.15rem 0;overflow-wrap:anywhere}
@media (prefers-reduced-motion:no-preference){.curve,.tile,.word-box,.faint{transition:opacity .18s,fill .18s,stroke .18s}.track span,.fill{transition:width .18s}}
.two.even{grid-template-columns:minmax(0,1fr) 29rem}.two.halves{grid-template-columns:repeat(2,minmax(0,1fr))}
@media (max-width:62rem){.two,.two.even,.two.halves{grid-template-columns:minmax(0,1fr)}}
@media (max-height:36rem){.tour{max-height:60vh}.tour .steps{position:static}}
@media (max-width:40rem){.tour{max-height:50vh;padding-bottom:0}.tour p{font-size:.92rem;line-height:1.4}.touring .card{scroll-margin-top:calc(50vh + 1rem)}#app{padding:.7rem .6rem 5rem}.card{padding:.8rem .75rem;border-radius:12px}}
`;

const TOP = `
.top{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between;padding:.1rem .2rem .8rem}
.names p{margin:0;color:var(--soft);font-size:.86rem}
.switches{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center}
.by-hand{border:1px solid var(--line);border-radius:8px;background:var(--field);padding:.2rem .5rem;font-size:.85rem;width:16rem}
.talk{display:grid;gap:.5rem .9rem;grid-template:auto 1fr/minmax(0,1fr) minmax(0,1fr);align-items:start}.translation{grid-area:1/2/3/3;overflow-wrap:anywhere}.help{grid-area:2/1;overflow-wrap:anywhere}.unknown-room{min-height:1.9rem}
.sentence{width:100%;font-size:1.22rem;padding:.6rem .8rem;border:1.5px solid var(--line);border-radius:10px;background:var(--field)}
.sentence:focus{outline:0;border-color:var(--accent);box-shadow:0 0 0 3px color-mix(in srgb,var(--accent) 25%,transparent)}
.pairs{border:0;padding:0;margin:.5rem 0 0;display:flex;flex-wrap:wrap;gap:.4rem;min-width:0}
.pairs legend{font-size:.82rem;color:var(--soft);padding:0;margin-bottom:.3rem}
.pair{display:inline-flex}.pair .chip:first-child{border-radius:999px 0 0 999px;border-right:0;padding-right:.6rem}.pair .chip:last-child{border-radius:0 999px 999px 0;padding-left:.6rem}
.unknown{list-style:none;margin:0;padding:0;display:grid;gap:.3rem;font-size:.88rem;color:var(--warn)}.unknown li{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center}
.unknown .chip{color:var(--ink)}
.written{border:0;margin:0;padding:.15rem 0;min-width:0;display:flex;flex-wrap:wrap;gap:.25rem .1rem;font-size:1.45rem;line-height:1.3}
.written>.soft{font-size:1rem;padding:.5rem}
.target{background:none;border:1.5px solid transparent;border-radius:10px;padding:.2rem .4rem .3rem;display:grid;gap:.15rem;justify-items:center;min-width:2.9rem;max-width:100%}
.target:hover{background:var(--field);border-color:var(--line)}.target[aria-pressed=true]{border-color:var(--accent);background:var(--accent-soft)}
.target.end bdi{font-size:.95rem;color:var(--soft);font-weight:400;line-height:1.9rem}
.target.given bdi{text-decoration:underline dotted var(--accent);text-underline-offset:.2em}
.probability{display:grid;width:100%;gap:.1rem}.probability small{font-size:.72rem;color:var(--soft);line-height:1}
.track{display:block;height:4px;border-radius:2px;background:var(--line);overflow:hidden}.track span{display:block;height:100%;background:var(--accent)}
@media (max-width:62rem){.talk{grid-template:none/minmax(0,1fr)}.translation,.help{grid-area:auto}}
@media (min-width:62.01rem){#moment{min-height:32.3rem}}
@media (max-width:40rem){.written{font-size:1.2rem}.names p{display:none}.sentence{font-size:1.05rem}}
`;

/** On paper: dark on white, and nothing that is for the hand. */
const PRINT = `@media print{:root,:root[data-theme]{${LIGHT}}.dock,.switches,.save,#tour,#checkpoints{display:none}.card{break-inside:avoid;box-shadow:none}*{print-color-adjust:exact}}`;

export const STYLE = `:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
:root[data-theme=light]{${LIGHT}}
:root[data-theme=dark]{${DARK}}
${BASE}${TOP}${PANEL_STYLE}${ZOOM_STYLE}${PRINT}`;
