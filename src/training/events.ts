/**
 * What a training run tells whoever watches it. The trainer emits these; `cli/` draws them; `--json` prints them.
 */

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

export type TrainingEvent =
  /** Once, before the first step: what will be done, with what. */
  | {
      readonly type: 'start';
      readonly corpus: string;
      readonly trainPairs: number;
      readonly devPairs: number;
      readonly sourceVocabulary: number;
      readonly targetVocabulary: number;
      readonly parameters: number;
      readonly kernels: string;
      readonly threads: number;
      readonly stepsPerEpoch: number;
      readonly memoryMiB: number;
      readonly resumedStep: number;
    }
  /** A finding of the corpus examination worth a line. */
  | { readonly type: 'notice'; readonly severity: 'warning' | 'note'; readonly message: string }
  /** After every update. */
  | {
      readonly type: 'step';
      readonly epoch: number;
      readonly epochs: number;
      readonly step: number;
      readonly stepInEpoch: number;
      readonly stepsPerEpoch: number;
      /** Nats per target token of this update. */
      readonly loss: number;
      readonly learningRate: number;
      readonly gradientNorm: number;
      readonly tokensPerSecond: number;
      readonly secondsLeft: number;
    }
  | { readonly type: 'validating'; readonly epoch: number }
  | { readonly type: 'epoch'; readonly record: EpochRecord }
  | { readonly type: 'saved'; readonly file: string; readonly kind: 'best' | 'last' }
  /** One sentence of advice when something is off. */
  | { readonly type: 'health'; readonly message: string }
  | {
      readonly type: 'end';
      readonly reason: 'epochs' | 'minutes' | 'patience' | 'interrupted';
      readonly bestFile: string;
      readonly lastFile: string;
      readonly step: number;
      readonly seconds: number;
      readonly weightHash: string;
      readonly best: EpochRecord | null;
    };

export type OnTrainingEvent = (event: TrainingEvent) => void;
