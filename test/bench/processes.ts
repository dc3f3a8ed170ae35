/** Runs a measurement as a process of its own, ours or the peer's, and reads the JSON objects that it prints. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers and texts of one line. */
export type Figures = Readonly<Record<string, string | number>>;

const JOB = join(import.meta.dirname, 'job.js');
/** From .bench/test/bench to the folder beside the project. */
const SHARED = join(import.meta.dirname, '../../../../shared');

/** The peer; `NMT_PEER_PYTHON` names a Python that has PyTorch, for instance that of a virtual environment. */
export const PEER = {
  python: process.env.NMT_PEER_PYTHON ?? 'python3',
  script: join(SHARED, 'bench/pytorch_nmt.py'),
} as const;

/** The version of PyTorch that would run, or `null` when there is none. */
export function peerVersion(): string | null {
  if (!existsSync(PEER.script)) return null;
  const { status, stdout } = spawnSync(PEER.python, ['-c', 'import torch; print(torch.__version__)']);
  return status === 0 ? stdout.toString().trim() : null;
}

export function runOurs(values: readonly string[]): Promise<Figures[]> {
  return run(process.execPath, [JOB, ...values]);
}

/** In which numbers the peer computes: `bfloat16` is PyTorch's automatic mixed precision, whose products have 8 bits of mantissa. */
export type Precision = 'float32' | 'bfloat16';

/** Runs the peer's program as it stands, within automatic mixed precision where that is asked for. */
const IN_BFLOAT16 = `
import runpy, sys, torch
sys.argv = sys.argv[1:]
with torch.autocast('cpu', dtype=torch.bfloat16):
    runpy.run_path(sys.argv[0], run_name='__main__')
`;

export function runPeer(values: readonly string[], precision: Precision): Promise<Figures[]> {
  const program = precision === 'float32' ? [] : ['-c', IN_BFLOAT16];
  return run(PEER.python, [...program, PEER.script, ...values]);
}

/** Milliseconds from the start of a process to its end, with `input` on its stdin. */
export async function timeProcess(values: readonly string[], input = ''): Promise<number> {
  const start = performance.now();
  await collect(process.execPath, values, input);
  return performance.now() - start;
}

async function run(command: string, values: readonly string[]): Promise<Figures[]> {
  const text = await collect(command, values, '');
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Figures);
}

function collect(command: string, values: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, OMP_WAIT_POLICY: 'PASSIVE' };
    const child = spawn(command, values, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(text);
      else reject(new Error(`${command} ${values.join(' ')} ended with code ${code}`));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
