/** The command line as a process, as a user runs it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { NmtError } from '../../src/errors.ts';

/** The package, from where this stands when it is compiled. */
export const PACKAGE = join(import.meta.dirname, '..', '..', '..');

/**
 * What a command prints on stdout; what it says on stderr is let through.
 *
 * @throws NmtError when it fails, after it has said why
 */
export function nmt(...options: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, [join(PACKAGE, 'bin', 'nmt.js'), ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    program.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    program.on('error', reject).on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new NmtError({ code: 'E_WORKER', problem: `nmt ${options[0]} ended with code ${code}` }));
    });
  });
}
