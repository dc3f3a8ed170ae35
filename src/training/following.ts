/** All processes but the first: each carries out what the first one's trainer asks for (leading-pool.ts). */
import { weightHash } from '../checkpoint/checkpoint.ts';
import { answerOf, type Order, talk } from './leading-pool.ts';
import type { PlacedRun } from './placed-run.ts';
import { rowCount } from './ragged.ts';
import type { StopSignal } from './stop-signal.ts';
import { translatingTensors } from './tensors.ts';

/** Follows until it is sent away. A stop that is asked for here is heard by all. */
export async function follow(run: PlacedRun, signal: StopSignal): Promise<void> {
  const { pool, model } = run;
  const askToStop = () => Atomics.store(model.memory.stop, 0, 1);
  signal.addEventListener('abort', askToStop);
  for (;;) {
    const [order] = (await talk(pool, 'broadcast', null)) as [Order];
    if (order.type === 'leave') break;
    const task = await taskOf(run, order);
    const results = await pool.run(task);
    await talk(
      pool,
      'gather',
      answerOf(task, results, () => weightHash(translatingTensors(model))),
    );
  }
  await pool.run({ type: 'leave' });
  await pool.close();
}

async function taskOf({ epochs, dev }: PlacedRun, order: Exclude<Order, { type: 'leave' }>) {
  if (order.type === 'validation') return dev.task;
  if (order.type === 'pack') return order;
  const { pairs, batches } = await epochs.epoch(order.epoch);
  if (order.to === rowCount(batches)) void epochs.epoch(order.epoch + 1);
  return { ...order, pairs, batches };
}
