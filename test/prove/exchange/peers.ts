/** The heavy programs that exports are held against, in a virtual environment of Python's own: nothing else sees them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NmtError } from '../../../src/errors.ts';

const PACKAGES = ['torch', 'numpy', 'regex', 'safetensors', 'onnx', 'onnxruntime', 'tensorboard', 'tokenizers'];

/**
 * The Python of an environment that holds them all, made in `folder` where none is.
 *
 * @throws NmtError when there is no Python, or pip cannot reach its packages
 */
export function preparePeers(folder: string, packages: readonly string[] = PACKAGES): string {
  const python = process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
  if (!existsSync(python)) runPeer(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', folder]);
  runPeer(python, ['-m', 'pip', 'install', '--quiet', ...packages]);
  return python;
}

/** What a program prints. @throws NmtError with its last line when it fails */
export function runPeer(program: string, words: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 0) return stdout;
  const last = (error?.message ?? stderr ?? '').trim().split('\n').at(-1);
  throw new NmtError({ code: 'E_WORKER', problem: `${program} ${words.slice(0, 3).join(' ')}: ${last}` });
}
