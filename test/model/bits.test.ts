/** The same seed gives the same weights, whatever the tile and the engine: `npm run prove:bits` asks every Node in turn. */
import { describe, expect, it } from 'vitest';
import { allowRelaxedSimd } from '../../src/runtime/engine-flags.ts';
import { ARITHMETICS } from '../../src/tensor/multiply-add.ts';
import { fusesExactly } from '../../src/wasm/fused-probe.ts';
import { fiftyUpdates } from '../support/fifty-updates.ts';

/** A change of these hashes is a change of every model's bits: say so in the changelog. */
const HASHES = { fused: 'e13d4575', separate: 'aa644987' } as const;

allowRelaxedSimd();
const here = ARITHMETICS.filter((arithmetic) => arithmetic === 'separate' || fusesExactly());
const forms = here.flatMap((arithmetic) => (['4x8', '4x16', '6x16'] as const).map((tile) => ({ arithmetic, tile })));

describe('the weights after fifty updates from one seed', () => {
  it.each(forms)(
    'when arithmetic is $arithmetic and the tile $tile, then they have the same bits as on any other engine',
    ({ arithmetic, tile }) => {
      const { hash, losses } = fiftyUpdates(tile, arithmetic);
      expect(losses.at(-1)).toBeLessThan(losses[0]!);
      expect(hash).toBe(HASHES[arithmetic]);
    },
  );
});
