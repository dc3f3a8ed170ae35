/** The bottleneck experiment's report as a chart. */
import type { Language } from '../../inspect/language.ts';
import type { ChartSpec } from '../../inspect/line-chart.ts';
import { BOTTLENECK_TEXTS } from './bottleneck-texts.ts';
import type { BottleneckReport } from './experiment.ts';

/** Share of exact answers against length, a line for each model. */
export function bottleneckChart({ lengths, outcomes }: BottleneckReport, language: Language): ChartSpec {
  const { models, chart } = BOTTLENECK_TEXTS[language];
  return {
    title: chart.title,
    subtitle: chart.subtitle,
    language,
    x: { label: chart.across, minimum: lengths[0], maximum: lengths.at(-1), ticks: lengths },
    y: { label: chart.up, minimum: 0, maximum: 1, text: (value) => `${Math.round(value * 1000) / 10} %` },
    series: outcomes.map(({ model, exact }) => ({
      name: models[model],
      style: model === 'attention' ? 0 : 1,
      points: lengths.map((length, i) => [length, exact[i]!] as const),
    })),
  };
}
