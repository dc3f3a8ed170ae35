import type { EventOf } from '../../training/events.ts';
import type { Paint } from './epoch-table.ts';

/** Where a run is drawn: lines that stay, and the state of the moment. */
export interface Screen {
  readonly width: number;
  readonly paint: Paint;
  line(text: string): void;
  step(event: EventOf<'step'>): void;
  busy(text: string): void;
  close(): void;
}
