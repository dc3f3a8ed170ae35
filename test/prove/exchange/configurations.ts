/** The twelve models that are proven: three cells, four attentions, one and two layers, and every other choice somewhere. */
import type { PartialConfig } from '../../../src/config.ts';

const CELLS = ['lstm', 'gru', 'rnn'] as const;
const ATTENTIONS = ['none', 'dot', 'general', 'additive'] as const;
const BRIDGES = ['dense', 'copy', 'zero'] as const;
const TYING = ['none', 'target', 'three-way'] as const;
const TOKENIZERS = ['word', 'char', 'bpe'] as const;

export const CONFIGURATIONS: readonly PartialConfig[] = CELLS.flatMap((cell, i) =>
  ATTENTIONS.map((attention, j) => {
    const tiedEmbeddings = TYING[(i + j) % TYING.length]!;
    return {
      cell,
      attention,
      layers: 1 + ((i + j) % 2),
      tiedEmbeddings,
      jointVocabulary: tiedEmbeddings === 'three-way',
      // Without attention nothing but the bridge tells of the source.
      bridge: attention === 'none' ? 'dense' : BRIDGES[(i + 2 * j) % BRIDGES.length]!,
      readout: j % 2 === 0 ? 'deep' : 'plain',
      inputFeeding: j !== 2,
      bidirectional: i !== 1 || j % 2 === 0,
      reverseSource: attention === 'none',
      tokenizer: TOKENIZERS[j % TOKENIZERS.length]!,
      merges: 12,
      attentionSize: j === 3 ? 20 : null,
      embeddingSize: 24,
      hiddenSize: 48,
      maximumLength: 60,
    };
  }),
);

/** Example lstm · none · 1 layer · tied none · bridge dense · readout deep · word */
export function nameOf({ cell, attention, layers, tiedEmbeddings, bridge, readout, tokenizer }: PartialConfig): string {
  return `${cell} · ${attention} · ${layers} · ${tiedEmbeddings} · ${bridge} · ${readout} · ${tokenizer}`;
}
