/** The two lanes as the page sees them: what was chosen, how each is now, and how it came there. */
import { signal } from '@preact/signals';
import type { LaneNews, LanesOrder } from '../engine/two-lanes.ts';
import { startWork } from './page-worker.ts';

export const LANE_LAGS = [10, 20, 50, 100] as const;

export const laneChoices = signal<LanesOrder>({ task: 'order', lag: 50, seed: 1, arithmetic: null });
/** Every look at both lanes since they were started. */
export const laneLooks = signal<readonly (readonly LaneNews[])[]>([]);
/** The order that these looks are of. */
export const lanesRun = signal<LanesOrder>(laneChoices.peek());
export const lanesRunning = signal(false);
export const lanesFailure = signal<string | null>(null);

let endWork = () => {};

export function startLanes(): void {
  stopLanes();
  [laneLooks.value, lanesFailure.value] = [[], null];
  lanesRun.value = laneChoices.value;
  lanesRunning.value = true;
  endWork = startWork({ work: 'lanes', order: laneChoices.value }, { hear, fail });
}

export function stopLanes(): void {
  endWork();
  lanesRunning.value = false;
}

function hear(news: readonly LaneNews[]): void {
  laneLooks.value = [...laneLooks.value, news];
  if (news.every(({ solved }) => solved !== null)) stopLanes();
}

function fail(message: string): void {
  lanesFailure.value = message;
  stopLanes();
}
