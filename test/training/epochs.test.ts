import { expect, it } from 'vitest';
import { resolveConfig } from '../../src/config-resolution.ts';
import { Epochs, encodePairs } from '../../src/training/epochs.ts';
import { inOneGo } from '../../src/turns.ts';
import { buildCodecs } from '../support/codecs.ts';

const TEXT = {
  sources: ['the cat sat on the mat', 'the mat is flat', 'a cat', 'that is that'],
  targets: ['die katze sass auf der matte', 'die matte ist flach', 'eine katze', 'das ist das'],
};

/** Epochs whose training pairs count how often they are gone through. */
function countedEpochs() {
  const config = resolveConfig({ flags: { tokenizer: 'bpe', merges: 20, minimumFrequency: 1, bpeDropout: 0.3 } });
  const codecs = buildCodecs(TEXT.sources, TEXT.targets, config);
  const train = inOneGo(encodePairs(TEXT, codecs, config.maximumLength));
  const { sources, targets } = TEXT;
  let cuts = 0;
  const watched = new Proxy(sources, {
    get(texts, key: string) {
      if (key === '0') cuts++;
      return Reflect.get(texts, key);
    },
  });
  return { epochs: new Epochs({ ...train, text: { sources: watched, targets } }, codecs, config), cuts: () => cuts };
}

it('when an epoch is asked for again while the next one is cut in advance, then neither is cut twice', async () => {
  const { epochs, cuts } = countedEpochs();
  const begun = await epochs.epoch(0);
  for (let validation = 0; validation < 3; validation++) {
    const ahead = epochs.epoch(1);
    expect(await epochs.epoch(0)).toBe(begun);
    await ahead;
  }
  expect(cuts()).toBe(2);
});

it('when epochs go on, then each is cut once, and those that lie further back are forgotten', async () => {
  const { epochs, cuts } = countedEpochs();
  const begun = await epochs.epoch(0);
  for (let epoch = 1; epoch < 4; epoch++) await epochs.epoch(epoch);
  expect(cuts()).toBe(4);
  expect(await epochs.epoch(0)).toEqual(begun);
  expect(cuts()).toBe(5);
});
