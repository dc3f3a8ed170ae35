/**
 * exp, log, tanh, cos and whole powers from additions, multiplications and divisions alone.
 * Engines may differ in the last bit of Math.exp and its kin; IEEE 754 leaves no such freedom to + − × ÷ √,
 * so these give the same bits everywhere.
 */

/** ln 2 in two parts, the first with zeros at its end, so that k · LN2_HIGH is exact (fdlibm, e_exp.c). */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;

const view = new DataView(new ArrayBuffer(8));

/** 2ᵏ for an integer k within the range of normal doubles. */
function powerOfTwo(k: number): number {
  view.setUint32(0, (k + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/**
 * eˣ: x = k·ln 2 + r with |r| ≤ ln 2 / 2, then the Taylor series of eʳ to order 13.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.78) return Number.POSITIVE_INFINITY;
  if (x < -745) return 0;
  const k = Math.round(x * INVERSE_LN2);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1;
  for (let n = 13; n >= 1; n--) sum = 1 + (sum * r) / n;
  if (k < -1022) return sum * powerOfTwo(k + 60) * powerOfTwo(-60);
  return k > 1023 ? sum * powerOfTwo(1023) * 2 : sum * powerOfTwo(k);
}

/**
 * Natural logarithm: x = 2ᵏ·m with m in [√½, √2), then the series 2·artanh((m − 1) / (m + 1)).
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let scaled = x;
  let k = 0;
  if (scaled < 2.2250738585072014e-308) {
    scaled *= 2 ** 54;
    k = -54;
  }
  view.setFloat64(0, scaled);
  const high = view.getUint32(0);
  k += (high >>> 20) - 1023;
  view.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let m = view.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const s = (m - 1) / (m + 1);
  const s2 = s * s;
  let sum = 0;
  for (let n = 21; n >= 1; n -= 2) sum = sum * s2 + 1 / n;
  return k * LN2_HIGH + (2 * s * sum + k * LN2_LOW);
}

/** tanh x = (1 − e^(−2x)) / (1 + e^(−2x)) for x > 0, by its series where that would cancel; odd. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.05) {
    const q = x * x;
    return x * (1 + q * (-1 / 3 + q * (2 / 15 + q * (-17 / 315 + q * (62 / 2835 + q * (-1382 / 155925))))));
  }
  const e = exp(-2 * size);
  const y = (1 - e) / (1 + e);
  return x < 0 ? -y : y;
}

/** The logistic function 1 / (1 + e^(−x)). */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** cos x for 0 ≤ x ≤ π (learning-rate schedules): Taylor series about π/2. */
export function cos(x: number): number {
  const y = Math.PI / 2 - x;
  const y2 = y * y;
  let sum = 1;
  for (let n = 21; n >= 3; n -= 2) sum = 1 - (sum * y2) / (n * (n - 1));
  return y * sum;
}

/** xⁿ for a whole n ≥ 0, by squaring. */
export function power(x: number, n: number): number {
  let result = 1;
  let square = x;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
