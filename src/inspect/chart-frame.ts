/** Where the parts of a line chart stand, in its own pixels. */

export const CHART_SIZE = { width: 834, height: 440 } as const;
export const LEGEND_ROW = 23;
export const LEGEND_COLUMN = 150;

/** Where the parts of a chart stand. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly top: number; readonly left: number; readonly width: number; readonly height: number };
  readonly legend: { readonly top: number; readonly left: number; readonly columns: number };
}

/** With its title, and the legend to the right. */
export const WIDE: Frame = {
  ...CHART_SIZE,
  plot: { top: 72, left: 72, width: 512, height: 312 },
  legend: { top: 82, left: 606, columns: 1 },
};

/** Without a title, the legend above the plot: as wide as a phone. */
export function compactFrame(seriesCount: number): Frame {
  const columns = 2;
  const top = seriesCount > 1 ? 16 + Math.ceil(seriesCount / columns) * LEGEND_ROW : 20;
  const plot = { top, left: 80, width: 288, height: 190 };
  return { width: 384, height: top + plot.height + 52, plot, legend: { top: 12, left: plot.left, columns } };
}
