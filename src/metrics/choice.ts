/** The metrics by the names that `--metrics` takes, each with settings of its own where the name carries them. */
import { NmtError } from '../errors.ts';
import { type BleuOptions, createBleu } from './bleu.ts';
import { type ChrfOptions, createChrf } from './chrf.ts';
import { createExactMatch } from './exact-match.ts';
import type { Metric } from './metric.ts';
import { readSettings } from './settings.ts';
import { createTer, type TerOptions } from './ter/ter.ts';

export const METRIC_KEYS = ['bleu', 'chrf', 'chrf++', 'ter', 'exact'] as const;
export type MetricKey = (typeof METRIC_KEYS)[number];

export interface MetricOptions {
  /** Folds case in all metrics; TER does by default. */
  readonly lowercase?: boolean;
  readonly bleu?: BleuOptions;
  readonly chrf?: ChrfOptions;
  readonly ter?: TerOptions;
}

/**
 * The key that a name begins with.
 *
 * Example "bleu:tok=intl" → "bleu"
 * @throws NmtError E_USAGE when it begins with none
 */
export function metricKey(name: string): MetricKey {
  const found = METRIC_KEYS.find((key) => key === name.split(':', 1)[0]);
  if (found !== undefined) return found;
  const hint = `expected one of ${METRIC_KEYS.join(', ')}`;
  throw new NmtError({ code: 'E_USAGE', problem: `there is no metric ${JSON.stringify(name)}`, hint });
}

/**
 * The metric of that name; `chrf++` is chrF with word bigrams. Settings in the name go before the options.
 *
 * Example "bleu", "chrf++", "bleu:tok=intl:case=lc", "chrf:nw=1:space=yes", "ter:norm=yes"
 * @throws NmtError E_USAGE when there is no such metric or setting, or a value does not fit
 */
export function createMetric(name: string, { lowercase = false, bleu, chrf, ter }: MetricOptions = {}): Metric {
  const key = metricKey(name);
  const settings = readSettings(key, name);
  switch (key) {
    case 'bleu':
      return createBleu({ lowercase, ...bleu, ...settings });
    case 'chrf':
      return createChrf({ lowercase, ...chrf, ...settings });
    case 'chrf++':
      return createChrf({ lowercase, ...chrf, wordOrder: 2, ...settings });
    case 'ter':
      return createTer({ ...ter, ...settings });
    case 'exact':
      return createExactMatch({ lowercase, ...settings });
  }
}
