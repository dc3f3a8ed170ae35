/** Event files beside those of TensorBoard's own writer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openingRecord, summaryRecord } from '../../src/exchange/event-file.ts';
import type { NamedValue } from '../../src/exchange/training-log.ts';

const golden = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'golden', 'events.json'), 'utf8')) as {
  opening: { time: number; bytes: string };
  summary: { time: number; step: number; values: NamedValue[]; bytes: string };
};

describe('event files', () => {
  it('when a file is begun, then its bytes are those that TensorBoard writes', () => {
    const { time, bytes } = golden.opening;
    expect(openingRecord(time).toString('hex')).toBe(bytes);
  });

  it('when numbers and texts are written, then their bytes are those that TensorBoard writes', () => {
    const { time, step, values, bytes } = golden.summary;
    expect(summaryRecord(time, step, values).toString('hex')).toBe(bytes);
  });
});
