/** The page as a stop of the tour wants it. */
import { NO_EDITS } from '../engine/edits.ts';
import { goToPanel, goToWord } from './go-to-panel.ts';
import { beginning, edits, playing, position, sentence } from './state.ts';
import { TOUR_STOPS } from './tour-stops.ts';
import { openNumber, order } from './zoom-state.ts';

/** Shows what a stop is about; whatever was held or chosen is let go of. */
export function goToStop(index: number): void {
  const { panel, sentence: text, at, number, order: by } = TOUR_STOPS[index]!;
  playing.value = false;
  [sentence.value, beginning.value, edits.value, position.value] = [text, [], NO_EDITS, at];
  if (number !== undefined) openNumber.value = number;
  order.value = by ?? 'number';
  if (panel === 'stage') goToWord(panel);
  else goToPanel(panel);
}
