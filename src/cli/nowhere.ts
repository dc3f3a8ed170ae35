/** Standard output that leads nowhere: what is printed there is lost, and should not be without a word. */
import { fstatSync, readFileSync, statSync } from 'node:fs';
import { Writable } from 'node:stream';

const ACCESS = 0o3;
const READ_AND_WRITE = 0o2;

/**
 * Whether a descriptor is the null device, open for reading too: so Node opens it in the place of one that was closed,
 * and so do some programs that want no output, but not a shell for `> /dev/null`. False where the system does not tell.
 */
export function leadsNowhere(descriptor: number): boolean {
  try {
    if (fstatSync(descriptor).rdev !== statSync('/dev/null').rdev) return false;
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'latin1'))?.[1] ?? '0';
    return (Number.parseInt(flags, 8) & ACCESS) === READ_AND_WRITE;
  } catch {
    return false;
  }
}

/** Takes what is written and keeps nothing; calls back once, when the first of it comes. */
export function nowhere(onLost: () => void): Writable {
  let isTold = false;
  return new Writable({
    write(_piece, _encoding, done) {
      if (!isTold) onLost();
      isTold = true;
      done();
    },
  });
}
