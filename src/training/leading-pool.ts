/**
 * The first of several processes: what its trainer asks of the pool, the pools of all processes do. The others hear of
 * each task before it begins (following.ts), and what comes of it is gathered here.
 */
import { NmtError } from '../errors.ts';
import type { Result, StepReport, TalkResult, Task, UpdatesTask, ValidationTask } from './messages.ts';
import type { TrainingPool } from './worker.ts';

/** A task without what every process has itself: its epochs, its dev set. */
export type Order =
  | Omit<UpdatesTask, 'pairs' | 'batches'>
  | Pick<ValidationTask, 'type'>
  | { readonly type: 'pack' }
  | { readonly type: 'leave' };

/** What a process found, and the hash of its weights where they were looked at. */
interface Answer {
  readonly results: readonly Result[];
  readonly weights: string | null;
}

type TrainingTask = Extract<Task, { type: 'updates' | 'validation' | 'pack' }>;

export class LeadingPool implements TrainingPool {
  private readonly own: TrainingPool;
  private readonly weightHash: () => string;
  /** Between two tasks all processes wait for the next one, and can be sent away. */
  private isIdle = true;

  constructor(own: TrainingPool, weightHash: () => string) {
    this.own = own;
    this.weightHash = weightHash;
  }

  /** The results of all processes, those of this one first. @throws NmtError E_WORKER when weights have come apart */
  async run(task: TrainingTask, onReport?: (report: StepReport) => void): Promise<Result[]> {
    this.isIdle = false;
    await talk(this.own, 'broadcast', orderOf(task));
    const results = await this.own.run(task, onReport);
    const answers = (await talk(this.own, 'gather', answerOf(task, results, this.weightHash))) as Answer[];
    this.isIdle = true;
    checkWeights(answers);
    return answers.flatMap((answer) => answer.results);
  }

  /** Sends all processes away. In the midst of a task that is not possible, and whoever ends this process ends all. */
  async close(): Promise<void> {
    if (!this.isIdle) return;
    this.isIdle = false;
    await talk(this.own, 'broadcast', { type: 'leave' });
    await this.own.run({ type: 'leave' });
    await this.own.close();
  }
}

function orderOf(task: TrainingTask): Order {
  if (task.type !== 'updates') return { type: task.type };
  const { pairs: _, batches: __, ...order } = task;
  return order;
}

export function answerOf(task: TrainingTask, results: readonly Result[], weightHash: () => string): Answer {
  return { results, weights: task.type === 'validation' ? weightHash() : null };
}

/** Has the first process's word, or every process's, brought to all. */
export async function talk(pool: TrainingPool, how: 'broadcast' | 'gather', word: unknown): Promise<unknown[]> {
  const [result] = (await pool.run({ type: 'talk', how, text: JSON.stringify(word) })) as TalkResult[];
  return result!.texts.map((text) => JSON.parse(text) as unknown);
}

function checkWeights(answers: readonly Answer[]): void {
  const rank = answers.findIndex(({ weights }) => weights !== answers[0]!.weights);
  if (rank < 0) return;
  throw new NmtError({
    code: 'E_WORKER',
    problem: `rank ${rank} has other weights than rank 0: a machine has kept or received a number wrongly`,
    hint: 'resume from the last checkpoint, without that machine',
  });
}
