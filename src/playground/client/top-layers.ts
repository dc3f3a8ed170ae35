/** The layers whose states the decoder or the output layer sees. */
import type { LayerTrace } from '../../inspect/trace.ts';
import type { Look } from '../engine/look.ts';

export function topLayers({ trace }: Look): { encoder: readonly LayerTrace[]; decoder: readonly LayerTrace[] } {
  const { encoder, decoder } = trace;
  const top = (layers: readonly LayerTrace[]) => layers.filter(({ layer }) => layer === layers.at(-1)!.layer);
  return { encoder: top(encoder), decoder: top(decoder) };
}
