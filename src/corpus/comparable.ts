/** When two texts count as the same: composed characters, single spaces, and folded case where the model folds it. */
import { mixBits } from '../random.ts';
import { normalise } from '../text/normalise.ts';

/** Example "  e\u0301  b" → "é b" */
export function comparable(text: string, lowercase = false): string {
  const plain = normalise(text);
  return lowercase ? plain.toLowerCase() : plain;
}

/**
 * A number that equal texts share and others, but for rare chance, do not: 53 bits.
 * Why  a million pairs are compared with each other; their texts as keys would take as much memory as the corpus
 */
export function comparableHash(text: string, lowercase: boolean): number {
  const key = comparable(text, lowercase);
  let low = 0x9e3779b9;
  let high = 0x85ebca6b;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    low = Math.imul(low ^ code, 0x5f356495);
    high = Math.imul(high ^ code ^ (low >>> 13), 0x32c2ae35);
  }
  return joinBits(low, high);
}

/** One number for a pair from those of its texts. */
export function pairHash(source: number, target: number): number {
  const [low, high] = [source % 0x100000000, Math.floor(source / 0x100000000)];
  const [targetLow, targetHigh] = [target % 0x100000000, Math.floor(target / 0x100000000)];
  return joinBits(mixBits(low ^ 0x3c6ef372) + targetLow, mixBits(high ^ 0x5f356495) + targetHigh + low);
}

function joinBits(low: number, high: number): number {
  return (mixBits(high) >>> 11) * 0x100000000 + mixBits(low);
}
