/** The SIMD kernels at the shapes of translation: products (packing apart and included), an LSTM layer, elements. */
import { layerSpecs } from '../../src/model/layer-weights.ts';
import { LayerPass } from '../../src/model/recurrent-layer.ts';
import { createSteps } from '../../src/model/steps.ts';
import { adam } from '../../src/ops/adam/adam.ts';
import { ADDITIVE } from '../../src/ops/attention/additive-score.ts';
import { attend, attendBackward, attendMemoryBackward } from '../../src/ops/attention/attend.ts';
import { DOT } from '../../src/ops/attention/dot-score.ts';
import type { Score } from '../../src/ops/attention/score.ts';
import { CELLS } from '../../src/ops/cells.ts';
import { gruBackward, gruForward } from '../../src/ops/gru/gru.ts';
import { crossEntropy, logSoftmax } from '../../src/ops/loss/cross-entropy.ts';
import { lstmBackward, lstmForward } from '../../src/ops/lstm/lstm.ts';
import type { TileChoice } from '../../src/ops/module.ts';
import { SCRATCH_BYTES } from '../../src/ops/scratch.ts';
import { createSimdKernels } from '../../src/ops/simd.ts';
import { uniform } from '../../src/random.ts';
import { allowRelaxedSimd, useRevectorizer } from '../../src/runtime/engine-flags.ts';
import { chooseArithmetic } from '../../src/runtime/kernel-choice.ts';
import { chooseTile } from '../../src/runtime/tile-choice.ts';
import { Arena } from '../../src/tensor/arena.ts';
import type { Kernels, PackedMatrix } from '../../src/tensor/kernels.ts';
import { type FloatArray, type Matrix, Variable } from '../../src/tensor/matrix.ts';
import { bindParameters, createPackedWeights, layOut, packWeights } from '../../src/tensor/parameters.ts';
import { Tape } from '../../src/tensor/tape.ts';
import { f32, f32x4, i32 } from '../../src/wasm/expressions.ts';
import { createMemory } from '../../src/wasm/memory.ts';
import { ModuleBuilder } from '../../src/wasm/module-builder.ts';
import { type Job, measure, type Row } from './rounds.ts';

const MEMORY_BYTES = 700 << 20;

export interface KernelBench {
  /** What the run header calls them. */
  readonly kernels: string;
  readonly rows: readonly Row[];
}

/** Matrices in shared memory, and kernels on them. */
interface Bench {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
  readonly arena: Arena;
  matrix(rows: number, columns: number): Matrix;
  packed(weights: Matrix, transposed: boolean): PackedMatrix;
}

export function benchKernels(options: { tile?: TileChoice; rounds?: number } = {}): KernelBench {
  const bench = createBench(options.tile);
  const jobs = [
    peak(bench.memory),
    ...products(bench),
    ...weightGradients(bench),
    lstmLayer(bench, 512),
    lstmLayer(bench, 256),
    ...elements(bench),
  ];
  return { kernels: bench.kernels.name, rows: measure(jobs, options.rounds ?? 6) };
}

/** The layer alone, as the peer measures it: the best of all rounds, in milliseconds. */
export function benchLayer(H = 512, rounds = 12): { kernels: string; bestMs: number } {
  const bench = createBench(undefined);
  const [row] = measure([lstmLayer(bench, H)], rounds);
  return { kernels: bench.kernels.name, bestMs: Math.round(10 * row!.best) / 10 };
}

function createBench(tile: TileChoice | undefined): Bench {
  const memory = createMemory(MEMORY_BYTES);
  allowRelaxedSimd();
  const arithmetic = chooseArithmetic(null, 'simd');
  const chosen = tile ?? chooseTile(arithmetic);
  const isJoined = chosen !== '4x8' && useRevectorizer(true);
  const scratch = { start: 0, bytes: SCRATCH_BYTES };
  const kernels = createSimdKernels(memory, { tile: chosen, arithmetic, isJoined, scratch });
  const arena = new Arena(memory.buffer, { start: SCRATCH_BYTES });
  let key = 0;
  const matrix = (rows: number, columns: number) => {
    const made = arena.matrix(rows, columns);
    const stream = key++;
    for (let i = 0; i < made.data.length; i++) made.data[i] = uniform(stream, i) - 0.5;
    return made;
  };
  const packed = (weights: Matrix, transposed: boolean) => {
    const length = kernels.packedLength(weights.rows, weights.columns, transposed);
    const made = kernels.createPacked(weights, transposed, length === 0 ? null : arena.floats(length));
    kernels.pack(made);
    return made;
  };
  return { kernels, memory, arena, matrix, packed };
}

