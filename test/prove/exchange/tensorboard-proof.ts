/** A run logged in both ways: TensorBoard's own reader finds every value of the JSON log. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nmt, PACKAGE } from '../nmt.ts';
import { runPeer } from './peers.ts';

export interface TensorboardFigures {
  /** Looked for, and those that were not there. */
  readonly values: number;
  readonly lost: readonly unknown[];
  readonly tensorboard: string;
}

export async function proveTensorboard(folder: string, python: string): Promise<TensorboardFigures> {
  mkdirSync(folder, { recursive: true });
  const [log, events] = [join(folder, 'run.jsonl'), join(folder, 'events')];
  const small = ['--embedding-size', '8', '--hidden-size', '8', '--layers', '2', '--epochs', '2', '--quiet'];
  const files = ['--checkpoint', join(folder, 'model.json'), '--log', log, '--tensorboard', events, '--log-steps', '7'];
  await nmt('train', '--corpus', join(PACKAGE, 'corpora', 'en-ko'), ...small, ...files);
  const script = join(PACKAGE, 'test', 'prove', 'exchange', 'compare_tensorboard.py');
  return JSON.parse(runPeer(python, [script, log, events])) as TensorboardFigures;
}
