/** The machine under this process: its name, and which processes run on it. */
import { readFile } from 'node:fs/promises';
import { getPriority, hostname } from 'node:os';

export function hostName(): string {
  return hostname();
}

/** False where the system knows no process of this number; true also where it does not tell. */
function isKnownProcess(process: number): boolean {
  try {
    getPriority(process);
    return true;
  } catch (error) {
    return (error as { info?: { code?: string } }).info?.code !== 'ESRCH';
  }
}

/** The system's start, by which numbers of processes are told apart; `null` where it does not tell. */
export function thisBoot(): Promise<string | null> {
  return readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
}

/** Whether a process of that number runs on this machine. */
export async function isAlive(process: number): Promise<boolean> {
  if (!isKnownProcess(process)) return false;
  // On Linux a process that was killed keeps its number until its parent has looked.
  const status = await readFile(`/proc/${process}/stat`, 'utf8').catch(() => '');
  return !/\) [ZX] /.test(status);
}
