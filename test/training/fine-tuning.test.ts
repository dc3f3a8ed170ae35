import { expect, it } from 'vitest';
import { resolveConfig } from '../../src/config-resolution.ts';
import type { TrainingEvent } from '../../src/training/events.ts';
import { tellingUnknown } from '../../src/training/fine-tuning.ts';
import { buildCodecs } from '../support/codecs.ts';

it('when it is counted what a model lacks of a large corpus, then there are pauses in which signals are heard', () => {
  const config = resolveConfig({ flags: { tokenizer: 'word', minimumFrequency: 1 } });
  const codecs = buildCodecs(['one two'], ['eins zwei'], config);
  const events: TrainingEvent[] = [];
  const many = (text: string) => Array<string>(5000).fill(text);
  const train = { sources: many('one three'), targets: many('eins zwei') };
  const pauses = [...tellingUnknown(train, codecs, (event) => events.push(event))];
  expect(pauses.length).toBeGreaterThanOrEqual(2 * 5);
  expect(events).toMatchObject([
    { type: 'notice', message: expect.stringContaining('source 1 (5,000 of 10,000 in train, 50.0 %), target 0 (0 of') },
  ]);
});
