/** What a model is, in one line for a prompt or a log. */
import { count } from '../amounts.ts';
import type { Config } from '../config.ts';
import type { LoadedModel } from './open-model.ts';

/** Example "numbers: lstm 128 with general attention, 412,000 weights, 12 epochs, dev BLEU 93.1; kernels simd 4×8 fused" */
export function describeModel({ checkpoint, kernels, parameters, partners = [] }: LoadedModel): string {
  const { config, corpus, progress, history } = checkpoint;
  const best = history.findLast((record) => record.best);
  const facts = [architecture(config), `${count(parameters)} weights`];
  facts.push(`${progress.epoch} ${progress.epoch === 1 ? 'epoch' : 'epochs'} on ${count(corpus.trainPairs)} pairs`);
  if (best !== undefined && Number.isFinite(best.devBleu)) facts.push(`dev BLEU ${best.devBleu.toFixed(1)}`);
  if (partners.length > 0) facts.push(`together with ${partners.map(({ file }) => file).join(', ')}`);
  return `${corpus.name}: ${facts.join(', ')}; kernels ${kernels.name}`;
}

function architecture({ cell, hiddenSize, layers, attention }: Config): string {
  const width = layers === 1 ? `${hiddenSize}` : `${layers}×${hiddenSize}`;
  return `${cell} ${width} ${attention === 'none' ? 'without attention' : `with ${attention} attention`}`;
}
