/**
 * What a training run tells whoever watches it. The trainer emits these; `cli/` draws them; `--json` prints them.
 */
import type { EpochRecord } from '../checkpoint/records.ts';
import type { Config } from '../config.ts';
import type { PresetName } from '../presets.ts';
import type { Finding } from './health.ts';

/** One kind of them. */
export type EventOf<T extends TrainingEvent['type']> = Extract<TrainingEvent, { type: T }>;

export type TrainingEvent =
  /** What is done before the start; with a great corpus each takes a while. */
  | { readonly type: 'preparing'; readonly work: 'corpus' | 'vocabulary' | 'tokens' | 'alignment' }
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
      /** Of each process. */
      readonly threads: number;
      readonly processes: number;
      readonly stepsPerEpoch: number;
      readonly memoryMiB: number;
      readonly resumedStep: number;
    }
  /** A finding of the corpus examination worth a line. */
  | { readonly type: 'notice'; readonly severity: 'warning' | 'note'; readonly message: string }
  /** Another configuration is taken than was given, since it suits the corpus better. */
  | { readonly type: 'preset'; readonly preset: PresetName; readonly message: string; readonly config: Config }
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
  /** After the last epoch: how sure of its answers the best model has to be. */
  | { readonly type: 'calibrating' }
  | { readonly type: 'saved'; readonly file: string; readonly kind: 'best' | 'last' }
  /** Something is off: what, and one sentence of advice. */
  | { readonly type: 'health'; readonly finding: Finding; readonly message: string }
  | {
      readonly type: 'end';
      readonly reason: 'epochs' | 'updates' | 'minutes' | 'patience' | 'interrupted';
      readonly bestFile: string;
      readonly lastFile: string;
      readonly step: number;
      readonly seconds: number;
      /** Of the best file; of the last one where nothing has been validated yet. */
      readonly weightHash: string;
      readonly best: EpochRecord | null;
    };

export type OnTrainingEvent = (event: TrainingEvent) => void;
