/** The order of texts by code points, which is Python's order; JavaScript's `<` compares UTF-16 halves instead. */

/** Negative, zero or positive, as `a` stands before, at or after `b`. Example ("\uFFED", "😀") → negative */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return orderOf(x) - orderOf(y);
  }
  return a.length - b.length;
}

/** Surrogates begin characters beyond U+FFFF, so they stand after all others. */
function orderOf(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
