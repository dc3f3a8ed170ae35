/**
 * Where the loss of one written word flows: the model's own backward pass over a sentence and its translation, in Float64,
 * so that a finite difference beside it is worth comparing.
 */
import { type Batch, createBatch } from '../../model/batch.ts';
import { modelSpecs, Seq2Seq } from '../../model/seq2seq.ts';
import type { CellStepGradient } from '../../ops/cell.ts';
import { CELLS } from '../../ops/cells.ts';
import { referenceKernels } from '../../ops/reference.ts';
import { noOpKernels } from '../../runtime/kernel-choice.ts';
import { EOS } from '../../special-ids.ts';
import { Arena, CountingArena } from '../../tensor/arena.ts';
import type { Kernels } from '../../tensor/kernels.ts';
import type { Matrix } from '../../tensor/matrix.ts';
import type { Op } from '../../tensor/op.ts';
import { bindParameters, createPackedWeights, layOut, packWeights } from '../../tensor/parameters.ts';
import { Tape } from '../../tensor/tape.ts';
import type { LoadedModel } from '../../translation/open-model.ts';
import { type CellPlace, watchCells } from './watched-cells.ts';

/** A sentence and what was written, both as traced, EOS included; `at`: the written word whose loss is meant. */
export interface WrittenWord {
  readonly sourceIds: readonly number[];
  readonly targetIds: readonly number[];
  readonly at: number;
}

/** What the loss is to one layer at one word, a number for each unit. */
export interface CellFlow {
  readonly place: CellPlace;
  /** ∂loss/∂h */
  readonly hidden: readonly number[];
  /** ∂loss/∂(sum before σ or tanh), by the gate's name. */
  readonly gates: Readonly<Record<string, readonly number[]>>;
}

interface LossFlow {
  /** −ln of the word's probability. */
  readonly loss: number;
  readonly cells: readonly CellFlow[];
}

/** A gate of one unit at one place. */
interface GateOfUnit extends CellPlace {
  readonly gate: string;
  readonly unit: number;
}

/** Half the change of a sum for its finite difference. */
const EPSILON = 1e-3;

/** Every loss of the word flows to these cells, the last one that ran first. */
export function lossFlow(loaded: LoadedModel, word: WrittenWord): LossFlow {
  const cells: CellFlow[] = [];
  const loss = run(loaded, word, (kernels, model) => watchFlow(kernels, model, (flow) => cells.push(flow)));
  return { loss, cells };
}

/** (loss(sum + ε) − loss(sum − ε)) / 2ε: what the flow says of that gate's sum, found without a backward pass. */
export function finiteDifference(loaded: LoadedModel, word: WrittenWord, gate: GateOfUnit): number {
  const nudged = (by: number) => run(loaded, word, (kernels, model) => nudge(kernels, model, gate, by));
  return (nudged(EPSILON) - nudged(-EPSILON)) / (2 * EPSILON);
}

type Watch = (kernels: Kernels, model: Seq2Seq) => Kernels;

/** The word's loss; the backward pass runs in any case. Laid out once with an arena that only counts. */
function run(loaded: LoadedModel, word: WrittenWord, watch: Watch): number {
  const counting = new CountingArena({ bytesPerFloat: 8 });
  pass(loaded, word, { kernels: noOpKernels('reference'), arena: counting, watch: (kernels) => kernels });
  const arena = new Arena(new ArrayBuffer(counting.peak), { bytesPerFloat: 8 });
  return pass(loaded, word, { kernels: referenceKernels, arena, watch });
}

function pass(
  { model: { config }, shared, values: weights }: LoadedModel,
  word: WrittenWord,
  { kernels, arena, watch }: { kernels: Kernels; arena: Arena; watch: Watch },
): number {
  const specs = modelSpecs(config, shared.sizes);
  const { length } = layOut(specs);
  const [values, gradient] = [arena.floats(length), arena.floats(length)];
  values.set(weights.subarray(0, values.length));
  const packed = createPackedWeights(specs, values, { kernels, arena, training: true });
  packWeights(packed, kernels);
  const model = new Seq2Seq(config, bindParameters(specs, values, gradient, packed));
  const tape = new Tape();
  const within = { kernels: watch(kernels, model), arena, tape, dropoutKeys: null };
  const losses = model.losses(within, batchOf(word, arena), { labelSmoothing: 0, scale: 1, only: word.at });
  const loss = losses[word.at] ?? 0;
  tape.backward();
  return loss;
}

/** Both sides end with EOS by themselves; the source is given as it is read. */
function batchOf({ sourceIds, targetIds }: WrittenWord, arena: Arena): Batch {
  const unended = (ids: readonly number[]) => (ids.at(-1) === EOS ? ids.slice(0, -1) : ids);
  return createBatch({ sources: [unended(sourceIds)], targets: [unended(targetIds)] }, arena);
}

/** Keeps what comes to each cell in the backward pass. */
function watchFlow(kernels: Kernels, model: Seq2Seq, keep: (flow: CellFlow) => void): Kernels {
  const { backward, gateNames } = CELLS[model.config.cell];
  const places = new Map<number, CellPlace>();
  const watched = watchCells(kernels, model, (place, step, run) => {
    places.set(addressOf(step.gates), place);
    run(step);
  });
  const keepStep = (step: CellStepGradient, run: (step: CellStepGradient) => void) => {
    const hidden = step.dHidden.toRows()[0]!;
    run(step);
    const sums = gateNames.map((name, i) => [
      name,
      step.gates.columnsAt(i * hidden.length, hidden.length).toRows()[0]!,
    ]);
    keep({ place: places.get(addressOf(step.gates))!, hidden, gates: Object.fromEntries(sums) });
  };
  return {
    ...watched,
    run: <S>(op: Op<S>) => {
      const run = watched.run(op);
      if ((op as unknown) !== backward) return run;
      return (step: S) => keepStep(step as CellStepGradient, run as (step: CellStepGradient) => void);
    },
  };
}

/** Adds to the sum of one gate before its cell runs. */
function nudge(kernels: Kernels, model: Seq2Seq, { gate, unit, ...at }: GateOfUnit, by: number): Kernels {
  const index = CELLS[model.config.cell].gateNames.indexOf(gate);
  return watchCells(kernels, model, (place, step, run) => {
    const { gates, hidden } = step;
    const isThere = (['side', 'layer', 'direction', 'word'] as const).every((key) => place[key] === at[key]);
    if (isThere) gates.data[gates.offset + index * hidden.columns + unit]! += by;
    run(step);
  });
}

/** Where a matrix begins in the one buffer that all lie in. */
function addressOf({ data, offset }: Matrix): number {
  return data.byteOffset + offset * data.BYTES_PER_ELEMENT;
}
