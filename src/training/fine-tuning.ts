/** A run that starts from another run's model (--init): what it takes over, and what its own corpus adds. */
import { CONFIG_GROUPS, type Config, type ConfigKey, type PartialConfig, toFlag } from '../config.ts';
import { resolveConfig } from '../config-resolution.ts';
import { dropoutRates } from '../dropout-options.ts';
import { NmtError } from '../errors.ts';
import type { Codecs } from '../text/codec.ts';
import { measuringCoverage } from '../text/coverage.ts';
import type { TextPairs } from './epochs.ts';
import type { OnTrainingEvent } from './events.ts';

/** Settings that change neither the vocabulary nor the shape of a weight. */
const FREE: readonly string[] = ['bpeDropout', 'maximumLength', ...Object.keys(dropoutRates)];
/** What weights cannot be parted from. */
const INHERITED = [...CONFIG_GROUPS.text, ...CONFIG_GROUPS.model].filter((key) => !FREE.includes(key));
/** Of the first run alone; how long it took says nothing of how long this one should. */
const OWN: readonly ConfigKey[] = [...CONFIG_GROUPS.data, ...CONFIG_GROUPS.runtime, 'minutes', 'updates'];

/** Below this share of known tokens a model reads and writes little of the corpus. */
const POOR_COVERAGE = 0.9;

/**
 * The configuration of a run that starts from a model: the model's, but for data, threads and what is given.
 *
 * @throws NmtError E_CONFIG when an option contradicts the model
 */
export function fineTuningConfig(
  init: { readonly file: string; readonly config: Config },
  given: { file?: { path: string; values: unknown }; flags: PartialConfig },
): Config {
  const taken = Object.entries(init.config).filter(([key]) => !OWN.includes(key as ConfigKey));
  const config = resolveConfig({ base: Object.fromEntries(taken), ...given });
  checkAgrees(config, init);
  return config;
}

/** @throws NmtError E_CONFIG when a configuration is not that of the weights it starts from */
export function checkAgrees(config: Config, init: { readonly file: string; readonly config: Config }): void {
  const refused = INHERITED.find((key) => config[key] !== init.config[key]);
  if (refused === undefined) return;
  throw new NmtError({
    code: 'E_CONFIG',
    problem: `--${toFlag(refused)} ${String(config[refused])} contradicts ${init.file}, which has ${String(init.config[refused])}`,
    hint: 'text settings and sizes come with the weights: leave it out, or leave out --init',
  });
}

/** Says, after work with pauses, what of the training pairs the model's vocabularies lack: it can neither be read nor be learnt. */
export function* tellingUnknown(train: TextPairs, codecs: Codecs, onEvent: OnTrainingEvent): Generator<void> {
  const sides = [
    { side: 'source', ...(yield* measuringCoverage(codecs.source, train.sources)) },
    { side: 'target', ...(yield* measuringCoverage(codecs.target, train.targets)) },
  ];
  const found = sides.map(({ side, tokens, unknown, unknownKinds }) => {
    const percent = ((100 * unknown) / Math.max(1, tokens)).toFixed(1);
    return `${side} ${unknownKinds.toLocaleString('en')} (${unknown.toLocaleString('en')} of ${tokens.toLocaleString('en')} in train, ${percent} %)`;
  });
  const severity = sides.some(({ share }) => share < POOR_COVERAGE) ? 'warning' : 'note';
  const message = `different tokens that the vocabularies of --init lack, and that stay unknown: ${found.join(', ')}`;
  onEvent({ type: 'notice', severity, message });
}
