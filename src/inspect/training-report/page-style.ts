/** What the page of a training run has beyond the common sheet. */
export const PAGE_STYLE = `
.facts,.options{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,10.5rem),1fr));gap:.5rem;margin:.8rem 0}
.facts div{border:1px solid var(--line);border-radius:8px;background:var(--panel);padding:.4rem .7rem}
.facts dd{font-size:1.1rem;font-variant-numeric:tabular-nums}
dt{font-size:.8rem;color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.options{gap:.3rem .7rem}.options dd{font-family:ui-monospace,monospace;font-size:.85rem}
figure{display:flex;flex-direction:column;justify-content:space-between;gap:.6rem;margin:0;padding:.8rem;border:1px solid var(--line);
border-radius:8px;background:var(--panel);min-width:0}
figcaption{font-size:.85rem;color:var(--soft)}figcaption b{display:block;font-size:1rem;color:var(--ink)}
figure svg{display:block;width:100%;height:auto;max-width:32rem}figure .ground{fill:none}
.best{color:var(--good);font-weight:600;white-space:nowrap}.hash{white-space:nowrap}
table{font-size:.9rem}thead .figure{white-space:normal;word-break:keep-all}tbody th{white-space:nowrap}table bdi{overflow-wrap:normal}
.shaded{background:rgb(var(--accent)/calc(var(--shade)*.55))}
.histogram{display:block}.histogram path{fill:rgb(var(--accent))}
.near{white-space:normal}.near span{display:inline-block;margin-right:.8rem;white-space:nowrap}
.sample{border:1px solid var(--line);border-radius:8px;background:var(--panel);padding:.7rem .9rem;margin:.7rem 0}
.sample p{margin:0}.sample .given{font-weight:600}
.sample .noun{font-size:.8rem;margin-top:.4rem}
.sample div{display:grid;grid-template-columns:4.2rem minmax(0,1fr);gap:.8rem;padding:.15rem 0;border-top:1px solid var(--line)}
.sample .figure{color:var(--soft)}.sample .right bdi{color:var(--good);font-weight:600}
summary{padding:.15rem 0}
`;
