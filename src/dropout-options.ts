/** What is left out in training, and how much of that: the options of `nmt train` about dropout, in one place. */
import { z } from 'zod';

/** From 0 up to, and not including, 1. */
export const share = () => z.number().min(0).lt(1);

/** The rates, which belong to the model. `null` is "as the option beside it". */
export const dropoutRates = {
  embeddingDropout: share().default(0.1).describe('dropout on word vectors'),
  targetEmbeddingDropout: share()
    .nullable()
    .default(null)
    .describe('dropout on the word vectors that the decoder reads (default: embeddingDropout)'),
  dropout: share().default(0.1).describe('dropout on encoder output, between layers and on the readout'),
  readoutDropout: share().nullable().default(null).describe('dropout on the readout alone (default: dropout)'),
  cleanFeed: z.boolean().default(false).describe('input feeding reads the readout as it was before dropout'),
  recurrentDropout: share().default(0).describe('dropout on the recurrent state, one mask a sentence'),
  wordDropout: share().default(0).describe('chance that a whole input word is blanked in training'),
  targetWordDropout: share()
    .nullable()
    .default(null)
    .describe('the same for the words that the decoder reads (default: wordDropout)'),
};

/** How much of all these rates is in force, which the run decides. */
export const dropoutStrength = {
  dropoutGrowth: share().default(0).describe('share of the run in which all dropout grows from nothing to its rates'),
  dropoutPasses: z
    .number()
    .positive()
    .max(100_000)
    .nullable()
    .default(null)
    .describe('passes over the corpus that the dropout rates are meant for: a run of fewer takes less of them'),
};
