/**
 * Kernels that say which cell is about to run: of what layer, at which word. They do what the model's own kernels do;
 * which layer runs is told by the weights that a product multiplies by.
 */
import type { Seq2Seq } from '../../model/seq2seq.ts';
import type { CellStep } from '../../ops/cell.ts';
import { CELLS } from '../../ops/cells.ts';
import type { Kernels, PackedMatrix } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import type { Op } from '../../tensor/op.ts';

const LAYER_WEIGHTS =
  /^(?<own>(?<side>encoder|decoder)\.(?<layer>\d+)(?:\.(?<direction>forward|backward))?)\.(?<part>input|stepInput|hidden)$/;

/** A layer at one of its words, counted in the order in which its side reads or writes. */
export interface CellPlace {
  readonly side: 'encoder' | 'decoder';
  readonly layer: number;
  readonly direction: 'forward' | 'backward';
  readonly word: number;
}

interface RunningLayer extends Omit<CellPlace, 'word'> {
  readonly name: string;
  /** Steps that it has run over this sentence. */
  done: number;
  /** Tokens of the sentence, for an encoder's layer. */
  length: number;
}

/** The kernels for one sentence after the other, as `Seq2Seq` runs them: encoder, then decoder. `onStep` has to `run`. */
export function watchCells(
  kernels: Kernels,
  model: Seq2Seq,
  onStep: (place: CellPlace, step: CellStep, run: (step: CellStep) => void) => void,
): Kernels {
  const cell = CELLS[model.config.cell];
  const layers = layersByWeights(model);
  let running: RunningLayer | null = null;
  const notice = (out: Matrix, weights: PackedMatrix) => {
    const found = layers.get(weights);
    if (found === undefined) return;
    running = found.layer;
    if (!found.isInput || running.side !== 'encoder') return;
    running.done = 0;
    running.length = out.rows;
    if (running.name === 'encoder.0.forward') for (const { layer } of layers.values()) layer.done = 0;
  };
  return {
    ...kernels,
    product: (out, a, b, plus) => {
      notice(out, b);
      kernels.product(out, a, b, plus);
    },
    run: <S>(op: Op<S>) => {
      const run = kernels.run(op);
      if ((op as unknown) !== cell.forward) return run;
      return (step: S) => {
        const layer = running!;
        const word = layer.direction === 'forward' ? layer.done : layer.length - 1 - layer.done;
        layer.done++;
        onStep({ ...layer, word }, step as CellStep, run as (step: CellStep) => void);
      };
    },
  };
}

/** Every recurrent layer by the weights that only it multiplies by; `isInput` where these come first. */
function layersByWeights({ parameters }: Seq2Seq): Map<PackedMatrix, { layer: RunningLayer; isInput: boolean }> {
  const layers = new Map<string, RunningLayer>();
  const found = new Map<PackedMatrix, { layer: RunningLayer; isInput: boolean }>();
  for (const [name, { packed }] of parameters) {
    const { own, side, layer, direction, part } = LAYER_WEIGHTS.exec(name)?.groups ?? {};
    if (own === undefined || packed === null) continue;
    const one = layers.get(own) ?? {
      name: own,
      side: side as CellPlace['side'],
      layer: Number(layer),
      direction: direction === 'backward' ? 'backward' : 'forward',
      done: 0,
      length: 0,
    };
    layers.set(own, one);
    found.set(packed, { layer: one, isInput: part === 'input' });
  }
  return found;
}
