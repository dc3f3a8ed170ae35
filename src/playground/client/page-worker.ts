/** The page's own program once more, as a worker: it finds no document, and works. */
import type { LaneNews, LanesOrder } from '../engine/two-lanes.ts';
import type { TrainingNews, TrainingOrder } from './training.ts';

export type WorkOrder =
  | { readonly work: 'train'; readonly order: TrainingOrder }
  | { readonly work: 'lanes'; readonly order: LanesOrder };

interface News {
  readonly train: TrainingNews;
  readonly lanes: readonly LaneNews[];
}

interface Hearing<Work extends keyof News> {
  readonly hear: (news: News[Work]) => void;
  readonly fail: (message: string) => void;
}

/** Starts a worker on an order; call what is returned to end it. */
export function startWork<Work extends keyof News>(
  order: Extract<WorkOrder, { work: Work }>,
  { hear, fail }: Hearing<Work>,
): () => void {
  const program = new Blob([document.getElementById('program')!.textContent], { type: 'text/javascript' });
  const address = URL.createObjectURL(program);
  const worker = new Worker(address);
  worker.onmessage = ({ data }: MessageEvent<News[Work]>) => hear(data);
  worker.onerror = ({ message }) => fail(message);
  worker.postMessage(order);
  URL.revokeObjectURL(address);
  return () => worker.terminate();
}
