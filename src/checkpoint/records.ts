/** What a checkpoint says of its run, its corpus and its training, besides the weights: written by the run, read by whoever looks back. */
import { z } from 'zod';

/** JSON writes NaN and infinities as null; a diverged epoch must not make its checkpoint unreadable. */
const figure = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);
const count = z.number().int().min(0);

/** A fixed dev sentence as the model translates it now. */
const SampleSchema = z.object({ source: z.string(), reference: z.string(), hypothesis: z.string() }).readonly();
export type SampleTranslation = z.infer<typeof SampleSchema>;

/** How much of one gate of the encoder is saturated (model/saturation.ts), over some dev sentences. */
const GateSaturationSchema = z
  .object({ gate: z.string(), layer: count, direction: z.enum(['forward', 'backward']), share: figure })
  .readonly();
export type GateSaturation = z.infer<typeof GateSaturationSchema>;

/** One validated epoch: a row of the table, an entry of the checkpoint's history. */
export const EpochRecordSchema = z
  .object({
    epoch: count,
    /** Updates done since the start of training. */
    step: count,
    /** Nats per target token, PAD excluded and EOS counted; train includes label smoothing and dropout, dev neither. */
    trainLoss: figure,
    devLoss: figure,
    devPerplexity: figure,
    /** BLEU 0–100 of greedy translations of (at most 500 sentences of) the dev set. */
    devBleu: figure,
    /** Words of those translations over words of the references, and the factor by which BLEU punishes too few. Older checkpoints have neither. */
    devLengthRatio: figure.optional(),
    devBrevityPenalty: figure.optional(),
    learningRate: figure,
    /** How much of the dropout rates was in force in the last update, 0–1. Older checkpoints do not say. */
    dropoutFactor: figure.optional(),
    /** Mean L2 norm of the gradient before clipping, over the epoch. */
    gradientNorm: figure,
    /** Length of the epoch's last update over length of the weights. Older checkpoints have neither this nor the next. */
    updateRatio: figure.optional(),
    /** Older checkpoints have an object here, whose shares were counted by another rule: they are left out. */
    gateSaturation: z
      .union([z.array(GateSaturationSchema).readonly(), z.record(z.string(), figure).transform(() => undefined)])
      .optional(),
    /** Wall time of this epoch, validation included. */
    seconds: figure,
    targetTokens: count,
    /** First 8 hexadecimal digits of the SHA-256 of all weights. */
    weightHash: z.string(),
    /** True when this epoch's dev figure is the best so far, and so was saved as the best checkpoint. */
    best: z.boolean(),
    samples: z.array(SampleSchema).readonly(),
  })
  .readonly();
export type EpochRecord = z.infer<typeof EpochRecordSchema>;

/** Where training stands; enough, with the tensors of `.last.json`, to go on bit for bit. */
export const ProgressSchema = z
  .object({
    epoch: count,
    /** Updates done since the start, and since the start of this epoch. */
    step: count,
    stepInEpoch: count,
    seconds: z.number(),
    targetTokens: count,
    /** Best dev figure so far (BLEU or loss, by `stopOn`), and the validations since. */
    bestFigure: z.number().nullable(),
    epochsSinceBest: count,
  })
  .catchall(z.number().nullable())
  .readonly();
export type Progress = z.infer<typeof ProgressSchema>;

/** What the model was trained on, and how to find its train, dev and test sides again. */
export const CorpusRecordSchema = z
  .strictObject({
    name: z.string(),
    fingerprint: z.string(),
    trainPairs: count,
    files: z.record(z.string(), z.unknown()).readonly(),
  })
  .readonly();
export type CorpusRecord = z.infer<typeof CorpusRecordSchema>;

/** First 8 hexadecimal digits of the SHA-256 of all weights. */
export const WeightHashSchema = z.string().regex(/^[0-9a-f]{8}$/, 'expected 8 hexadecimal digits');

/** Which run made a checkpoint: the same for all that it saves, in all its sittings. */
export const RunRecordSchema = z
  .strictObject({
    /** Made of corpus, configuration and what it started from: the same run has the same. */
    id: z.string().regex(/^[0-9a-f]{16}$/, 'expected 16 hexadecimal digits'),
    /** The model that it started from (--init); missing where its weights were drawn. */
    init: z.strictObject({ corpus: z.string(), weightHash: WeightHashSchema }).readonly().optional(),
  })
  .readonly();
export type RunRecord = z.infer<typeof RunRecordSchema>;

/** So many sentences, and the share of them whose answers are doubted. */
const DoubtedSchema = z.strictObject({ sentences: count, doubted: z.number().min(0).max(1) }).readonly();

/** When an answer is likely to be wrong: what it is measured by, and how well that told dev from scrambled sentences. */
export const ConfidenceSchema = z
  .strictObject({
    /** `log-probability per token`; a reader that does not know another makes nothing of it. */
    measure: z.string(),
    /** An answer that measures less is doubted. */
    threshold: z.number(),
    dev: DoubtedSchema,
    /** The same sentences with the words of each in disorder. */
    scrambled: DoubtedSchema,
  })
  .readonly();
export type Confidence = z.infer<typeof ConfidenceSchema>;
