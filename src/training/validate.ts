/**
 * One thread's part of a validation: losses and greedy translations of its share of the dev batches.
 * The batches are the same for any number of threads and processes, and so are the results.
 */

import { type ModelMemory, PARAMETER_BLOCK } from '../runtime/model-memory.ts';
import { shareOf, type ThreadGroup } from '../runtime/thread-group.ts';
import { restOf } from '../tensor/forward-arena.ts';
import type { SearchSetting } from '../translation/model-step.ts';
import { batchLoss } from '../translation/reference-loss.ts';
import { searchSentences } from '../translation/search-sentences.ts';
import { gateActivity } from './diagnostics.ts';
import type { DevBatchResult, ValidationResult, ValidationTask } from './messages.ts';
import { pairsAt, rowAt, rowCount } from './ragged.ts';
import type { TrainingStep } from './training-step.ts';

/** Sentences of a dev batch. */
export const DEV_BATCH = 32;
const GREEDY = { beam: 1, nBest: 1, lengthPenalty: 0, maximumLength: null };

interface Validator {
  readonly trainingStep: TrainingStep;
  readonly group: ThreadGroup;
  readonly memory: ModelMemory;
  /** Of this process among those that validate together. */
  readonly place: { readonly rank: number; readonly size: number };
}

/** Validates with the averaged weights where there are any. The training weights come back with the same bits. */
export function validate(validator: Validator, task: ValidationTask): ValidationResult {
  const { memory } = validator;
  if (memory.average === null) return validateShare(validator, task);
  const kept = memory.gradients[0]!; // nobody needs it between two updates
  exchange(validator, kept, memory.average);
  const result = validateShare(validator, task);
  validator.group.barrier();
  exchange(validator, null, kept);
  return result;
}

/** The weights go to `keep`, `next` takes their place; each thread moves its part. */
function exchange(
  { trainingStep, group, memory }: Validator,
  keep: Float32Array | Float64Array | null,
  next: ArrayLike<number>,
) {
  const { start, end } = shareOf(group, memory.values.length, PARAMETER_BLOCK);
  const own = (vector: ArrayLike<number>) => (vector as Float32Array).subarray(start, end);
  keep?.set(own(memory.values), start);
  memory.values.set(own(next), start);
  group.barrier();
  trainingStep.pack();
}

function validateShare({ trainingStep, group, memory, place }: Validator, task: ValidationTask): ValidationResult {
  const { models, kernels, arena } = trainingStep;
  const setting = { model: models[0]!, kernels, arena };
  const losses: DevBatchResult[] = [];
  const translations: { index: number; ids: readonly number[] }[] = [];
  const wanted = new Set(task.translated);
  const count = rowCount(task.batches);
  for (let batch = place.rank + place.size * group.rank; batch < count; batch += place.size * group.size) {
    if (Atomics.load(memory.stop, 0) !== 0)
      return { type: 'validation', finished: false, losses, translations, gates: [] };
    const indices = rowAt(task.batches, batch);
    losses.push({ batch, ...batchLoss(setting, pairsAt(task.pairs, indices)) });
    const chosen = Array.from(indices).filter((index) => wanted.has(index));
    const found = translate(
      setting,
      chosen.map((index) => rowAt(task.pairs.sources, index)),
    );
    chosen.forEach((index, i) => {
      translations.push({ index, ids: found[i]! });
    });
  }
  const first = Array.from(rowAt(task.batches, 0), (index) => rowAt(task.pairs.sources, index));
  const gates =
    group.rank === 0
      ? gateActivity(setting.model, { kernels, arena: restOf(arena), tape: null, dropoutKeys: null }, first)
      : [];
  return { type: 'validation', finished: true, losses, translations, gates };
}

function translate(setting: SearchSetting, sources: readonly Int32Array[]): (readonly number[])[] {
  const wanted = sources.map((ids) => ({ ids, mayCopy: false }));
  return searchSentences(setting, wanted, GREEDY).map(([best]) => best!.ids);
}
