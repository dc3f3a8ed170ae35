import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSha256 } from '../src/sha256.ts';

describe('SHA-256 in plain TypeScript', () => {
  it('when nothing is hashed, and the example of FIPS 180-4, then the digits are the published ones', () => {
    expect(createSha256().digest()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    const digits = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(createSha256().update('abc').digest()).toBe(digits);
  });

  it('when bytes and text come in pieces of any length, then the digits are those of node:crypto', () => {
    const piece = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 80 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const [ours, theirs] = [createSha256(), createHash('sha256')];
        for (const one of pieces) {
          ours.update(one);
          theirs.update(one);
        }
        expect(ours.digest()).toBe(theirs.digest('hex'));
      }),
    );
  });

  it('when a million bytes are hashed, then the digits are those of node:crypto', () => {
    const bytes = Uint8Array.from({ length: 1_000_003 }, (_, i) => (i * 7919) >> 3);
    expect(createSha256().update(bytes).digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});
