/** Where characters such as line ends stand among bytes: in one byte each, or in the two of UTF-16. */
import type { Encoding } from './encodings.ts';

type Unit = Pick<Encoding, 'unit' | 'label'>;

/** The index of the first such character of ASCII from there on, or -1. */
export function firstOf(bytes: Uint8Array, character: number, from: number, { unit, label }: Unit): number {
  if (unit === 1) return bytes.indexOf(character, from);
  const low = label.endsWith('be') ? 1 : 0;
  for (let i = from; i + 1 < bytes.length; i += 2) {
    if (bytes[i + low] === character && bytes[i + 1 - low] === 0) return i;
  }
  return -1;
}

export function lastOf(bytes: Uint8Array, character: number, { unit, label }: Unit): number {
  if (unit === 1) return bytes.lastIndexOf(character);
  const low = label.endsWith('be') ? 1 : 0;
  for (let i = bytes.length - 2; i >= 0; i -= 2) {
    if (bytes[i + low] === character && bytes[i + 1 - low] === 0) return i;
  }
  return -1;
}
