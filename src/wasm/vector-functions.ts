/**
 * tanh, sigmoid and exp of vectors, from + − × ÷ alone, and sums with a product in them in the module's arithmetic:
 * IEEE 754 leaves no freedom there, so all engines agree.
 * The coefficients are our own minimax fits (Lawson's algorithm at 60 digits), rounded to Float32.
 */
import { f32x4, type I32, i32x4, type Local, type V128, v128 } from './expressions.ts';
import type { FunctionBuilder } from './function-builder.ts';
import type { ProductsInSums } from './products-in-sums.ts';

/** tanh x ≈ x · P(x²) / Q(x²) on |x| ≤ 9.02, relative error below 2.2e-8; lowest power first. */
const TANH_TOP = 9.02;
const TANH_P = [
  0.9999999791952758, 0.13379693442606233, 0.003494004202894829, 2.0582944030765313e-5, 1.3318280708885353e-8,
];
const TANH_Q = [1, 0.46713008756098096, 0.025870960834492546, 0.00032830414002968914, 7.761704314217494e-7];

/** eʳ ≈ 1 + r + r² · R(r) on |r| ≤ ln 2 / 2, relative error below 4e-9. */
const EXP_R = [0.4999999340592239, 0.1666652004537193, 0.0416683955455981, 0.008368786205765871, 0.0013814402601428097];
/** ln 2 in two parts: k · LN2_HIGH is exact for all k that occur. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = -0.00021219444005469057;
/** e to this and anything lower is 0. */
const EXP_BOTTOM = -104;
/** Added to a float below 2²², it moves the nearest whole number into the lowest bits. */
const ROUNDER = 1.5 * 2 ** 23;
/** Powers of two are made 2⁶⁴ too large, so that subnormal results round once, in the last multiplication. */
const LIFT = 64;

/**
 * Vector constants stand in memory, where each thread finds them at its own address:
 * V8 would build v128.const anew in every round of a loop.
 */
export class ConstantTable {
  private readonly words: number[] = [];
  private readonly start: number;

  /** `start`: bytes from the base address to the table. */
  constructor(start: number) {
    this.start = start;
  }

  /** Where a float's four bytes stand, from the base address on. */
  float(value: number): number {
    return this.word(new Int32Array(new Float32Array([value]).buffer)[0]!);
  }

  word(bits: number): number {
    const known = this.words.indexOf(bits);
    return this.start + 4 * (known >= 0 ? known : this.words.push(bits) - 1);
  }

  toArray(): Int32Array {
    return Int32Array.from(this.words);
  }
}

/** Functions of vectors, for the code of one WebAssembly function. Each takes several vectors, handled side by side. */
export class VectorMath {
  private readonly f: FunctionBuilder;
  private readonly table: ConstantTable;
  private readonly base: Local<'i32'>;
  private readonly sums: ProductsInSums;

  constructor(f: FunctionBuilder, table: ConstantTable, base: I32, sums: ProductsInSums) {
    this.f = f;
    this.table = table;
    this.base = f.let(base);
    this.sums = sums;
  }

  constant(value: number): V128 {
    return v128.loadSplat(this.base, this.table.float(value));
  }

  /** Within 4 units in the last place; ±1 from 9.02 on. */
  tanh(xs: readonly V128[]): Local<'v128'>[] {
    const { f } = this;
    const clamped = xs.map((x) =>
      f.let(f32x4.lower(f32x4.higher(x, this.constant(-TANH_TOP)), this.constant(TANH_TOP))),
    );
    const squares = clamped.map((x) => f.let(f32x4.mul(x, x)));
    const numerators = this.polynomials(squares, TANH_P);
    const denominators = this.polynomials(squares, TANH_Q);
    return clamped.map((x, i) => {
      const ratio = f32x4.div(f32x4.mul(x, numerators[i]!), denominators[i]!);
      return f.let(f32x4.lower(f32x4.higher(ratio, this.constant(-1)), this.constant(1)));
    });
  }

  /** σ(x) = ½ · tanh(x / 2) + ½: within 1e-7, and 0 below −18, where the exact value is smaller than that. */
  sigmoid(xs: readonly V128[]): Local<'v128'>[] {
    const { f } = this;
    const halves = this.tanh(xs.map((x) => f.let(f32x4.mul(x, this.constant(0.5)))));
    return halves.map((y) => f.let(this.sums.addProduct(this.constant(0.5), y, this.constant(0.5))));
  }

  /** eˣ for x ≤ 0, within 1 unit in the last place: x = k · ln 2 + r, eˣ = 2ᵏ · eʳ. */
  exp(xs: readonly V128[]): Local<'v128'>[] {
    const { f } = this;
    const clamped = xs.map((x) => f.let(f32x4.higher(x, this.constant(EXP_BOTTOM))));
    const lifted = clamped.map((x) =>
      f.let(this.sums.addProduct(this.constant(ROUNDER), x, this.constant(Math.LOG2E))),
    );
    const ks = lifted.map((t) => f.let(f32x4.sub(t, this.constant(ROUNDER))));
    const rs = clamped.map((x, i) => {
      const high = this.sums.subtractProduct(x, ks[i]!, this.constant(LN2_HIGH));
      return f.let(this.sums.subtractProduct(high, ks[i]!, this.constant(LN2_LOW)));
    });
    const sums = this.polynomials(rs, EXP_R);
    return rs.map((r, i) => {
      const power = f32x4.add(this.sums.addProduct(r, f32x4.mul(r, r), sums[i]!), this.constant(1));
      const bias = v128.loadSplat(this.base, this.table.word((127 + LIFT) << 23));
      const scale = i32x4.add(i32x4.shl(lifted[i]!, 23), bias);
      return f.let(f32x4.mul(f32x4.mul(power, scale), this.constant(2 ** -LIFT)));
    });
  }

  /** Horner's rule, in step for all vectors. */
  private polynomials(xs: readonly V128[], coefficients: readonly number[]): Local<'v128'>[] {
    const { f } = this;
    const sums = xs.map(() => f.let(this.constant(coefficients.at(-1)!)));
    for (const coefficient of coefficients.slice(0, -1).reverse()) {
      sums.forEach((sum, i) => {
        f.set(sum, this.sums.addProduct(this.constant(coefficient), sum, xs[i]!));
      });
    }
    return sums;
  }
}
