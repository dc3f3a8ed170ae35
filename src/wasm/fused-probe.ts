/** Whether this engine's vectors have the fused multiply-add that multiply-add.ts defines. */
import { fusedMultiplyAdd } from '../tensor/multiply-add.ts';
import { f32x4, v128 } from './expressions.ts';
import { createMemory } from './memory.ts';
import { ModuleBuilder } from './module-builder.ts';

/**
 * a, b, c where one rounding and two make different numbers: a product that is all but cancelled, a sum so near the middle
 * between two floats that by way of a double it falls to the wrong one, a subnormal sum, and a product beyond all floats.
 */
const CASES = [
  [1 + 2 ** -12, 1 + 2 ** -12, -1],
  [1 + 2 ** -12, 1 + 2 ** -12, 1],
  [1 + 2 ** -15, (1 - 2 ** -15) * 2 ** -24, 1 + 2 ** -23],
  [2 ** -75, 2 ** -75, 2 ** -149],
  [2 ** 64, 2 ** 64, -(2 ** 127)],
  [2 ** 64, 2 ** 64, 2 ** 127],
] as const;
const LANES = 4;

/**
 * Runs a tiny module of relaxed_madd and relaxed_nmadd: false where the engine does not know them, or rounds twice, as it
 * does on processors without the instruction.
 */
export function fusesExactly(): boolean {
  const builder = new ModuleBuilder();
  const [A, B, C, OUT] = [0, 16, 32, 48];
  builder.function('probe', { parameters: ['i32'] }, (f, at) => {
    const [a, b, c] = [A, B, C].map((offset) => v128.load(at, offset));
    f.store(at, f32x4.fusedAdd(a!, b!, c!), OUT);
    f.store(at, f32x4.fusedSubtract(a!, b!, c!), OUT + 16);
  });
  const bytes = builder.finish();
  if (!WebAssembly.validate(bytes)) return false;
  const memory = createMemory(1);
  const floats = new Float32Array(memory.buffer);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { import: { memory, base: 0 } });
  return CASES.every(([a, b, c]) => {
    floats
      .fill(a, A / 4, A / 4 + LANES)
      .fill(b, B / 4, B / 4 + LANES)
      .fill(c, C / 4, C / 4 + LANES);
    (exports.probe as (at: number) => void)(0);
    const [added, subtracted] = [fusedMultiplyAdd(a, b, c), fusedMultiplyAdd(-a, b, c)];
    return Array.from({ length: LANES }, (_, i) => OUT / 4 + i).every((i) => {
      return Object.is(floats[i], added) && Object.is(floats[i + LANES], subtracted);
    });
  });
}