/** What 128-bit multiplications and additions can do at most: twelve sums in registers, no memory. */
function peak(memory: WebAssembly.Memory): Job {
  const [sums, steps, rounds] = [12, 8, 20_000];
  const module = new ModuleBuilder();
  module.function('peak', { parameters: ['i32', 'f32'] }, (f, left, x) => {
    const factor = f.let(f32x4.splat(x));
    const vectors = Array.from({ length: sums }, (_, i) => f.let(f32x4.splat(f32.const(i))));
    f.loop((again) => {
      for (let step = 0; step < steps; step++) {
        for (const v of vectors) f.set(v, f32x4.add(f32x4.mul(v, factor), factor));
      }
      f.set(left, i32.sub(left, i32.const(1)));
      f.branchIf(again, left);
    });
    f.store(
      i32.const(0),
      vectors.reduce((a, b) => f.let(f32x4.add(a, b))),
    );
  });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), { import: { memory, base: 0 } });
  const run = instance.exports.peak as (rounds: number, x: number) => void;
  // The first bytes of the memory are this thread's constants: the result goes there and they are put back.
  const kept = new Uint8Array(memory.buffer, 0, 16).slice();
  return {
    name: 'peak of 128-bit multiply + add',
    unit: 'GF/s',
    work: 8 * sums * steps * rounds,
    run() {
      run(rounds, 0.3);
      new Uint8Array(memory.buffer, 0, 16).set(kept);
    },
  };
}

/** [rows, inner, columns]: hoisted input projection, recurrent step and its backward, output layer, translation. */
const PRODUCTS = [
  [1280, 256, 2048],
  [64, 512, 2048],
  [64, 2048, 512],
  [64, 256, 1024],
  [1300, 512, 8000],
  [1300, 8000, 512],
  [1, 512, 2048],
  [5, 512, 2048],
  [16, 512, 2048],
  [32, 512, 2048],
  [1, 512, 8000],
  [5, 512, 8000],
] as const;

function products({ kernels, matrix, packed }: Bench): Job[] {
  return PRODUCTS.map(([m, k, n]) => {
    const [out, a, b] = [matrix(m, n), matrix(m, k), packed(matrix(k, n), false)];
    const run = () => kernels.product(out, a, b, out);
    return { name: `product [${m}, ${k}] · [${k}, ${n}]`, unit: 'GF/s', work: 2 * m * k * n, run };
  });
}

function weightGradients({ kernels, matrix }: Bench): Job[] {
  const shapes = [
    [1280, 512, 2048],
    [1280, 256, 1024],
    [1300, 512, 8000],
  ] as const;
  return shapes.map(([rows, k, n]) => {
    const [out, a, b] = [matrix(k, n), matrix(rows, k), matrix(rows, n)];
    const run = () => kernels.addTransposedProducts([out], [a], b);
    return { name: `weight gradient [${rows}, ${k}]ᵀ · [${rows}, ${n}]`, unit: 'GF/s', work: 2 * rows * k * n, run };
  });
}

/** The model's own LSTM layer forward and backward through time, weights packed anew: T 20, B 64, E 256. */
function lstmLayer({ kernels, arena, matrix }: Bench, H: number): Job {
  const [T, B, E] = [20, 64, 256];
  const shape = { name: 'layer', cell: CELLS.lstm, inputSize: E, stepInputSize: 0, hiddenSize: H };
  const specs = layerSpecs(shape, 1);
  const [values, gradients] = [0, 1].map(() => matrix(1, layOut(specs).length).data) as [FloatArray, FloatArray];
  const packed = createPackedWeights(specs, values, { kernels, arena, training: true });
  const parameters = bindParameters(specs, values, gradients, packed);
  const steps = createSteps(new Int32Array(B).fill(T), arena);
  const input = new Variable(matrix(T * B, E), matrix(T * B, E));
  const output = new Variable(matrix(T * B, H), matrix(T * B, H));
  const tape = new Tape();
  const run = () => {
    const mark = arena.mark();
    packWeights(packed, kernels);
    new LayerPass({ kernels, arena, tape, dropoutKeys: null }, shape, parameters, {
      ...{ steps, direction: 'forward', input, stepInput: null, initial: null, output, recurrentDropout: 0 },
    }).runAll();
    tape.backward();
    arena.release(mark);
  };
  return { name: `LSTM layer, forward and backward: T ${T} B ${B} E ${E} H ${H}`, unit: 'ms', work: 1, run };
}

function elements(bench: Bench): Job[] {
  return [...cells(bench), ...attention(bench), ...outputs(bench), ...parameters(bench)];
}

function cells({ kernels, matrix }: Bench): Job[] {
  const [B, H] = [64, 512];
  const [gates, inputProduct, hiddenProduct] = [matrix(B, 4 * H), matrix(B, 3 * H), matrix(B, 3 * H)];
  const [a, b, c, d] = [matrix(B, H), matrix(B, H), matrix(B, H), matrix(B, H)];
  const job = (name: string, run: () => void): Job => ({ name, unit: 'ns/element', work: B * H, run });
  return [
    job('tanh', () => kernels.tanh(a)),
    job('LSTM cell forward', () => kernels.run(lstmForward)({ gates, previousCell: a, cell: b, hidden: c })),
    job('LSTM cell backward', () =>
      kernels.run(lstmBackward)({ gates, previousCell: a, cell: b, dHidden: c, dCell: d }),
    ),
    job('GRU cell forward', () =>
      kernels.run(gruForward)({ gates: inputProduct, hiddenProduct, previousHidden: a, hidden: c }),
    ),
    job('GRU cell backward', () =>
      kernels.run(gruBackward)({ gates: inputProduct, hiddenProduct, previousHidden: a, dHidden: c }),
    ),
    job('tanh gradient', () => kernels.tanhGradient(a, b, c, true)),
    job('dropout', () => kernels.dropout(b, 0.2, 7)),
    job('copy', () => kernels.copy(a, b)),
    job('add', () => kernels.add(a, d)),
  ];
}

