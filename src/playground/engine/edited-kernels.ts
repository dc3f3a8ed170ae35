/**
 * Kernels with a reader's hands on the gates. They do what the model's own kernels do, but for two ops: before a cell's
 * arithmetic, the sums of a gate that is held go far to one side, so that σ makes 0 or 1 of them; after attention, its
 * weights and its context become 0. Which layer runs is told by the weights that a product multiplies by.
 */
import type { Seq2Seq } from '../../model/seq2seq.ts';
import { type AttendStep, attend } from '../../ops/attention/attend.ts';
import type { CellStep } from '../../ops/cell.ts';
import { CELLS } from '../../ops/cells.ts';
import type { Kernels, PackedMatrix } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import type { Op } from '../../tensor/op.ts';
import { type Clamp, concerns, type Edits } from './edits.ts';

const LAYER_WEIGHTS =
  /^(?<own>(?<side>encoder|decoder)\.(?<layer>\d+)(?:\.(?<direction>forward|backward))?)\.(?<part>input|stepInput|hidden)$/;

/** A sum so far from 0 that σ of it is 0 or 1 in Float32. */
const FAR = 200;

type Run<S> = (step: S) => void;

interface RunningLayer {
  readonly name: string;
  readonly side: Clamp['side'];
  readonly layer: number;
  readonly direction: 'forward' | 'backward';
  /** Steps that it has run over this sentence. */
  done: number;
  /** Tokens of the sentence, for an encoder's layer. */
  length: number;
}

/** The kernels for one sentence after the other, as `Seq2Seq` runs them: encoder, then decoder. */
export function editedKernels(kernels: Kernels, model: Seq2Seq, { clamps, attentionOff }: Edits): Kernels {
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
  const runCell = (step: CellStep, run: Run<CellStep>) => {
    const layer = running!;
    const word = layer.direction === 'forward' ? layer.done : layer.length - 1 - layer.done;
    for (const clamp of clamps) {
      if (concerns(clamp, { ...layer, word })) hold(step, cell.gateNames.indexOf(clamp.gate), clamp);
    }
    layer.done++;
    run(step);
  };
  return {
    ...kernels,
    product: (out, a, b, plus) => {
      notice(out, b);
      kernels.product(out, a, b, plus);
    },
    run: <S>(op: Op<S>) => {
      const run = kernels.run(op);
      if ((op as unknown) === cell.forward) return (step: S) => runCell(step as CellStep, run as Run<CellStep>);
      return attentionOff && (op as unknown) === attend ? (blind(run as Run<AttendStep>) as Run<S>) : run;
    },
  };
}

/** Attention that looks and hands on nothing. */
function blind(run: Run<AttendStep>): Run<AttendStep> {
  return (step) => {
    run(step);
    clear(step.weights);
    clear(step.context);
  };
}

/** Holds a gate of one unit, or of all, in every row. */
function hold({ gates, hidden }: CellStep, gate: number, { unit, value }: Clamp): void {
  if (gate < 0) return;
  const size = hidden.columns;
  const [first, end] = unit === null ? [0, size] : [unit, Math.min(unit + 1, size)];
  for (let n = 0; n < gates.rows; n++) {
    const start = gates.offset + n * gates.stride + gate * size;
    gates.data.fill(value === 1 ? FAR : -FAR, start + first, start + end);
  }
}

function clear(matrix: Matrix): void {
  for (let n = 0; n < matrix.rows; n++) {
    const start = matrix.offset + n * matrix.stride;
    matrix.data.fill(0, start, start + matrix.columns);
  }
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
      side: side as Clamp['side'],
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
