/** `?embed=cell`: one panel alone, for a slide or a frame. */

const PANELS = ['talk', 'stage', 'barcode', 'cell', 'hands', 'challenges', 'train', 'lanes'] as const;

export type Panel = (typeof PANELS)[number];

/** The panels that are asked for; `null` for the whole page. */
export function embeddedPanels(search: string): readonly Panel[] | null {
  const wanted = new URLSearchParams(search).get('embed')?.split(',') ?? [];
  const found = PANELS.filter((panel) => wanted.includes(panel));
  return found.length === 0 ? null : found;
}

/** Whether a panel follows the page's cursor. */
export function hasCursor(panel: Panel): boolean {
  return !['challenges', 'train', 'lanes'].includes(panel);
}
