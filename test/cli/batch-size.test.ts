import { describe, expect, it } from 'vitest';
import { BatchSize } from '../../src/cli/lines/batch-size.ts';

/** The sizes over so many batches that are always full, at so many milliseconds a line. */
function sizes(msOfLine: (nth: number) => number, batches = 12): number[] {
  const size = new BatchSize();
  return Array.from({ length: batches }, (_, nth) => {
    const { most } = size;
    size.took(most, most * msOfLine(nth));
    return most;
  });
}

describe('how many lines are worked on at once', () => {
  it('when lines take little time, then there are more and more, up to a limit', () => {
    const found = sizes(() => 0.01);
    expect(found.slice(0, 3)).toEqual([16, 64, 256]);
    expect(found.at(-1)).toBe(1024);
  });

  it('when a line takes long, then each comes alone', () => {
    expect(sizes(() => 900).at(-1)).toBe(1);
  });

  it('when lines take some milliseconds, then as many as take a fifth of a second', () => {
    expect(sizes(() => 5).at(-1)).toBe(40);
    expect(sizes((nth) => (nth < 6 ? 50 : 5)).at(-1)).toBe(40);
  });
});
