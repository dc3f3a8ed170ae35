/** Corpora of few pairs: which preset is made for them, when it is taken by itself, and what it can be expected to give. */
import { counted } from './amounts.ts';
import { CONFIG_GROUPS, type Config, type ConfigKey, type PartialConfig } from './config.ts';
import { resolveConfig } from './config-resolution.ts';
import { PRESETS } from './presets.ts';

/** Fewer than this are few: more than the 3,000 that tiny was tuned on, and far below what other presets are made for. */
export const FEW_PAIRS = 5000;

/** They say how long to train and where to begin, not which recipe. */
const NO_RECIPE: readonly ConfigKey[] = ['epochs', 'updates', 'minutes', 'patience', 'saveEvery', 'stopOn', 'seed'];
const RECIPE = new Set<string>(
  [...CONFIG_GROUPS.text, ...CONFIG_GROUPS.model, ...CONFIG_GROUPS.training].filter((key) => !NO_RECIPE.includes(key)),
);

/** The configuration for few pairs; `null` where an option that is part of a recipe was given: the user has chosen. */
export function configForFewPairs(flags: PartialConfig): Config | null {
  return Object.keys(flags).some((key) => RECIPE.has(key)) ? null : resolveConfig({ preset: 'tiny', flags });
}

function fewPairs(pairs: number): string {
  return `${counted(pairs, 'pair')} ${pairs === 1 ? 'is' : 'are'} few`;
}

/** What is said when the preset was taken by itself. */
export function tellTiny(pairs: number): string {
  return `${fewPairs(pairs)}, so the preset is tiny; --preset toy is the other`;
}

/** What is said of a model that is larger than few pairs can teach; `null` where it is not. */
export function tellTooLarge(pairs: number, { hiddenSize }: Config): string | null {
  if (hiddenSize <= PRESETS.tiny.hiddenSize!) return null;
  return `${fewPairs(pairs)} for a model of this size; --preset tiny is made for them`;
}

/** What is said of few pairs before training; the figures are those of docs/results.md. */
export function expectationOf(pairs: number): string {
  const measured = 'BLEU 17 from 3,000 everyday pairs and 11 from 1,000 (Tatoeba, Korean to English)';
  return `${fewPairs(pairs)}; nmt train takes --preset tiny for them, which gave ${measured}`;
}