/** A decoder step of 64 sentences over 20 source tokens each; an element is one float of one key. */
function attention({ kernels, matrix }: Bench): Job[] {
  const [B, S, D] = [64, 20, 512];
  const source = {
    starts: Int32Array.from({ length: S }, (_, s) => s * B),
    lengths: new Int32Array(B).fill(S),
  };
  const sentences = Int32Array.from({ length: B }, (_, i) => i);
  const [query, keys, values, v] = [matrix(B, D), matrix(S * B, D), matrix(S * B, D), matrix(1, D)];
  const [weights, dScores, context] = [matrix(B, S), matrix(B, S), matrix(B, D)];
  const [dContext, dV] = [matrix(B, D), matrix(1, D)];
  const [dQuery, dKeys, dValues] = [matrix(B, D), matrix(S * B, D), matrix(S * B, D)];
  const looking = { source, sourceSlotOfRow: sentences, firstRow: 0 };
  const target = { starts: Int32Array.from([0]), lengths: new Int32Array(B).fill(1) };
  const whole = {
    target,
    source,
    sourceSlotOfRow: sentences,
    weights,
    dContext,
    dValues,
    keys: { query, dScores, dKeys },
  };
  const forward = (score: Score) => {
    const scores = kernels.run(score.forward);
    const attending = kernels.run(attend);
    return () => {
      scores({ looking, query, keys, v, scores: weights });
      attending({ looking, weights, values, context });
    };
  };
  const backward = (score: Score) => {
    const scores = kernels.run(score.backward);
    const attending = kernels.run(attendBackward);
    return () => {
      attending({ looking, weights, values, dContext, dScores });
      scores({ looking, query, keys, v, dScores, dQuery, dKeys, dV });
    };
  };
  const job = (name: string, run: () => void): Job => ({ name, unit: 'ns/element', work: B * S * D, run });
  return [
    job('dot attention forward', forward(DOT)),
    job('dot attention backward', backward(DOT)),
    job('dot attention backward, keys and values', () => kernels.run(attendMemoryBackward)(whole)),
    job('additive attention forward', forward(ADDITIVE)),
    job('additive attention backward', backward(ADDITIVE)),
  ];
}

function outputs({ kernels, matrix }: Bench): Job[] {
  const [rows, V, E] = [64, 8000, 256];
  const logits = matrix(rows, V);
  const fresh = matrix(rows, V);
  const targets = Int32Array.from({ length: rows }, (_, i) => (i * 97) % V);
  const losses = new Float32Array(rows);
  const [table, x] = [matrix(V, E), matrix(rows, E)];
  const job = (name: string, work: number, run: () => void): Job => ({ name, unit: 'ns/element', work, run });
  return [
    job('softmax, cross-entropy and gradient', rows * V, () => {
      kernels.copy(logits, fresh);
      kernels.run(crossEntropy)({ logits, targets, smoothing: 0.1, scale: 1, losses });
    }),
    job('log-softmax', rows * V, () => kernels.run(logSoftmax)({ logits: fresh })),
    job('gather rows', rows * E, () => kernels.gatherRows(x, table, targets, 0)),
    job('scatter rows', rows * E, () => kernels.scatterAddRows(table, x, targets, 0)),
  ];
}

/** A model of five million weights. */
function parameters({ kernels, matrix }: Bench): Job[] {
  const count = 5_000_000;
  const [weights, gradient, mean, square] = [0, 1, 2, 3].map(() => matrix(1, count).data);
  square!.fill(0.1);
  const settings = {
    ...{ learningRate: 1e-9, beta1: 0.9, beta2: 0.98, epsilon: 1e-9, correction1: 0.5, correction2: 0.5 },
    ...{ gradientScale: 1, averageDecay: 0.999 },
  };
  const arrays = { weights: weights!, gradient: gradient!, mean: mean!, square: square! };
  const job = (name: string, run: () => void): Job => ({ name, unit: 'ms', work: 1, run });
  return [
    job('Adam over 5 M weights', () => kernels.run(adam)({ ...arrays, average: null, start: 0, end: count, settings })),
    job('squared norm of 5 M', () => void kernels.squaredNorm(gradient!, 0, count)),
    job('sum of two gradients of 5 M', () => kernels.addRange(gradient!, mean!, 0, count)),
  ];
}
