/** The metrics by the names that `--metrics` takes. */
import { type BleuOptions, createBleu } from './bleu.ts';
import { type ChrfOptions, createChrf } from './chrf.ts';
import { createExactMatch } from './exact-match.ts';
import type { Metric } from './metric.ts';
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

/** The metric of that name; `chrf++` is chrF with word bigrams. */
export function createMetric(key: MetricKey, { lowercase = false, bleu, chrf, ter }: MetricOptions = {}): Metric {
  switch (key) {
    case 'bleu':
      return createBleu({ lowercase, ...bleu });
    case 'chrf':
      return createChrf({ lowercase, ...chrf });
    case 'chrf++':
      return createChrf({ lowercase, ...chrf, wordOrder: 2 });
    case 'ter':
      return createTer(ter);
    case 'exact':
      return createExactMatch({ lowercase });
  }
}
