/** What is changed, one thing at a time, in a preset. */

export interface Ablation {
  readonly key: string;
  readonly row: string;
  readonly change: string;
  readonly flags: readonly string[];
}

const ONE_WAY = ['--attention', 'none', '--no-bidirectional'];
const NO_DROPOUT = ['--dropout', '0', '--embedding-dropout', '0', '--word-dropout', '0'];
const WORDS = [
  '--tokenizer',
  'word',
  '--no-joint-vocabulary',
  '--tied-embeddings',
  'target',
  '--minimum-frequency',
  '2',
];

/** The reference first: the table shows each row's distance from it. */
export const ABLATIONS: readonly Ablation[] = [
  { key: 'base', row: 'the preset', change: 'nothing', flags: [] },
  { key: 'rnn', row: 'cell', change: 'plain RNN', flags: ['--cell', 'rnn'] },
  { key: 'gru', row: 'cell', change: 'GRU', flags: ['--cell', 'gru'] },
  { key: 'attention-none', row: 'attention', change: 'none', flags: ['--attention', 'none'] },
  { key: 'attention-dot', row: 'attention', change: 'dot', flags: ['--attention', 'dot'] },
  { key: 'attention-additive', row: 'attention', change: 'additive', flags: ['--attention', 'additive'] },
  { key: 'no-feeding', row: 'input feeding', change: 'off', flags: ['--no-input-feeding'] },
  { key: 'one-way', row: 'no attention, one direction', change: 'source as it stands', flags: ONE_WAY },
  {
    key: 'one-way-reversed',
    row: 'no attention, one direction',
    change: 'source reversed',
    flags: [...ONE_WAY, '--reverse-source'],
  },
  { key: 'bpe-2k', row: 'tokens', change: 'BPE, 2,000 merges', flags: ['--merges', '2000'] },
  { key: 'bpe-8k', row: 'tokens', change: 'BPE, 8,000 merges', flags: ['--merges', '8000'] },
  { key: 'words', row: 'tokens', change: 'words seen twice or more', flags: WORDS },
  { key: 'no-dropout', row: 'dropout', change: 'off, word dropout too', flags: NO_DROPOUT },
  { key: 'no-smoothing', row: 'label smoothing', change: 'off', flags: ['--label-smoothing', '0'] },
  { key: 'no-average', row: 'average of the weights', change: 'off', flags: ['--weight-average', '0'] },
];
