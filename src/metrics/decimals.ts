/** Numbers as Python's format writes them, so that printed scores equal sacreBLEU's to the last digit. */

/**
 * A fixed number of decimals; exact halves go to the even digit, where `toFixed` takes the larger.
 *
 * Why   a decimal half is exact in binary only when it is an odd multiple of 2^−(digits + 1)
 * Example 21.25, 1 digit → "21.2" (21.25.toFixed(1) is "21.3")
 */
export function decimals(value: number, digits: number): string {
  const isHalf = Math.abs(value * 2 ** (digits + 1)) % 2 === 1;
  if (!isHalf) return value.toFixed(digits);
  const unit = 10 ** digits;
  const below = Math.floor(value * unit);
  return ((below % 2 === 0 ? below : below + 1) / unit).toFixed(digits);
}
