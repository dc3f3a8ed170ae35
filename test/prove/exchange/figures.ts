/** What came of the twelve configurations, as a table; and whether it is what was promised. */
import type { TensorboardFigures } from './tensorboard-proof.ts';
import type { TokenizerFigures } from './tokenizer-proof.ts';
import type { TorchFigures } from './torch-proof.ts';

export interface ConfigurationFigures extends TorchFigures {
  readonly name: string;
}

const TORCH_BOUND = 1e-5;
const ONNX_BOUND = 1e-4;

/** Single precision rounds both sides; the bound on logits and gradients holds where both compute in double. */
export function isHeld({ logits, gradients, different, sameHash, losses, onnx }: ConfigurationFigures): boolean {
  const isHeldByTorch = logits.double < TORCH_BOUND && gradients.double < TORCH_BOUND && different === 0;
  const isHeldByOnnx = onnx.logits < ONNX_BOUND && onnx.different === 0;
  return isHeldByTorch && isHeldByOnnx && sameHash && losses[1] < losses[0];
}

interface Measured {
  readonly machine: string;
  readonly sentences: number;
  readonly tensorboard: TensorboardFigures;
  readonly tokenizers: TokenizerFigures;
}

export function measured(rows: readonly ConfigurationFigures[], about: Measured): string {
  const { sentences, tensorboard, tokenizers } = about;
  return [
    ...torchPart(rows, about),
    '',
    ...onnxPart(rows, sentences),
    '',
    `TensorBoard ${tensorboard.tensorboard}: its reader found ${tensorboard.values - tensorboard.lost.length} of the ${tensorboard.values} values of a JSON log.`,
    '',
    `Hugging Face's tokenizers ${tokenizers.tokenizers}: ${tokenizers.models} exported tokenizers, of BPE and of words, as they stand and in lower case; of ${tokenizers.lines} drawn`,
    `lines of many scripts, marks and spaces ${tokenizers.lines - tokenizers.different.length} got the same ids.`,
    '',
  ].join('\n');
}

const small = (value: number) => value.toExponential(1);

function torchPart(rows: readonly ConfigurationFigures[], { machine, sentences }: Measured): string[] {
  return [
    `PyTorch ${rows[0]?.torch}; ${machine}. Greatest absolute difference of any logit and of any gradient, over twelve pairs:`,
    'the same weights, both sides computing in double, and both in single precision with the kernels that train. Behind',
    'that how far single precision takes PyTorch and nmt from the logits in double, and the greatest logit; translations',
    'that are the same, character for character; whether `nmt import` gives the exported weights; mean loss of the pairs',
    'before and after five updates of Adam in PyTorch.',
    '',
    ...table(
      [
        ['cell · attention · layers · tied · bridge · readout · tokenizer', 'logits, double', 'gradients, double'],
        ['logits, single', 'gradients, single', 'rounding: PyTorch and nmt', 'greatest logit'],
        ['same translations', 'same hash', 'loss'],
      ].flat(),
      rows.map(({ name, logits, gradients, different, sameHash, losses }) => [
        ...[name, small(logits.double), small(gradients.double), small(logits.single), small(gradients.single)],
        `${small(logits.theirRounding)} and ${small(logits.ourRounding)}`,
        logits.greatest.toFixed(1),
        `${sentences - different} of ${sentences}`,
        sameHash ? 'yes' : 'no',
        losses.map((loss) => loss.toFixed(3)).join(' → '),
      ]),
    ),
  ];
}

function onnxPart(rows: readonly ConfigurationFigures[], sentences: number): string[] {
  const [first] = rows;
  return [
    `ONNX ${first?.onnx.onnx}, whose checker both graphs pass, and ONNX Runtime ${first?.onnx.onnxruntime}, in single precision; a`,
    'sentence greedily, one at a time, on one thread, called from Python, and ours in the same run.',
    '',
    ...table(
      ['the same models', 'logits', 'same translations', 'ms a sentence, ONNX Runtime and nmt'],
      rows.map(({ name, onnx }) => [
        name,
        small(onnx.logits),
        `${sentences - onnx.different} of ${sentences}`,
        `${onnx.milliseconds.toFixed(2)} and ${onnx.ourMilliseconds.toFixed(2)}`,
      ]),
    ),
  ];
}

/** The first column is a name, all others stand at the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map(line);
}
