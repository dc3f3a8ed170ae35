/** How likely a model, or the mean of several, finds given translations: the loss of training, without dropout and smoothing. */
import { createBatch, type Ids, longestFirst } from '../model/batch.ts';
import { restOf } from '../tensor/forward-arena.ts';
import type { SearchSetting } from './model-step.ts';
import { lossBytes } from './search-memory.ts';

interface IdPairs {
  readonly sources: readonly Ids[];
  readonly targets: readonly Ids[];
}

interface ReferenceLoss {
  /** Nats, over all target tokens together, EOS counted. */
  readonly loss: number;
  readonly tokens: number;
}

const PAIRS_TOGETHER = 32;

/**
 * The loss of all pairs. Those of like length go through the model together.
 *
 * @throws NmtError E_MEMORY when the arena has not room for one pair
 */
export function referenceLoss(setting: SearchSetting, pairs: IdPairs): ReferenceLoss {
  const settings = [setting, ...(setting.partners ?? [])];
  const loss = settings.reduce((sum, one) => sum + lossUnder(one, pairs), 0) / settings.length;
  return { loss, tokens: pairs.targets.reduce((sum, { length }) => sum + length + 1, 0) };
}

function lossUnder(setting: SearchSetting, { sources, targets }: IdPairs): number {
  const order = longestFirst(targets);
  let loss = 0;
  for (let first = 0; first < order.length; ) {
    const most = order.slice(first, first + PAIRS_TOGETHER);
    const chosen = most.slice(0, pairsThatFit(setting, { sources, targets }, most));
    loss += batchLoss(setting, {
      sources: chosen.map((i) => sources[i]!),
      targets: chosen.map((i) => targets[i]!),
    }).loss;
    first += chosen.length;
  }
  return loss;
}

function pairsThatFit({ model, arena }: SearchSetting, { sources, targets }: IdPairs, chosen: readonly number[]) {
  const longest = (side: readonly Ids[]) => Math.max(...chosen.map((i) => side[i]!.length));
  const { bytesPerFloat } = arena;
  const need = lossBytes(model, { sourceTokens: longest(sources), targetTokens: longest(targets), bytesPerFloat });
  return Math.max(1, Math.floor((arena.end - arena.mark()) / need));
}

/** Of pairs that go through the model together: nats over all their target tokens, EOS counted. */
export function batchLoss(
  { model, kernels, arena }: Pick<SearchSetting, 'model' | 'kernels' | 'arena'>,
  pairs: IdPairs,
): { loss: number; targetTokens: number } {
  const pass = { kernels, arena: restOf(arena), tape: null, dropoutKeys: null };
  const batch = createBatch(pairs, pass.arena, model.config.reverseSource);
  const losses = model.losses(pass, batch, { labelSmoothing: 0, scale: 1 });
  let loss = 0;
  for (const one of losses) loss += one;
  return { loss, targetTokens: losses.length };
}
