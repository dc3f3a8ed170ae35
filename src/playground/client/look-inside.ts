/** A model that the reader has chosen is looked into: the page and the keyboard go to where it speaks. */
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { goToPanel } from './go-to-panel.ts';
import { focusPart } from './keep-focus.ts';
import { openCheckpoint } from './open-models.ts';

export function lookInside(name: string, checkpoint: Checkpoint): void {
  openCheckpoint(name, checkpoint);
  goToPanel('talk');
  requestAnimationFrame(() => {
    const talk = document.getElementById('talk'); // none in a page of other panels alone
    if (talk !== null) focusPart(talk);
  });
}
