import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AnswersFile } from '../../src/distillation/answers-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-answers-'));
  file = join(folder, 'answers.part');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('answers of a distillation', () => {
  it('when a file is opened again, then its answers are there, one a line, blank ones too', async () => {
    const first = await AnswersFile.open(file, 'ours');
    await first.add(['eins', '', 'zwei\ndrei']);
    await first.close();
    const again = await AnswersFile.open(file, 'ours');
    expect(again.answers).toEqual(['eins', '', 'zwei drei']);
    await again.close();
  });

  it('when a process was killed in the midst of a line, then that line is gone and the next stands in its place', async () => {
    writeFileSync(file, 'ours\neins\nzw');
    const answers = await AnswersFile.open(file, 'ours');
    expect(answers.answers).toEqual(['eins']);
    await answers.add(['zwei']);
    await answers.close();
    expect(readFileSync(file, 'utf8')).toBe('ours\neins\nzwei\n');
  });

  it('when it was killed in the midst of the first line, then it begins anew', async () => {
    writeFileSync(file, 'ou');
    const answers = await AnswersFile.open(file, 'ours');
    await answers.close();
    expect(readFileSync(file, 'utf8')).toBe('ours\n');
  });

  it('when the answers are of another work, then they are refused and stay', async () => {
    writeFileSync(file, 'theirs\neins\n');
    await expect(AnswersFile.open(file, 'ours')).rejects.toMatchObject({ code: 'E_FILE' });
    expect(readFileSync(file, 'utf8')).toBe('theirs\neins\n');
  });
});
