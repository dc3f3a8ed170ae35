import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { looksLikeCheckpoint, readCheckpoint, readCheckpointHeader } from '../../src/checkpoint/read.ts';
import { writeCheckpoint } from '../../src/checkpoint/write.ts';
import type { NmtError } from '../../src/errors.ts';
import { sampleCheckpoint, sampleTensor } from './sample-checkpoint.ts';

let folder: string;
let whole: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-damage-'));
  const file = join(folder, 'whole.json');
  await writeCheckpoint(file, sampleCheckpoint());
  whole = readFileSync(file, 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusal(text: string | Buffer): Promise<NmtError> {
  const file = join(folder, 'damaged.json');
  writeFileSync(file, text);
  return refusalOf(file);
}

async function refusalOf(file: string): Promise<NmtError> {
  try {
    await readCheckpoint(file);
  } catch (error) {
    expect(error).toMatchObject({ name: 'NmtError' });
    expect((error as NmtError).message).not.toContain('\n');
    expect((error as NmtError).facts.hint).toBeTruthy();
    return error as NmtError;
  }
  throw new Error('the file was accepted');
}

/** The file with a change that must really change it. */
function edited(from: string | RegExp, to: string): string {
  const text = whole.replace(from, to);
  expect(text).not.toBe(whole);
  return text;
}

describe('a file that is no whole checkpoint', () => {
  it('when it is missing or a directory, then E_FILE says so', async () => {
    expect((await refusalOf(join(folder, 'none.json'))).message).toMatch(/none\.json: no such file \(nmt train/);
    const directory = await refusalOf(folder);
    expect([directory.code, directory.facts.problem]).toEqual(['E_FILE', 'is a directory']);
  });

  it('when it is empty, then E_CHECKPOINT says that it is empty', async () => {
    for (const text of ['', '\n\n  ']) expect((await refusal(text)).facts.problem).toBe('the file is empty');
  });

  it('when it is JSON of something else, or no JSON, then it is named as foreign', async () => {
    const foreign = ['{"name":"nmt","version":"1.0.0"}', '[1,2]', 'PK\u0003\u0004', 'I am a text.\n', '{"format":"x"}'];
    for (const text of foreign) expect((await refusal(text)).facts.problem).toBe('this is not an nmt checkpoint');
    expect((await refusal(Buffer.alloc(3_000_000, 0xff))).code).toBe('E_CHECKPOINT');
  });

  it('when it is of a newer version, then both versions are named and the hint is to update', async () => {
    const error = await refusal(edited('"version":1,', '"version":2,'));
    expect(error.message).toContain('has version 2, and this nmt reads version 1 (update nmt)');
  });

  it('when an editor reformatted it, then the message says so', async () => {
    const error = await refusal(JSON.stringify(JSON.parse(whole), null, 2));
    expect(error.facts.problem).toContain('reformatted');
  });

  it('when an editor put a byte order mark before it, then it is read as without', async () => {
    const file = join(folder, 'marked.json');
    writeFileSync(file, `\uFEFF${whole}`);
    expect(await looksLikeCheckpoint(file)).toBe(true);
    expect(await readCheckpointHeader(file)).toEqual(await readCheckpointHeader(join(folder, 'whole.json')));
    expect(await readCheckpoint(file)).toEqual(await readCheckpoint(join(folder, 'whole.json')));
  });

  it('when it is cut at any byte, then it is refused with one line', async () => {
    const bytes = Buffer.from(whole);
    const messages = new Set<string>();
    for (let length = 1; length < bytes.length - 1; length += 13) {
      messages.add((await refusal(bytes.subarray(0, length))).facts.problem);
    }
    expect([...messages].filter((message) => message.includes('truncated')).length).toBeGreaterThan(1);
  });

  it('when it goes on after its end, then it is refused', async () => {
    expect((await refusal(`${whole}${whole}`)).message).toMatch(/damaged\.json:\d+: goes on after its end/);
  });
});

describe('an edited checkpoint', () => {
  it('when one character of a tensor is another, then the tensor is named with its line', async () => {
    const data = /"data":"(....)/.exec(whole)![1]!;
    const error = await refusal(edited(`"data":"${data}`, `"data":"${data.slice(0, 3)}${data[3] === 'A' ? 'B' : 'A'}`));
    const line = whole.slice(0, whole.indexOf('"data":"')).split('\n').length;
    expect(error.facts).toMatchObject({ line });
    expect(error.facts.problem).toContain('tensor "source/embedding" is damaged: its data does not match its sha256');
  });

  it('when shape, name or length of a tensor is another, then it is refused', async () => {
    for (const text of [
      edited('"shape":[5,3]', '"shape":[3,5]'),
      edited('"shape":[5,3]', '"shape":[5,2]'),
      edited('"shape":[5,3]', '"shape":[5,4]'),
      edited('"shape":[5,3],', ''),
      edited('"name":"output"', '"name":"outputs"'),
      edited('"name":"output"', '"name":"source/embedding"'),
      edited('"dtype":"f32"', '"dtype":"f16"'),
      edited(/"sha256":"../, '"sha256":"'),
      edited('"}\n]}', '"},\n]}'),
      edited('"},\n', '"}\n'),
      edited('"data":"', '"data":"\\n'),
    ]) {
      expect((await refusal(text)).code).toBe('E_CHECKPOINT');
    }
  });

  it('when a header entry is missing, unknown or of another kind, then the entry is named', async () => {
    const cases: [string, string][] = [
      [edited('"hiddenSize": 16', '"hiddenSize": "wide"'), '"config.hiddenSize"'],
      [edited('"hiddenSize": 16', '"hidenSize": 16'), 'hidenSize'],
      [edited('"epochsSinceBest":0', '"epochsSinceBest":-1'), '"progress.epochsSinceBest"'],
      [edited('"threshold":-0.25', '"threshold":"low"'), '"confidence.threshold"'],
      [edited('"__proto__","constructor"', '1,"constructor"'), '"vocabularies.source"'],
      [edited(/"weightHash":"/, '"weightHash":"z'), '"weightHash"'],
    ];
    for (const [text, entry] of cases) expect((await refusal(text)).message).toContain(entry);
  });
});

describe('a checkpoint of 8-bit integers', () => {
  let integers: string;
  beforeAll(async () => {
    const file = join(folder, 'integers.json');
    const tensors = [sampleTensor('output', [5, 3])].map((tensor) => ({ ...tensor, scaledBy: 'columns' as const }));
    await writeCheckpoint(file, sampleCheckpoint({ tensors }));
    integers = readFileSync(file, 'utf8');
  });

  it('when what says how its integers lie is missing, foreign or another, then it is refused', async () => {
    for (const [from, to, problem] of [
      ['"dtype":"i8"', '"dtype":"i4"', 'has dtype "i4" where only "f32" and "i8" are known'],
      ['"scaledBy":"columns",', '', 'not what they are scaled by'],
      ['"scaledBy":"columns"', '"scaledBy":"cells"', 'not what they are scaled by'],
      ['"scaledBy":"columns"', '"scaledBy":"rows"', 'truncated|more data|damaged'],
      ['"shape":[5,3]', '"shape":[15]', 'which is no matrix'],
      ['"shape":[5,3]', '"shape":[3,5]', 'damaged|more data|truncated'],
      ['"shape":[5,3]', '"shape":[5,3,1]', 'which is no matrix'],
      ['"shape":[5,3]', '"shape":[2000000000,2000000000]', 'does not fit into a file of this size'],
      ['"dtype":"i8","scaledBy":"columns"', '"dtype":"f32"', 'truncated|damaged'],
    ] as const) {
      const text = integers.replace(from, to);
      expect(text).not.toBe(integers);
      expect((await refusal(text)).facts.problem).toMatch(new RegExp(problem));
    }
  });

  it('when it is cut at any byte, then it is refused with one line', async () => {
    const bytes = Buffer.from(integers);
    for (let length = bytes.length - 200; length < bytes.length - 1; length++) {
      expect((await refusal(bytes.subarray(0, length))).code).toBe('E_CHECKPOINT');
    }
  });
});

describe('a hostile checkpoint', () => {
  it('when a shape is absurd, then it is refused before memory is taken', async () => {
    for (const shape of [
      '[1000000000,1000000000]',
      '[2000000000]',
      '[-1]',
      '[1.5]',
      '[1e400]',
      '["9"]',
      '[1,1,1,1,1]',
      '{}',
      'null',
    ]) {
      const error = await refusal(edited('"shape":[5,3]', `"shape":${shape}`));
      expect(error.facts.problem).toMatch(/impossible shape|does not fit/);
    }
  });

  it('when keys are __proto__ or constructor, then no prototype changes', async () => {
    const files = '"files":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},';
    const file = join(folder, 'prototype.json');
    writeFileSync(file, edited(/"files": \{/, files.replace('"files":', '"files": ')));
    const read = await readCheckpoint(file).catch((error: NmtError) => error);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(JSON.stringify(read)).not.toBe('');
  });

  it('when a line never ends, then it is refused at the limit of its kind, with flat memory', async () => {
    const before = process.memoryUsage().rss;
    const tensorHead = edited('"name":"output"', `"name":"${'x'.repeat(5_000_000)}"`);
    expect((await refusal(tensorHead)).facts.problem).toBe('this line is not a tensor');
    const header = edited('"tensors":[', '"tensor":[');
    const error = await refusal(Buffer.concat([Buffer.from(header), Buffer.alloc(70_000_000, 0x20)]));
    expect(error.facts.problem).toContain('no list of tensors');
    expect(process.memoryUsage().rss - before).toBeLessThan(700_000_000);
  });

  it('when nesting is deep, then it is read or refused, and never crashes', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const file = join(folder, 'deep.json');
    writeFileSync(file, edited('"files": {', `"files": {"deep": ${deep},`));
    const outcome = await readCheckpoint(file).catch((error: Error) => error);
    if (outcome instanceof Error) expect(outcome.name).toBe('NmtError');
    else expect(outcome.tensors.length).toBe(3);
  });
});

describe.skipIf(!existsSync('/dev/zero'))('a device in place of a file (needs /dev/zero)', () => {
  it('when it would never end, then it is refused at once', async () => {
    expect((await refusalOf('/dev/zero')).facts.problem).toBe('is not a regular file');
  });
});
