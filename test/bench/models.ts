/** The models that speed is measured on: those of the PyTorch peer, weight by weight but for its second bias. */
import { type ModelConfig, ModelConfigSchema } from '../../src/config.ts';

export type Variant = 'A' | 'B' | 'C';
export type Size = 'big' | 'small';

export interface BenchModel {
  readonly variant: Variant;
  readonly size: Size;
}

/** Words a side, special ids included. */
export const WORDS: Readonly<Record<Size, number>> = { big: 8000, small: 5000 };

/** A: attention without input feeding. B: with it. C: no attention. */
export function modelConfigOf({ variant, size }: BenchModel): ModelConfig {
  const [embeddingSize, hiddenSize] = size === 'big' ? [256, 512] : [128, 256];
  return ModelConfigSchema.parse({
    embeddingSize,
    hiddenSize,
    attention: variant === 'C' ? 'none' : 'general',
    inputFeeding: variant === 'B',
    bridge: 'copy',
    dropout: 0.3,
    embeddingDropout: 0.3,
  });
}
