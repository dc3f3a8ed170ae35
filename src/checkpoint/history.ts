/** What a checkpoint remembers of its training: a record for each validation, written by the run, read by whoever looks back. */

/** One validated epoch: a row of the table, an entry of the checkpoint's history. */
export interface EpochRecord {
  readonly epoch: number;
  /** Updates done since the start of training. */
  readonly step: number;
  /** Nats per target token, PAD excluded and EOS counted; train includes label smoothing and dropout, dev neither. */
  readonly trainLoss: number;
  readonly devLoss: number;
  readonly devPerplexity: number;
  /** BLEU 0–100 of greedy translations of (at most 500 sentences of) the dev set. */
  readonly devBleu: number;
  readonly learningRate: number;
  /** Mean L2 norm of the gradient before clipping, over the epoch. */
  readonly gradientNorm: number;
  /** Length of the epoch's last update over length of the weights. Older checkpoints have neither this nor the next. */
  readonly updateRatio?: number;
  /** By gate of the encoder: share of its values so near an end that hardly any gradient passes, over some dev sentences. */
  readonly gateSaturation?: Readonly<Record<string, number>>;
  /** Wall time of this epoch, validation included. */
  readonly seconds: number;
  readonly targetTokens: number;
  /** First 8 hexadecimal digits of the SHA-256 of all weights. */
  readonly weightHash: string;
  /** True when this epoch's dev figure is the best so far, and so was saved as the best checkpoint. */
  readonly best: boolean;
  readonly samples: readonly SampleTranslation[];
}

/** A fixed dev sentence as the model translates it now. */
export interface SampleTranslation {
  readonly source: string;
  readonly reference: string;
  readonly hypothesis: string;
}
