/** Texts that sacreBLEU 2.6.0 scored, and by what names `nmt evaluate` takes the metrics that scored them. */
import { existsSync, readFileSync } from 'node:fs';

export interface Expectation {
  readonly metric: string;
  readonly score?: number;
  readonly scores?: readonly number[];
  readonly signature?: string;
  readonly verbose?: string;
}

export interface Group {
  readonly source: string;
  readonly noise: number;
  readonly hypotheses: readonly string[];
  readonly references: readonly (readonly string[])[];
  readonly expected: readonly Expectation[];
}

const file = new URL('../../../shared/metrics/sacrebleu-cases.json', import.meta.url);

/** Empty where the file is missing: for `describe.skipIf(GROUPS.length === 0)`. */
export const GROUPS: readonly Group[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).groups : [];

/** Names by the file's own. */
export const METRIC_NAMES: Readonly<Record<string, string>> = {
  bleu: 'bleu',
  'bleu-lc': 'bleu:case=lc',
  'bleu-intl': 'bleu:tok=intl',
  'bleu-char': 'bleu:tok=char',
  'bleu-none': 'bleu:tok=none',
  'bleu-floor': 'bleu:smooth=floor',
  'bleu-add-k': 'bleu:smooth=add-k',
  'bleu-nosmooth': 'bleu:smooth=none',
  chrf: 'chrf',
  'chrf++': 'chrf++',
  'chrf-lc': 'chrf:case=lc',
  ter: 'ter',
  'sentence-bleu': 'bleu:eff=yes',
};

/** For a test's name. */
export function groupTitle({ source, noise, references }: Group): string {
  return `${source}, noise ${noise}, ${references.length} references`;
}
