/**
 * A product with a weight matrix whose inputs come row by row or all at once: y = x · W.
 * The gradient of W is one product over all rows, at the end of the backward pass.
 */
import { uniformWithin, xavier } from '../tensor/initialisers.ts';
import type { Matrix, Variable } from '../tensor/matrix.ts';
import type { Parameter, ParameterSpec } from '../tensor/parameters.ts';
import type { Pass } from '../tensor/tape.ts';

/** The weights of x · W: [inputs, outputs]. */
export function linearSpec(name: string, inputs: number, outputs: number, initialise = xavier()): ParameterSpec {
  return { name, rows: inputs, columns: outputs, initialise, usedAs: 'weights' };
}

/** A row vector [1, columns] that is added, not multiplied. */
export function biasSpec(name: string, columns: number, initialise = uniformWithin(0)): ParameterSpec {
  return { name, rows: 1, columns, initialise, usedAs: 'vector' };
}

/**
 * Records that, once all rows have their gradients, dW += xᵀ · dY. Call before the first `multiply` of these rows.
 *
 * Shapes  x [R, I], W [I, O], y [R, O]
 */
export function collectWeightGradient(pass: Pass, x: Variable, weights: Parameter, y: Variable): void {
  pass.tape?.record(() => {
    if (weights.packed?.transposed) pass.kernels.addTransposedProducts([weights.gradient], [y.gradient], x.value);
    else pass.kernels.addTransposedProducts([weights.gradient], [x.value], y.gradient);
  });
}

/**
 * y = x · W + plus (y itself, a bias, or nothing); backward: dX += dY · Wᵀ. The gradients of W and bias are collected apart.
 *
 * Shapes  x [R, I], W [I, O], plus [R, O] or [1, O] → y [R, O]
 * @throws NmtError E_SHAPE when they do not agree
 */
export function multiply(pass: Pass, y: Variable, x: Variable, weights: Parameter, plus: Matrix | null): void {
  pass.kernels.product(y.value, x.value, weights.packed!, plus);
  pass.tape?.record(() => pass.kernels.product(x.gradient, y.gradient, weights.packedTransposed!, x.gradient));
}

/**
 * All rows at once: y = x · W (+ bias), with every gradient.
 *
 * Shapes  x [R, I], W [I, O], bias [1, O] → y [R, O]
 * @throws NmtError E_SHAPE when they do not agree
 */
export function linear(pass: Pass, x: Variable, weights: Parameter, bias: Parameter | null = null): Variable {
  const { kernels, arena, tape } = pass;
  const y = arena.variable(x.rows, weights.packed!.columns);
  collectWeightGradient(pass, x, weights, y);
  if (bias !== null) tape?.record(() => kernels.addColumnSums(bias.gradient, y.gradient));
  multiply(pass, y, x, weights, bias?.value ?? null);
  return y;
}

/** y becomes tanh(y), in place. */
export function tanhInPlace(pass: Pass, y: Variable): void {
  pass.kernels.tanh(y.value);
  pass.tape?.record(() => pass.kernels.tanhGradient(y.gradient, y.value, y.gradient, false));
}
