/**
 * The trainable weights: described first (names, shapes, first values), then laid into one flat vector,
 * so that the optimiser, the gradient sum and the hash see a single array.
 */
import { PURPOSE, streamKey } from '../random.ts';
import type { Arena } from './arena.ts';
import type { Initialiser } from './initialisers.ts';
import type { Kernels, PackedMatrix } from './kernels.ts';
import { type FloatArray, Matrix } from './matrix.ts';

/** What a parameter is, before it has memory. */
export interface ParameterSpec {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly initialise: Initialiser;
  /**
   * `weights`: inputs are multiplied by it, x · W. `transposedWeights`: x · Wᵀ, as by an embedding table that is the
   * output layer too. `vector`: its rows are read or added, nothing is multiplied.
   */
  readonly usedAs: 'vector' | 'weights' | 'transposedWeights';
}

/** A parameter with memory: its value, the gradient of one shard, and its packed forms. */
export interface Parameter {
  readonly name: string;
  readonly value: Matrix;
  readonly gradient: Matrix;
  /** What products multiply by going forward; `null` for a vector. */
  readonly packed: PackedMatrix | null;
  /** What gradients are carried back through: `packed` transposed; `null` where nothing is trained. */
  readonly packedTransposed: PackedMatrix | null;
}

/** Floats that each parameter starts on a multiple of: 64 bytes of Float32. */
const ALIGNMENT = 16;

/** Where each parameter starts in the flat vector, and how long that is. */
export function layOut(specs: readonly ParameterSpec[]): { offsets: number[]; length: number } {
  const offsets: number[] = [];
  let length = 0;
  for (const spec of specs) {
    offsets.push(length);
    length += Math.ceil((spec.rows * spec.columns) / ALIGNMENT) * ALIGNMENT;
  }
  return { offsets, length };
}

/** A parameter's shape as a checkpoint has it: a single row is a vector. */
export function shapeOf({ rows, columns }: Pick<ParameterSpec, 'rows' | 'columns'>): number[] {
  return rows === 1 ? [columns] : [rows, columns];
}

/** The parameters in a flat vector, by their names behind a prefix. Views, not copies. */
export function namedTensors(specs: readonly ParameterSpec[], vector: FloatArray, prefix = '') {
  const { offsets } = layOut(specs);
  return specs.map((spec, i) => ({
    name: `${prefix}${spec.name}`,
    shape: shapeOf(spec),
    data: vector.subarray(offsets[i]!, offsets[i]! + spec.rows * spec.columns) as Float32Array,
  }));
}

export function countWeights(specs: readonly ParameterSpec[]): number {
  return specs.reduce((sum, spec) => sum + spec.rows * spec.columns, 0);
}

/** Draws the first values of all parameters into the flat vector. */
export function initialiseAll(specs: readonly ParameterSpec[], values: FloatArray, seed: number): void {
  const { offsets } = layOut(specs);
  values.fill(0);
  specs.forEach((spec, i) => {
    spec.initialise(new Matrix(values, spec.rows, spec.columns, offsets[i]), streamKey(seed, PURPOSE.initialise, i));
  });
}

/** The packed forms of the weights, shared by all shards: made once, refreshed after each update. */
export type PackedWeights = ReadonlyMap<
  string,
  { readonly packed: PackedMatrix; readonly packedTransposed: PackedMatrix | null }
>;

/** Makes room for the packed forms: both directions for training, else only what the forward pass needs. Not yet packed. */
export function createPackedWeights(
  specs: readonly ParameterSpec[],
  values: FloatArray,
  context: { kernels: Kernels; arena: Arena; training: boolean },
): PackedWeights {
  const { kernels, arena, training } = context;
  const { offsets } = layOut(specs);
  const forms = new Map<string, { packed: PackedMatrix; packedTransposed: PackedMatrix | null }>();
  specs.forEach((spec, i) => {
    if (spec.usedAs === 'vector') return;
    const weights = new Matrix(values, spec.rows, spec.columns, offsets[i]);
    const create = (transposed: boolean) => {
      const length = kernels.packedLength(spec.rows, spec.columns, transposed);
      return kernels.createPacked(weights, transposed, length === 0 ? null : arena.floats(length));
    };
    const transposed = spec.usedAs === 'transposedWeights';
    forms.set(spec.name, { packed: create(transposed), packedTransposed: training ? create(!transposed) : null });
  });
  return forms;
}

/** Packs the share of `worker` among `workers` equal ones: every matrix whose position falls to it. */
export function packWeights(packed: PackedWeights, kernels: Kernels, worker = 0, workers = 1): void {
  let position = 0;
  for (const both of packed.values()) {
    for (const matrix of [both.packed, both.packedTransposed]) {
      if (matrix !== null && position++ % workers === worker) kernels.pack(matrix);
    }
  }
}

/** Lays parameters over a flat vector of values and one of gradients (any array where no gradient is wanted). */
export function bindParameters(
  specs: readonly ParameterSpec[],
  values: FloatArray,
  gradients: FloatArray,
  packed: PackedWeights,
): ReadonlyMap<string, Parameter> {
  const { offsets } = layOut(specs);
  return new Map(
    specs.map((spec, i) => {
      const { name, rows, columns } = spec;
      const products = packed.get(name);
      const value = new Matrix(values, rows, columns, offsets[i]);
      const gradient = new Matrix(gradients, rows, columns, offsets[i]);
      return [
        name,
        {
          name,
          value,
          gradient,
          packed: products?.packed ?? null,
          packedTransposed: products?.packedTransposed ?? null,
        },
      ];
    }),
  );
}
