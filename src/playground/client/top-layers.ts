/** The layers whose states the decoder or the output layer sees. */
import type { LayerTrace } from '../../inspect/trace.ts';
import { look } from './state.ts';

export function topLayers(): { encoder: readonly LayerTrace[]; decoder: readonly LayerTrace[] } {
  const { encoder, decoder } = look.value!.trace;
  const top = (layers: readonly LayerTrace[]) => layers.filter(({ layer }) => layer === layers.at(-1)!.layer);
  return { encoder: top(encoder), decoder: top(decoder) };
}
