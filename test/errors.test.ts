import { describe, expect, it } from 'vitest';
import { type ErrorCode, fileProblem, NmtError } from '../src/errors.ts';

describe('NmtError', () => {
  it('when it has a file, a line and a hint, then one line says them in that order', () => {
    const error = new NmtError({ code: 'E_CORPUS', file: 'a.tsv', line: 3, problem: 'no tab', hint: 'add one' });
    expect(error.message).toBe('a.tsv:3: no tab (add one)');
    expect(error).toMatchObject({ name: 'NmtError', code: 'E_CORPUS' });
    expect(error).toBeInstanceOf(Error);
  });

  it('when facts are missing, then their punctuation is too', () => {
    expect(new NmtError({ code: 'E_TEXT', problem: 'broken' }).message).toBe('broken');
    expect(new NmtError({ code: 'E_TEXT', problem: 'broken', file: 'a' }).message).toBe('a: broken');
    expect(new NmtError({ code: 'E_TEXT', problem: 'broken', line: 3 }).message).toBe('broken');
    expect(new NmtError({ code: 'E_TEXT', problem: 'broken', hint: 'mend' }).message).toBe('broken (mend)');
  });

  it('when facts hold newlines, then the message is one line', () => {
    expect(new NmtError({ code: 'E_TEXT', problem: 'a\n  b', hint: 'c\r\nd' }).message).toBe('a b (c d)');
  });

  it('when usage or configuration is wrong, then the exit code is 2, else 1', () => {
    const exits = (['E_USAGE', 'E_CONFIG', 'E_CORPUS', 'E_CHECKPOINT', 'E_DIVERGED'] as ErrorCode[]).map(
      (code) => new NmtError({ code, problem: 'x' }).exitCode,
    );
    expect(exits).toEqual([2, 2, 1, 1, 1]);
  });

  it('when there was a cause, then it is kept', () => {
    const cause = new Error('inner');
    expect(new NmtError({ code: 'E_FILE', problem: 'x', cause }).cause).toBe(cause);
    expect('cause' in new NmtError({ code: 'E_FILE', problem: 'x' })).toBe(false);
  });
});

describe('fileProblem', () => {
  it('when the system gave a code, then it is said in words; else the message stands', () => {
    const failed = (code: string) => fileProblem(Object.assign(new Error(`${code}: raw`), { code }));
    expect(['ENOENT', 'EACCES', 'EISDIR', 'ENOSPC', 'EROFS'].map(failed)).toEqual([
      'no such file',
      'permission denied',
      'is a directory',
      'no space left on the disk',
      'the file system is read-only',
    ]);
    expect([failed('EXOTIC'), fileProblem('text')]).toEqual(['EXOTIC: raw', 'text']);
  });
});
