/** Adam and the norm over ranges of the parameter vector, by the kernels of code/optimiser.ts. */
import type { AdamSettings, Kernels } from '../../tensor/kernels.ts';
import type { AddressOf } from '../../wasm/addresses.ts';
import type { Scratch } from '../scratch.ts';
import type { OptimiserCode } from './adam.simd.ts';

export type OptimiserKernels = Pick<Kernels, 'adam' | 'squaredNorm'>;

export function createOptimiserKernels(
  code: OptimiserCode,
  scratch: Scratch,
  { memory, addressOf }: { memory: WebAssembly.Memory; addressOf: AddressOf },
): OptimiserKernels {
  const settings = new Float32Array(memory.buffer, scratch.work, 10);
  return {
    squaredNorm: (x, start, end) => code.squaredNorm(addressOf({ data: x, offset: start }), end - start),
    adam(step) {
      const { average, start: offset, end } = step;
      settings.set(settingsInOrder(step.settings));
      const arrays = [step.weights, step.gradient, step.mean, step.square];
      const addresses = arrays.map((data) => addressOf({ data, offset }));
      if (average === null) code.adam(...addresses, scratch.work, end - offset);
      else code.adamAveraged(...addresses, addressOf({ data: average, offset }), scratch.work, end - offset);
    },
  };
}

/** In the order of ADAM_SETTINGS; what is constant over the range is computed once, in doubles. */
function settingsInOrder(settings: AdamSettings): number[] {
  const { learningRate, beta1, beta2, epsilon, correction1, correction2, gradientScale, averageDecay } = settings;
  const steps = [learningRate / correction1, 1 / correction2, epsilon] as const;
  return [gradientScale, beta1, 1 - beta1, beta2, 1 - beta2, ...steps, averageDecay, 1 - averageDecay];
}
