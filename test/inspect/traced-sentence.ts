/** One sentence through a tiny model whose weights are large enough that its gates and its attention are far from even. */
import type { ModelConfig } from '../../src/config.ts';
import { explain } from '../../src/inspect/explain/explanation.ts';
import { traceSentence } from '../../src/inspect/trace.ts';
import { tinyModel } from '../support/tiny-model.ts';

export const SOURCE = [4, 7, 5, 8];
export const TARGET = [6, 4, 7];
export const VOCABULARIES = {
  source: ['<pad>', '<unk>', '<s>', '</s>', 'a', 'b', 'c', 'd', 'e'],
  target: ['<pad>', '<unk>', '<s>', '</s>', '가', '나', '다', '라'],
};
const SENTENCE = { source: 'a d b e', sourceTokens: ['a', 'd', 'b', 'e'], translation: '다가라', targetTokens: [] };

export function traced(
  options: Partial<ModelConfig> = {},
  settings: Parameters<typeof tinyModel>[1] = {},
  words: Partial<Parameters<typeof explain>[1]> = {},
) {
  const tiny = tinyModel({ hiddenSize: 6, ...options }, { bytesPerFloat: 4, seed: 2, ...settings });
  // First weights are small.
  tiny.values.forEach((value, i) => {
    tiny.values[i] = value * 4;
  });
  tiny.repack();
  const trace = traceSentence(tiny, SOURCE, TARGET);
  return { tiny, ...explain(trace, { ...SENTENCE, vocabularies: VOCABULARIES, ...words }) };
}
