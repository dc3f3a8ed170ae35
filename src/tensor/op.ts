/**
 * What an op is: a name, the shapes of its operands, and its arithmetic in plain loops, which is the specification.
 * A SIMD version may stand beside it (ops/simd-op.ts); where there is none, the loops run.
 */
import type { Matrix } from './matrix.ts';
import { type Shape, shapeCheck } from './shapes.ts';

/** An op on the operands of S. */
export interface Op<in S> {
  readonly name: string;
  /** The shape of every operand that is a matrix, by its name. */
  readonly shapes: Readonly<Record<string, Shape>>;
  /** @throws NmtError E_SHAPE when the operands' shapes do not agree */
  readonly check: (step: S) => void;
  /** The specification: plain loops over Float32 or Float64. */
  readonly reference: (step: S) => void;
}

/** A shape for each operand that is a matrix. */
type ShapesOf<S> = { readonly [K in keyof S as S[K] extends Matrix | null ? K : never]: Shape };

/** Makes an op of its loops. Shapes of one letter are checked against each other whenever it runs. */
export function op<S extends object>(name: string, shapes: ShapesOf<S>, reference: (step: S) => void): Op<S> {
  return { name, shapes, check: shapeCheck(name, shapes), reference };
}

/** The op's loops, behind the check of its operands. */
export function byLoops<S>({ check, reference }: Op<S>): (step: S) => void {
  return (step) => {
    check(step);
    reference(step);
  };
}
