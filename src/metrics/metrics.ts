/** The metrics by the names that `--metrics` takes. Another one is a file of its own and an entry here. */
import { refuse } from '../errors.ts';
import { BLEU_SETTINGS, type BleuOptions, createBleu } from './bleu.ts';
import { CHRF_SETTINGS, type ChrfOptions, createChrf } from './chrf.ts';
import { createExactMatch, EXACT_SETTINGS } from './exact-match.ts';
import type { Metric } from './metric.ts';
import { checkOptions, readSettings, type Settings, settingNames } from './metric-settings.ts';
import { createTer, TER_SETTINGS, type TerOptions } from './ter/ter.ts';

export interface MetricOptions {
  /** Folds case in all metrics; TER does by default. */
  readonly lowercase?: boolean;
  readonly bleu?: BleuOptions;
  readonly chrf?: ChrfOptions;
  readonly ter?: TerOptions;
}

interface MetricKind {
  /** Which of the options are this metric's. */
  readonly options?: 'bleu' | 'chrf' | 'ter';
  readonly settings: Settings;
  /** What makes it this metric: stronger than options, weaker than settings in the name. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  create(options: Readonly<Record<string, unknown>>): Metric;
}

const METRICS: Readonly<Record<string, MetricKind>> = {
  bleu: { options: 'bleu', settings: BLEU_SETTINGS, create: createBleu },
  chrf: { options: 'chrf', settings: CHRF_SETTINGS, create: createChrf },
  'chrf++': { options: 'chrf', settings: CHRF_SETTINGS, fixed: { wordOrder: 2 }, create: createChrf },
  ter: { options: 'ter', settings: TER_SETTINGS, create: createTer },
  exact: { settings: EXACT_SETTINGS, create: createExactMatch },
};

export const METRIC_KEYS: readonly string[] = Object.keys(METRICS);

/**
 * The key that a name begins with.
 *
 * Example "bleu:tok=intl" → "bleu"
 * @throws NmtError E_USAGE when it begins with none
 */
function metricKey(name: string): string {
  const found = METRIC_KEYS.find((key) => key === name.split(':', 1)[0]);
  if (found !== undefined) return found;
  refuse(`there is no metric ${JSON.stringify(name)}`, `expected one of ${METRIC_KEYS.join(', ')}`);
}

/**
 * The metric of that name; `chrf++` is chrF with word bigrams. Settings in the name go before the options.
 *
 * Example "bleu", "chrf++", "bleu:tok=intl:case=lc", "chrf:nw=1:space=yes", "ter:norm=yes"
 * @throws NmtError E_USAGE when there is no such metric, setting or option, or a value does not fit
 */
export function createMetric(name: string, options: MetricOptions = {}): Metric {
  const key = metricKey(name);
  const kind = METRICS[key]!;
  const given = (kind.options && options[kind.options]) ?? {};
  checkOptions(kind.options ?? key, kind.settings, given);
  const { lowercase = false } = options;
  return kind.create({ lowercase, ...given, ...kind.fixed, ...readSettings(key, kind.settings, name) });
}

/** The settings that a metric's name can carry, for a help text. */
export function settingsOf(key: string): string[] {
  return settingNames(METRICS[key]!.settings);
}
