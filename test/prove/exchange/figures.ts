/** What came of the twelve configurations, as a table; and whether it is what was promised. */
import type { TensorboardFigures } from './tensorboard-proof.ts';
import type { TorchFigures } from './torch-proof.ts';

export interface ConfigurationFigures extends TorchFigures {
  readonly name: string;
}

const TORCH_BOUND = 1e-5;
const ONNX_BOUND = 1e-4;

export function isHeld({ logits, gradients, different, sameHash, losses, onnx }: ConfigurationFigures): boolean {
  const isHeldByOnnx = onnx.logits < ONNX_BOUND && onnx.different === 0;
  return (
    isHeldByOnnx &&
    logits < TORCH_BOUND &&
    gradients < TORCH_BOUND &&
    different === 0 &&
    sameHash &&
    losses[1] < losses[0]
  );
}

export function measured(
  rows: readonly ConfigurationFigures[],
  { machine, sentences, tensorboard }: { machine: string; sentences: number; tensorboard: TensorboardFigures },
): string {
  const small = (value: number) => value.toExponential(1);
  const table = rows.map(({ name, logits, gradients, different, sameHash, losses, onnx }) =>
    [
      name,
      small(logits),
      small(gradients),
      `${sentences - different} of ${sentences}`,
      sameHash ? 'yes' : 'no',
      losses.map((loss) => loss.toFixed(3)).join(' → '),
      small(onnx.logits),
      `${sentences - onnx.different} of ${sentences}`,
      `${onnx.milliseconds.toFixed(2)} and ${onnx.ourMilliseconds.toFixed(2)}`,
    ].join(' | '),
  );
  return `PyTorch ${rows[0]?.torch}; ${machine}. Weights in single precision, both sides computing in double:
greatest difference of any logit, and of any gradient (where a tensor has gradients
above 1, as a share of its greatest); translations that are the same, character for character; whether \`nmt import\` gives
the exported weights; mean loss of twelve pairs before and after five updates of Adam in PyTorch.
Behind it ONNX (${rows[0]?.onnx.onnx}, both graphs pass onnx.checker) and ONNX Runtime ${rows[0]?.onnx.onnxruntime}, in single precision; a sentence greedily, one at a
time, on one thread, called from Python, and ours in the same run.

| cell · attention · layers · tied · bridge · readout · tokenizer | logits | gradients | same translations | same hash | loss | ONNX: logits | same | ms a sentence, ONNX Runtime and nmt |
| --- | ---: | ---: | ---: | --- | --- | ---: | ---: | ---: |
${table.map((row) => `| ${row} |`).join('\n')}

TensorBoard ${tensorboard.tensorboard}: its reader found ${tensorboard.values - tensorboard.lost.length} of the ${tensorboard.values} values of a JSON log.
`;
}
