/** Widths that follow from options; apart from them, so that a thread which searches need not load their checks. */
import type { ModelConfig } from './config.ts';

/** Width of the encoder state in one direction. */
export function encoderHiddenSize(
  model: Pick<ModelConfig, 'encoderHiddenSize' | 'hiddenSize' | 'bidirectional'>,
): number {
  return model.encoderHiddenSize ?? (model.bidirectional ? Math.ceil(model.hiddenSize / 2) : model.hiddenSize);
}

/** Width M of the encoder's memory. */
export function memorySize(model: Parameters<typeof encoderHiddenSize>[0]): number {
  return encoderHiddenSize(model) * (model.bidirectional ? 2 : 1);
}
