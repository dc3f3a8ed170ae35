/** Numbers as people read them: durations, counts, figures of fixed width. */

/** Example 75 → "1 min 15 s", 3.25 → "3.3 s" */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** Example 1234567 → "1,234,567"; a dash where there is no number. */
export function count(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Example (1, "line") → "1 line", (3, "line") → "3 lines" */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Fixed digits, or scientific when that many digits would show nothing of the number. */
export function figure(value: number, digits: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
  const isTiny = value !== 0 && Math.abs(value) < 0.5 * 10 ** -digits;
  return isTiny || Math.abs(value) >= 1e9 ? value.toExponential(1) : value.toFixed(digits);
}
