/**
 * One thread's part of a validation: losses and greedy translations of its share of the dev batches.
 * The batches are the same for any number of threads, and so are the results.
 */

import { createBatch } from '../../model/batch.ts';
import { restOf } from '../../tensor/forward-arena.ts';
import type { Pass } from '../../tensor/tape.ts';
import { searchSentences } from '../../translator/neural-search.ts';
import { sentenceAt } from '../data/sentences.ts';
import type { DevBatchResult, ValidationAnswer, ValidationOrder } from '../threads/orders.ts';
import { NORM_BLOCK } from '../update/clipping.ts';
import type { ModelMemory } from '../update/model-memory.ts';
import type { Replica } from '../update/replica.ts';
import { shareOf, type Team } from '../update/team.ts';
import { gateActivity } from './gate-activity.ts';

/** Sentences of a dev batch. */
export const DEV_BATCH = 32;
const GREEDY = { beam: 1, nBest: 1, lengthPenalty: 0, maximumLength: null };

interface Validator {
  readonly replica: Replica;
  readonly team: Team;
  readonly memory: ModelMemory;
}

/** Validates with the averaged weights where there are any. The training weights come back with the same bits. */
export function validate(validator: Validator, order: ValidationOrder): ValidationAnswer {
  const { memory } = validator;
  if (memory.average === null) return validateShare(validator, order);
  const kept = memory.gradients[0]!; // nobody needs it between two updates
  exchange(validator, kept, memory.average);
  const answer = validateShare(validator, order);
  validator.team.barrier();
  exchange(validator, null, kept);
  return answer;
}

/** The weights go to `keep`, `next` takes their place; each thread moves its part. */
function exchange(
  { replica, team, memory }: Validator,
  keep: Float32Array | Float64Array | null,
  next: ArrayLike<number>,
) {
  const { start, end } = shareOf(team, memory.values.length, NORM_BLOCK);
  const own = (vector: ArrayLike<number>) => (vector as Float32Array).subarray(start, end);
  keep?.set(own(memory.values), start);
  memory.values.set(own(next), start);
  team.barrier();
  replica.pack();
}

function validateShare({ replica, team, memory }: Validator, order: ValidationOrder): ValidationAnswer {
  const losses: DevBatchResult[] = [];
  const translations: { index: number; ids: readonly number[] }[] = [];
  const wanted = new Set(order.translated);
  const count = order.batches.starts.length - 1;
  for (let batch = team.rank; batch < count; batch += team.size) {
    if (Atomics.load(memory.stop, 0) !== 0)
      return { type: 'validation', finished: false, losses, translations, gates: [] };
    const indices = sentenceAt(order.batches, batch);
    losses.push({ batch, ...devLoss(replica, order, indices) });
    const chosen = Array.from(indices).filter((index) => wanted.has(index));
    const found = translate(
      replica,
      chosen.map((index) => sentenceAt(order.pairs.sources, index)),
    );
    chosen.forEach((index, i) => {
      translations.push({ index, ids: found[i]! });
    });
  }
  const model = replica.models[0]!;
  const first = Array.from(sentenceAt(order.batches, 0), (index) => sentenceAt(order.pairs.sources, index));
  const gates = team.rank === 0 ? gateActivity(model, forwardPass(replica), first) : [];
  return { type: 'validation', finished: true, losses, translations, gates };
}

function forwardPass(replica: Replica): Pass {
  return { kernels: replica.kernels, arena: restOf(replica.arena), tape: null, dropoutKeys: null };
}

function devLoss(
  replica: Replica,
  order: ValidationOrder,
  indices: Int32Array,
): { loss: number; targetTokens: number } {
  const pass = forwardPass(replica);
  const model = replica.models[0]!;
  const read = Array.from(indices);
  const sources = read.map((index) => sentenceAt(order.pairs.sources, index));
  const targets = read.map((index) => sentenceAt(order.pairs.targets, index));
  const batch = createBatch({ sources, targets }, pass.arena, model.config.reverseSource);
  const losses = model.losses(pass, batch, { labelSmoothing: 0, scale: 0 });
  let sum = 0;
  for (const loss of losses) sum += loss;
  return { loss: sum, targetTokens: losses.length };
}

function translate(replica: Replica, sources: readonly Int32Array[]): (readonly number[])[] {
  const setting = { model: replica.models[0]!, kernels: replica.kernels, arena: replica.arena };
  const wanted = sources.map((ids) => ({ ids, mayCopy: false }));
  return searchSentences(setting, wanted, GREEDY).map(([best]) => best!.ids);
}
