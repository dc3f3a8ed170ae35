/** Pieces of markdown that the tables of docs/results.md share. */
import type { Searched, Trained } from '../run.ts';

/** What stands in the place of a table without rows. */
export const NONE = 'No run yet.';

export function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function both({ greedy, beam }: Searched): string {
  return `${shown(greedy.bleu.score)} / ${shown(beam.bleu.score)}`;
}

export function shown(score: number): string {
  return score.toFixed(2);
}

export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

/** The lines after a table: where its rows were measured. */
export function machines(results: readonly Trained[]): string[] {
  return ['', ...new Set(results.map(({ machine }) => `- ${machine}`))];
}

/** In the order in which their keys were first seen. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}
