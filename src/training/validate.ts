/**
 * One thread's part of a validation: losses and greedy translations of its share of the dev batches.
 * The batches are the same for any number of threads and processes, and so are the results.
 */

import { createBatch } from '../model/batch.ts';
import { type ModelMemory, PARAMETER_BLOCK } from '../runtime/model-memory.ts';
import { shareOf, type ThreadGroup } from '../runtime/thread-group.ts';
import { restOf } from '../tensor/forward-arena.ts';
import type { Pass } from '../tensor/tape.ts';
import { searchSentences } from '../translation/search-sentences.ts';
import { gateActivity } from './diagnostics.ts';
import type { DevBatchResult, ValidationResult, ValidationTask } from './messages.ts';
import { rowAt, rowCount } from './ragged.ts';
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
  const losses: DevBatchResult[] = [];
  const translations: { index: number; ids: readonly number[] }[] = [];
  const wanted = new Set(task.translated);
  const count = rowCount(task.batches);
  for (let batch = place.rank + place.size * group.rank; batch < count; batch += place.size * group.size) {
    if (Atomics.load(memory.stop, 0) !== 0)
      return { type: 'validation', finished: false, losses, translations, gates: [] };
    const indices = rowAt(task.batches, batch);
    losses.push({ batch, ...devLoss(trainingStep, task, indices) });
    const chosen = Array.from(indices).filter((index) => wanted.has(index));
    const found = translate(
      trainingStep,
      chosen.map((index) => rowAt(task.pairs.sources, index)),
    );
    chosen.forEach((index, i) => {
      translations.push({ index, ids: found[i]! });
    });
  }
  const model = trainingStep.models[0]!;
  const first = Array.from(rowAt(task.batches, 0), (index) => rowAt(task.pairs.sources, index));
  const gates = group.rank === 0 ? gateActivity(model, forwardPass(trainingStep), first) : [];
  return { type: 'validation', finished: true, losses, translations, gates };
}

function forwardPass(trainingStep: TrainingStep): Pass {
  return { kernels: trainingStep.kernels, arena: restOf(trainingStep.arena), tape: null, dropoutKeys: null };
}

function devLoss(
  trainingStep: TrainingStep,
  task: ValidationTask,
  indices: Int32Array,
): { loss: number; targetTokens: number } {
  const pass = forwardPass(trainingStep);
  const model = trainingStep.models[0]!;
  const read = Array.from(indices);
  const sources = read.map((index) => rowAt(task.pairs.sources, index));
  const targets = read.map((index) => rowAt(task.pairs.targets, index));
  const batch = createBatch({ sources, targets }, pass.arena, model.config.reverseSource);
  const losses = model.losses(pass, batch, { labelSmoothing: 0, scale: 0 });
  let sum = 0;
  for (const loss of losses) sum += loss;
  return { loss: sum, targetTokens: losses.length };
}

function translate(trainingStep: TrainingStep, sources: readonly Int32Array[]): (readonly number[])[] {
  const setting = { model: trainingStep.models[0]!, kernels: trainingStep.kernels, arena: trainingStep.arena };
  const wanted = sources.map((ids) => ({ ids, mayCopy: false }));
  return searchSentences(setting, wanted, GREEDY).map(([best]) => best!.ids);
}
