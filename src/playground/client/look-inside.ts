/** A model that the reader has chosen is looked into: the page goes to where it speaks. */
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { goToPanel } from './go-to-panel.ts';
import { openCheckpoint } from './open-models.ts';

export function lookInside(name: string, checkpoint: Checkpoint): void {
  openCheckpoint(name, checkpoint);
  goToPanel('talk');
}
