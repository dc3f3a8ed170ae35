import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weightHash } from '../../src/checkpoint/checkpoint.ts';
import { newestCheckpoint } from '../../src/checkpoint/newest.ts';
import { readCheckpoint } from '../../src/checkpoint/read.ts';
import { checkWritable, writeCheckpoint } from '../../src/checkpoint/write.ts';
import { sampleCheckpoint, sampleTensor } from './sample-checkpoint.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-store-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('checkpoint files', () => {
  it('when one is written and read, then everything comes back equal', async () => {
    const file = join(folder, 'round.json');
    const checkpoint = sampleCheckpoint();
    await writeCheckpoint(file, checkpoint);
    expect(await readCheckpoint(file)).toEqual(checkpoint);
  });

  it('when matrices are held as 8-bit integers, then a file of them is read and written again byte for byte', async () => {
    const [file, again] = [join(folder, 'integers.json'), join(folder, 'integers-again.json')];
    const scaled = (['rows', 'columns'] as const).map((scaledBy) => ({ ...sampleTensor(scaledBy, [40, 7]), scaledBy }));
    await writeCheckpoint(file, sampleCheckpoint({ tensors: [...scaled, sampleTensor('bias', [7])] }));
    const read = await readCheckpoint(file);
    expect(read.tensors.map(({ scaledBy }) => scaledBy)).toEqual(['rows', 'columns', undefined]);
    read.tensors.forEach(({ data }, i) => {
      const worst = Math.max(...data.map((value, at) => Math.abs(value - (at / 7 - 3))));
      expect(worst).toBeLessThan(i < 2 ? 37 / 250 : 1e-6);
    });
    await writeCheckpoint(again, read);
    expect(readFileSync(again)).toEqual(readFileSync(file));
  });

  it('when one is written, then it is JSON with each tensor on a line of its own and ends with a newline', async () => {
    const file = join(folder, 'json.json');
    await writeCheckpoint(file, sampleCheckpoint());
    const text = readFileSync(file, 'utf8');
    const parsed = JSON.parse(text) as { format: string; version: number; tensors: { name: string; data: string }[] };
    expect([parsed.format, parsed.version]).toEqual(['nmt-checkpoint', 1]);
    const lines = text.split('\n').filter((line) => line.startsWith('{"name":'));
    expect(lines.length).toBe(parsed.tensors.length);
    expect(text.endsWith('\n]}\n')).toBe(true);
  });

  it('when both sides share a vocabulary, then it stands in the file once and is one array in memory', async () => {
    const file = join(folder, 'joint.json');
    const words = ['<pad>', '<unk>', '<s>', '</s>', 'onlyonce'];
    await writeCheckpoint(file, sampleCheckpoint({ vocabularies: { source: words, target: [...words] } }));
    expect(readFileSync(file, 'utf8').split('onlyonce').length).toBe(2);
    const { vocabularies } = await readCheckpoint(file);
    expect(vocabularies.target).toBe(vocabularies.source);
  });

  it('when a tensor is larger than the reading and writing pieces, then it comes back bit for bit', async () => {
    const file = join(folder, 'large.json');
    const tensors = [sampleTensor('small', [2]), sampleTensor('large', [701, 999]), sampleTensor('last', [1, 1, 3])];
    await writeCheckpoint(file, sampleCheckpoint({ tensors }));
    const read = await readCheckpoint(file);
    expect(weightHash(read.tensors)).toBe(weightHash(tensors));
  });

  it('when a figure was not finite, then the history reads back as NaN instead of refusing the file', async () => {
    const file = join(folder, 'nan.json');
    const checkpoint = sampleCheckpoint();
    const record = { ...checkpoint.history[0]!, devPerplexity: Number.POSITIVE_INFINITY };
    await writeCheckpoint(file, { ...checkpoint, history: [record] });
    expect((await readCheckpoint(file)).history[0]!.devPerplexity).toBeNaN();
  });

  it('when lines end in \\r\\n, then the file is read all the same', async () => {
    const file = join(folder, 'crlf.json');
    await writeCheckpoint(file, sampleCheckpoint());
    const text = readFileSync(file, 'utf8');
    // The list of tensors has to be found at the start of a line, whatever ends the line before.
    writeFileSync(file, text.replaceAll(/\n(?=.)/g, '\r\n').replace(`version":1,\r\n`, `version":1,\r\n`));
    expect((await readCheckpoint(file)).tensors.length).toBe(3);
  });

  it('when the folder does not exist, then it is made; when the name is a link, then what it points to is replaced', async () => {
    const real = join(folder, 'deep', 'er', 'real.json');
    await writeCheckpoint(real, sampleCheckpoint());
    const link = join(folder, 'link.json');
    symlinkSync(real, link);
    await writeCheckpoint(link, sampleCheckpoint({ weightHash: '00000000' }));
    expect((await readCheckpoint(real)).weightHash).toBe('00000000');
    expect(readdirSync(join(folder, 'deep', 'er'))).toEqual(['real.json']);
  });

  it('when a killed process left temporary files, then the next save removes the stale ones and no others', async () => {
    const place = join(folder, 'stale');
    mkdirSync(place);
    const names = ['.a.json.0123abcd.tmp', '.a.json.fresh000.tmp', '.b.json.0123abcd.tmp', '.a.json.11112222.tmp'];
    for (const name of names) writeFileSync(join(place, name), 'x');
    const longAgo = new Date(Date.now() - 3_600_000);
    for (const name of names.slice(0, 3)) utimesSync(join(place, name), longAgo, longAgo);
    await writeCheckpoint(join(place, 'a.json'), sampleCheckpoint());
    expect(readdirSync(place).sort()).toEqual([
      '.a.json.11112222.tmp',
      '.a.json.fresh000.tmp',
      '.b.json.0123abcd.tmp',
      'a.json',
    ]);
  });

  it('when a tensor does not fill its shape, then writing is refused and the old file stands', async () => {
    const file = join(folder, 'keep.json');
    await writeCheckpoint(file, sampleCheckpoint());
    const wrong = { name: 'wrong', shape: [2, 2], data: new Float32Array(3) };
    await expect(writeCheckpoint(file, sampleCheckpoint({ tensors: [wrong] }))).rejects.toThrow(/"wrong"/);
    expect((await readCheckpoint(file)).tensors.length).toBe(3);
    expect(readdirSync(folder).filter((name) => name.includes('keep'))).toEqual(['keep.json']);
  });

  it('when the name is a directory or below a file, then writing says so in one line, before and at saving', async () => {
    writeFileSync(join(folder, 'plain'), '');
    for (const file of [folder, join(folder, 'plain', 'a.json')]) {
      await expect(checkWritable(file)).rejects.toMatchObject({ code: 'E_FILE' });
      await expect(writeCheckpoint(file, sampleCheckpoint())).rejects.toThrow(
        /cannot be written: .* \(what stood there/,
      );
    }
  });

  it.skipIf(process.platform === 'win32')(
    'when the name is a socket or a device, then it is refused and stays what it is (needs sockets that are files)',
    async () => {
      const file = join(folder, 'socket');
      const server = createServer().listen(file);
      await once(server, 'listening');
      await expect(checkWritable(file)).rejects.toThrow(
        /is a device, a pipe or a socket, not a file \(what stood there/,
      );
      await expect(writeCheckpoint(file, sampleCheckpoint())).rejects.toMatchObject({ code: 'E_FILE' });
      expect(statSync(file).isSocket()).toBe(true);
      server.close();
    },
  );

  it('when a place is writable, then the check leaves nothing behind', async () => {
    const place = join(folder, 'empty');
    await checkWritable(join(place, 'a.json'));
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('weightHash', () => {
  it('when name, shape, data or order differ, then the hash differs; equal tensors hash equally', () => {
    const [a, b] = [sampleTensor('a', [2, 3]), sampleTensor('b', [2, 3])];
    const hashes = [
      weightHash([a, b]),
      weightHash([b, a]),
      weightHash([a]),
      weightHash([{ ...a, shape: [3, 2] }, b]),
      weightHash([a, sampleTensor('b', [2, 3], 1)]),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(weightHash([sampleTensor('a', [2, 3]), b])).toBe(hashes[0]);
    expect(hashes[0]).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe('newestCheckpoint', () => {
  it('when there are several, then the best one written last is taken; last.json, foreign and temporary files never', async () => {
    const place = join(folder, 'newest');
    for (const [name, age] of [
      ['old', 30],
      ['new', 20],
      ['new.last', 10],
    ] as const) {
      const file = join(place, `${name}.json`);
      await writeCheckpoint(file, sampleCheckpoint());
      const time = new Date(Date.now() - age * 1000);
      utimesSync(file, time, time);
    }
    writeFileSync(join(place, 'foreign.json'), '{"a":1}');
    writeFileSync(join(place, 'README.md'), '');
    expect(await newestCheckpoint(place)).toBe(join(place, 'new.json'));
  });

  it('when the folder is missing or has none, then null', async () => {
    expect(await newestCheckpoint(join(folder, 'nowhere'))).toBeNull();
  });
});
