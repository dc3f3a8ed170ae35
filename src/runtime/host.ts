/** The machine under this process: its name, and which processes run on it. */
import { getPriority, hostname } from 'node:os';

export function hostName(): string {
  return hostname();
}

/** False where the system knows no process of this number; true also where it does not tell. */
export function isKnownProcess(process: number): boolean {
  try {
    getPriority(process);
    return true;
  } catch (error) {
    return (error as { info?: { code?: string } }).info?.code !== 'ESRCH';
  }
}
