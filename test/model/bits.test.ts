/** The same seed gives the same weights, whatever the tile and the engine: `npm run prove:bits` asks every Node in turn. */
import { describe, expect, it } from 'vitest';
import { fiftyUpdates } from '../support/fifty-updates.ts';

/** A change of this hash is a change of every model's bits: say so in the changelog. */
const HASH = 'aa644987';

describe('the weights after fifty updates from one seed', () => {
  it.each(['4x8', '4x16'] as const)(
    'when the tile is %s, then they have the same bits as on any other engine',
    (tile) => {
      const { hash, losses } = fiftyUpdates(tile);
      expect(losses.at(-1)).toBeLessThan(losses[0]!);
      expect(hash).toBe(HASH);
    },
  );
});
