/** What the tour says of the shipped model and of the page's pairs, against the model and the pairs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { trainInMemory } from '../../src/core.ts';
import { TOUR_ENGLISH } from '../../src/playground/client/tour-en.ts';
import { TOUR_KOREAN } from '../../src/playground/client/tour-ko.ts';
import { TOUR_MODEL, TOUR_STOPS } from '../../src/playground/client/tour-stops.ts';
import { pairsOf } from '../../src/playground/client/training.ts';
import { type Look, lookAt } from '../../src/playground/engine/look.ts';
import { loadModel } from '../../src/translation/load-model.ts';
import type { LoadedModel } from '../../src/translation/open-model.ts';

const ROOT = join(import.meta.dirname, '../..');
const REASON = 'My neighbor rested at home because it was hot.';

let model: LoadedModel;
let look: Look;
beforeAll(async () => {
  model = await loadModel(join(ROOT, 'checkpoints/en-ko.json'));
  look = lookAt(model, REASON);
});

const said = (stop: number) =>
  [TOUR_ENGLISH, TOUR_KOREAN].map((stops) => `${stops[stop - 1]!.question} ${stops[stop - 1]!.answer}`);

describe('the tour', () => {
  it('when the page holds the shipped model, then it is the one that the tour speaks of', () => {
    expect(model.checkpoint.weightHash).toBe(TOUR_MODEL);
  });

  it('when a stop names a word, then the cursor stands there', () => {
    const { encoder, decoder } = look.tokens;
    const wordAt = (stop: number) => [...encoder, '', ...decoder][TOUR_STOPS[stop - 1]!.at];
    expect([2, 3, 6, 7, 11].map(wordAt)).toEqual(['hot', '</s>', '', '더워서', '더워서']);
  });

  it('when “Our” stands in place of “My”, then the memory differs at the end by a hundredth of what it does at first', () => {
    const other = lookAt(model, REASON.replace('My', 'Our'));
    const cells = [look, other].map(({ trace }) => trace.encoder[0]!.steps.map(({ cell }) => cell!));
    const differences = cells[0]!.map((row, t) => row.reduce((sum, c, j) => sum + Math.abs(c - cells[1]![t]![j]!), 0));
    expect(differences.at(-1)! / differences[0]!).toBeGreaterThan(0.005);
    expect(differences.at(-1)! / differences[0]!).toBeLessThan(0.02);
  });

  it('when the sentence is handed over, then some two hundred numbers are', () => {
    const [layer] = look.trace.decoder;
    expect(look.trace.decoder).toHaveLength(1);
    expect(layer!.start.hidden.length + layer!.start.cell!.length).toBe(192);
  });

  it('when 더워서 is written, then “hot” is looked at most', () => {
    const weights = look.trace.attention![look.tokens.decoder.indexOf('더워서')]!;
    expect(look.tokens.encoder[weights.indexOf(Math.max(...weights))]).toBe('hot');
  });

  it('when names are unknown, then they are copied', () => {
    const { unknown, explanation } = lookAt(model, TOUR_STOPS[9]!.sentence);
    expect(unknown).toEqual(['Zoltan', 'Lyon']);
    for (const name of unknown) expect(explanation.translation).toContain(name);
  });

  it('when training begins on the pairs of the page, then there are as many words as is said, and the loss is their ln', async () => {
    const pairs = pairsOf(readFileSync(join(ROOT, 'corpora/en-ko/train.tsv'), 'utf8')).slice(0, 2000);
    const controller = new AbortController();
    const losses: number[] = [];
    const { checkpoint } = await trainInMemory(
      { preset: 'toy', hiddenSize: 48, embeddingSize: 48, attention: 'dot', learningRate: 0.006 },
      {
        pairs,
        signal: controller.signal,
        onEvent: (event) => {
          if (event.type !== 'step') return;
          losses.push(event.loss);
          controller.abort();
        },
      },
    );
    const words = checkpoint.vocabularies.target.length;
    for (const text of said(8)) expect(text).toContain(`${words}`);
    for (const text of said(8)) expect(text).toContain(Math.log(words).toFixed(1));
    expect(losses[0]).toBeCloseTo(Math.log(words), 1);
  });
});
