/** A run that was stopped while it validated, and goes on. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartialConfig } from '../../src/config.ts';
import { train } from '../../src/library.ts';
import type { TrainingEvent } from '../../src/training/events.ts';
import { numberPair } from '../support/trained-checkpoint.ts';

const SMALL = { embeddingSize: 8, hiddenSize: 12, batchSize: 16, kernels: 'reference', threads: 1 } as const;
const PAIRS = Array.from({ length: 100 }, (_, i) => numberPair(i)).map(
  ({ source, target }) => [source, target] as const,
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-stopped-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Sitting {
  readonly resume?: string;
  readonly hear?: (event: TrainingEvent, stop: () => void) => void;
}

/** Trains or goes on training `name`; what was said, and the history at its end, without times. */
async function sitting(name: string, length: PartialConfig, { resume, hear }: Sitting = {}) {
  const controller = new AbortController();
  const said: string[] = [];
  const onEvent = (event: TrainingEvent) => {
    if (event.type === 'notice' && event.severity === 'warning') said.push(event.message);
    hear?.(event, () => controller.abort());
  };
  const checkpoint = join(folder, `${name}.json`);
  const flags = resume === undefined ? { ...SMALL, ...length, checkpoint } : length;
  const rest = { pairs: PAIRS, onEvent, signal: controller.signal };
  const { history, bestFile } = await train(flags, { ...rest, ...(resume !== undefined && { resume }) });
  return { said, bestFile, rows: history.map(({ seconds, ...row }) => row) };
}

describe('a run that was stopped in its last validation', () => {
  it.each([[{ updates: 9 }], [{ epochs: 2 }], [{ updates: 14 }]])(
    'when it has %o and goes on, then it validates what it had learnt: its history is that of an unbroken run',
    async (length) => {
      const name = Object.entries(length).join('');
      const whole = await sitting(`whole${name}`, length);
      const validations = whole.rows.length;
      let begun = 0;
      const broken = await sitting(`broken${name}`, length, {
        hear: (event, stop) => event.type === 'validating' && ++begun === validations && stop(),
      });
      expect(broken.rows).toEqual(whole.rows.slice(0, -1));
      const resume = join(folder, `broken${name}.last.json`);
      const resumed = await sitting(`broken${name}`, {}, { resume });
      expect(resumed.rows).toEqual(whole.rows);
      expect(resumed.said).toEqual([]);
      expect(resumed.bestFile).toBe(join(folder, `broken${name}.json`));
      const once = await sitting(`broken${name}`, {}, { resume });
      expect(once.rows).toEqual(whole.rows);
      expect(once.said).toEqual([expect.stringMatching(/^nothing is left to train: --(updates|epochs) /)]);
    },
  );
});

describe('a run by the clock', () => {
  it('when its time is over while it saves, then what it learnt last is validated all the same', async () => {
    let step = 0;
    const hear = (event: TrainingEvent) => {
      if (event.type === 'step') step = event.step;
    };
    const { rows } = await sitting('saving', { minutes: 0.01, saveEvery: 1 }, { hear });
    expect(step).toBeGreaterThan(0);
    expect(rows.at(-1)).toMatchObject({ step });
  });
});

describe('a run that goes on', () => {
  it('when another has written its checkpoint since it was read, then it ends and nothing is lost', async () => {
    const place = join(folder, 'race.last.json');
    await train({ ...SMALL, epochs: 1, checkpoint: join(folder, 'race.json') }, { pairs: PAIRS });
    copyFileSync(place, join(folder, 'early.json'));
    await train({ epochs: 2 }, { pairs: PAIRS, resume: place });
    copyFileSync(place, join(folder, 'late.json'));
    copyFileSync(join(folder, 'early.json'), place);
    // It is told that the corpus is read when the checkpoint has been read and the files are not claimed yet.
    const onEvent = (event: TrainingEvent) => {
      if (event.type === 'preparing' && event.work === 'corpus') copyFileSync(join(folder, 'late.json'), place);
    };
    await expect(train({ epochs: 3 }, { pairs: PAIRS, resume: place, onEvent })).rejects.toMatchObject({
      code: 'E_FILE',
      message: expect.stringContaining('another run has written it since it was read'),
    });
    const { history } = await train({ epochs: 3 }, { pairs: PAIRS, resume: place });
    expect(history.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  });
});
