/** Where each stop of the tour leads: a panel, and what it shows there. What is said there is in the languages' files. */

const REASON = 'My neighbor rested at home because it was hot.';

/** The weights of the model that the tour speaks of: of another one its words and numbers are not true. */
export const TOUR_MODEL = 'd1dd9df2';

interface TourStop {
  /** By the id of the panel. */
  readonly panel: 'talk' | 'stage' | 'barcode' | 'cell' | 'hands' | 'train' | 'moment';
  readonly sentence: string;
  readonly at: number;
  readonly number?: string;
  readonly order?: 'memory' | 'number';
}

/** In step with the chapters of the guide. */
export const TOUR_STOPS: readonly TourStop[] = [
  { panel: 'talk', sentence: REASON, at: 0 },
  { panel: 'stage', sentence: REASON, at: 8 },
  { panel: 'barcode', sentence: REASON, at: 10, order: 'memory' },
  { panel: 'cell', sentence: REASON, at: 8, number: 'f' },
  { panel: 'cell', sentence: REASON, at: 8, number: 'c' },
  { panel: 'stage', sentence: REASON, at: 11 },
  { panel: 'moment', sentence: REASON, at: 14 },
  { panel: 'train', sentence: REASON, at: 14 },
  { panel: 'moment', sentence: REASON, at: 14 },
  { panel: 'talk', sentence: 'Zoltan lives in Lyon.', at: 7 },
  { panel: 'hands', sentence: REASON, at: 14 },
];
