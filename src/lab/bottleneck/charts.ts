/** The bottleneck experiment's report as a chart. */
import type { ChartSpec } from '../../inspect/line-chart.ts';
import type { BottleneckReport } from './experiment.ts';

/** Share of exact answers against length, a line for each model. */
export function bottleneckChart({ lengths, outcomes }: BottleneckReport): ChartSpec {
  return {
    title: 'Reversing a sequence: exact answers against its length',
    subtitle: 'the same encoder and decoder, with and without attention',
    x: { label: 'length (symbols)', minimum: lengths[0], maximum: lengths.at(-1), ticks: lengths },
    y: { label: 'exact answers', minimum: 0, maximum: 1, text: (value) => `${Math.round(value * 1000) / 10} %` },
    series: outcomes.map(({ model, exact }) => ({
      name: model,
      style: model === 'attention' ? 0 : 1,
      points: lengths.map((length, i) => [length, exact[i]!] as const),
    })),
  };
}
