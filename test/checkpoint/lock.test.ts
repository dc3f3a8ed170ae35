import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LockOwner, lockCheckpoint } from '../../src/checkpoint/lock.ts';

const OWNER: LockOwner = { processId: process.pid };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmt-lock-'));
  file = join(folder, 'model.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockFile = () => join(folder, '.model.json.lock');
const standing = (changes: object) =>
  writeFileSync(
    lockFile(),
    JSON.stringify({ process: 1, host: hostname(), boot: null, since: '2026-01-01T00:00:00.000Z', ...changes }),
  );

/** The number of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'close');
  return child.pid!;
}

describe('the lock of a checkpoint', () => {
  it('when it is taken, then it says who, where and since when; when it is released, then nothing is left', async () => {
    const lock = await lockCheckpoint(file, OWNER);
    const says = JSON.parse(readFileSync(lockFile(), 'utf8')) as { since: string };
    expect(says).toMatchObject({ process: process.pid, host: hostname() });
    expect(Math.abs(Date.now() - Date.parse(says.since))).toBeLessThan(60_000);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('when this process holds it already, then a second run in it is refused too, and the lock stays', async () => {
    const lock = await lockCheckpoint(file, OWNER);
    await expect(lockCheckpoint(file, OWNER)).rejects.toMatchObject({
      code: 'E_FILE',
      exitCode: 1,
      message: expect.stringContaining(`another run is writing this file: process ${process.pid}, since `),
    });
    expect(readdirSync(folder)).toEqual(['.model.json.lock']);
    lock.release();
    (await lockCheckpoint(file, OWNER)).release();
  });

  it('when a name is a link to the same file, then it is the same lock', async () => {
    const other = join(folder, 'other.json');
    symlinkSync('model.json', other);
    const lock = await lockCheckpoint(other, OWNER);
    await expect(lockCheckpoint(file, OWNER)).rejects.toThrow(/another run/);
    lock.release();
  });

  it('when its process is dead, then it is taken over, also where an earlier process had this number', async () => {
    for (const changes of [{ process: await deadProcess() }, { process: process.pid }]) {
      standing(changes);
      const lock = await lockCheckpoint(file, OWNER);
      expect(readFileSync(lockFile(), 'utf8')).toContain('"token"');
      lock.release();
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')(
    'when the machine was started anew since, then the number means nothing (needs Linux, which numbers its starts)',
    async () => {
      standing({ process: process.ppid, boot: '00000000-0000-0000-0000-000000000000' });
      (await lockCheckpoint(file, OWNER)).release();
    },
  );

  it('when its process lives, or did not say its number, then it is refused with what to do', async () => {
    standing({ process: process.ppid });
    await expect(lockCheckpoint(file, OWNER)).rejects.toThrow(/process \d+, since .* delete .*\.model\.json\.lock\)$/);
    standing({ process: null });
    await expect(lockCheckpoint(file, OWNER)).rejects.toThrow(/file: a program, since /);
  });

  it('when it was made on another machine, then it is refused, and what cannot be known is said', async () => {
    standing({ process: await deadProcess(), host: 'far-away' });
    await expect(lockCheckpoint(file, OWNER)).rejects.toThrow(
      /process \d+ on far-away, since 2026-01-01T00:00:00.000Z \(whether it still runs cannot be seen from here: .*\.lock\)$/,
    );
  });

  it('when a process died before it wrote a word into it, then it is taken over; other text is nobody’s to remove', async () => {
    writeFileSync(lockFile(), '');
    utimesSync(lockFile(), new Date(0), new Date(0));
    (await lockCheckpoint(file, OWNER)).release();
    for (const text of ['mine\n', '{}', '{"process":-1,"host":"a","boot":null,"since":""}']) {
      writeFileSync(lockFile(), text);
      await expect(lockCheckpoint(file, OWNER)).rejects.toThrow(/is no lock of nmt \(move it away/);
      expect(readFileSync(lockFile(), 'utf8')).toBe(text);
    }
  });

  it('when many want the lock of a dead process at once, then one gets it and nothing else is left', async () => {
    standing({ process: await deadProcess() });
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockCheckpoint(file, OWNER)));
    const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['.model.json.lock']);
    won[0]!.release();
  });

  it('when the lock has been deleted and taken by another, then releasing leaves that one alone', async () => {
    const lock = await lockCheckpoint(file, OWNER);
    standing({ process: process.ppid });
    lock.release();
    expect(readdirSync(folder)).toEqual(['.model.json.lock']);
  });

  it('when there is no folder to write it to, then one line says so', async () => {
    await expect(lockCheckpoint(join(folder, 'none', 'a.json'), OWNER)).rejects.toThrow(
      /a\.json: the file cannot be locked: no such file$/,
    );
  });
});
