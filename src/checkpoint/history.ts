/** What a checkpoint remembers of its training: a record for each validation, written by the run, read by whoever looks back. */
import { z } from 'zod';

/** JSON writes NaN and infinities as null; a diverged epoch must not make its checkpoint unreadable. */
const figure = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);
export const count = z.number().int().min(0);

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
    learningRate: figure,
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
