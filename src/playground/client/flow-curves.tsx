/** The arrows turned round: from the written word whose loss is meant to the source words, as wide as what comes there. */
import { curve } from './attention-curves.tsx';
import type { Seen } from './seen.ts';
import type { StageLayout } from './stage-layout.ts';
import { topLayers } from './top-layers.ts';

/** Shares that are too small to be seen have no arrow. */
const LEAST = 0.02;

export function FlowCurves({ layout, seen: { flow, look } }: { layout: StageLayout; seen: Seen }) {
  const found = flow!;
  const from = layout.target[found.at];
  const sizes = look.trace.sourceIds.map((_, s) =>
    Math.hypot(...topLayers(look).encoder.flatMap((layer) => found.cellAt(layer, s).hidden)),
  );
  const all = sizes.reduce((sum, size) => sum + size, 0) || 1;
  return (
    <g>
      <marker
        id="arrow"
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="14"
        markerHeight="14"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path class="arrow-head" d="M0 0L8 4L0 8z" />
      </marker>
      {sizes.map((size, s) => {
        const to = layout.source[s];
        if (size / all < LEAST || from === undefined || to === undefined) return null;
        return (
          <path
            key={s}
            class="curve back"
            data-share={(size / all).toFixed(3)}
            d={curve(from.port, to.port, layout.isTall)}
            stroke-width={(0.8 + 9 * (size / all)).toFixed(1)}
            marker-end="url(#arrow)"
          />
        );
      })}
    </g>
  );
}
