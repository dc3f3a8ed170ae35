/** Attention between the words as curves: the more weight, the wider. What the cursor concerns stands out. */
import type { Seen } from './seen.ts';
import type { StageLayout } from './stage-layout.ts';

/** Weights that are too small to be seen have no curve. */
const LEAST = 0.02;
/** Between two models: what is told apart. */
const APART = 0.2;

/** A path between the ports of two words. */
export function curve(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  isTall: boolean,
): string {
  const bend = isTall ? (x1 - x0) / 2 : (y1 - y0) / 2;
  const [a, b] = isTall ? [`${x0 + bend} ${y0}`, `${x1 - bend} ${y1}`] : [`${x0} ${y0 + bend}`, `${x1} ${y1 - bend}`];
  return `M${x0} ${y0}C${a},${b},${x1} ${y1}`;
}

export function AttentionCurves({ layout, seen }: { layout: StageLayout; seen: Seen }) {
  const { attention } = seen.look.trace;
  const now = seen.moment;
  const isHere = (s: number, t: number) =>
    now !== null && ((now.kind === 'write' && now.at === t) || (now.kind === 'read' && now.at === s));
  return (
    <g>
      {attention?.flatMap((weights, t) =>
        weights.map((weight, s) => {
          const [from, to] = [layout.source[s], layout.target[t]];
          if (weight < LEAST || from === undefined || to === undefined) return null;
          const elsewhere = seen.apart?.attention(t)?.[s];
          const isApart = elsewhere !== undefined && Math.abs(elsewhere - weight) >= APART;
          return (
            <path
              key={`${s} ${t}`}
              class={`curve${isHere(s, t) ? ' here' : ''}${isApart ? ' apart' : ''}`}
              d={curve(from.port, to.port, layout.isTall)}
              stroke-width={(0.8 + 9 * weight).toFixed(1)}
              opacity={(0.2 + 0.8 * weight).toFixed(2)}
            />
          );
        }),
      )}
    </g>
  );
}
