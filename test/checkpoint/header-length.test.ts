import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { writeCheckpoint } from '../../src/checkpoint/write.ts';
import { sampleCheckpoint } from './sample-checkpoint.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-header-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('when the header would be longer than what is read, then writing is refused and the old file stands', async () => {
  const file = join(folder, 'long.json');
  await writeCheckpoint(file, sampleCheckpoint());
  const vocabularies = { source: ['<pad>', '<unk>', '<s>', '</s>', '한'.repeat(23e6)], target: ['<pad>'] };
  await expect(writeCheckpoint(file, sampleCheckpoint({ vocabularies }))).rejects.toMatchObject({
    message: expect.stringMatching(/long\.json: .* take 65\.8 MiB, and 64\.0 MiB can be read \(what stood there/),
    facts: { code: 'E_FILE' },
  });
  expect((await readCheckpoint(file)).vocabularies).toEqual(sampleCheckpoint().vocabularies);
});

it('when there were many validations, then samples are kept of the last 100 and the best; resumed is as unbroken', async () => {
  const [file, again] = [join(folder, 'many.json'), join(folder, 'many-again.json')];
  const rows = Array.from({ length: 300 }, (_, i) => ({
    ...sampleCheckpoint().history[1]!,
    epoch: i + 1,
    best: i < 40 && i % 3 === 0,
    samples: [{ source: 'a', reference: 'b', hypothesis: `after ${i}` }],
  }));
  const sampled = async () => {
    const { history } = await readCheckpoint(file);
    expect(history.map(({ samples: _, ...others }) => others)).toEqual(rows.map(({ samples: _, ...others }) => others));
    return history.flatMap((record, i) => (record.samples.length > 0 ? [i] : []));
  };
  await writeCheckpoint(file, sampleCheckpoint({ history: rows }));
  expect(await sampled()).toEqual([39, ...Array.from({ length: 100 }, (_, i) => 200 + i)]);
  for (const stop of [20, 150, 299]) {
    await writeCheckpoint(again, sampleCheckpoint({ history: rows.slice(0, stop) }));
    const { history } = await readCheckpoint(again);
    await writeCheckpoint(again, sampleCheckpoint({ history: [...history, ...rows.slice(stop)] }));
    expect(readFileSync(again)).toEqual(readFileSync(file));
  }
});
