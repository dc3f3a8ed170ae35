/** The models that speed is measured on: those of the PyTorch peer, weight by weight but for its second bias. */
import { type Config, ConfigSchema } from '../../src/config.ts';

export type Variant = 'A' | 'B' | 'C';
export type Size = 'big' | 'small';

export interface BenchModel {
  readonly variant: Variant;
  readonly size: Size;
}

/** Words a side, special ids included. */
export const WORDS: Readonly<Record<Size, number>> = { big: 8000, small: 5000 };

/** A: attention without input feeding. B: with it. C: no attention. Adam at a constant rate, batches of 64. */
export function configOf({ variant, size }: BenchModel): Config {
  const [embeddingSize, hiddenSize] = size === 'big' ? [256, 512] : [128, 256];
  return ConfigSchema.parse({
    embeddingSize,
    hiddenSize,
    attention: variant === 'C' ? 'none' : 'general',
    inputFeeding: variant === 'B',
    bridge: 'copy',
    dropout: 0.3,
    embeddingDropout: 0.3,
    ...{ learningRate: 0.001, schedule: 'constant', warmupSteps: 0, clipNorm: 1 },
  });
}
