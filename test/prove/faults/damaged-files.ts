/** Files that nmt reads, whole, and the commands that read each: what is damaged, and who has to bear it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Checkpoint, weightHash } from '../../../src/checkpoint/checkpoint.ts';
import { readCheckpoint } from '../../../src/checkpoint/read.ts';
import { writeCheckpoint } from '../../../src/checkpoint/write.ts';
import { numberPair } from '../../support/trained-checkpoint.ts';
import type { Draws } from './draws.ts';
import type { CommandTask } from './run-command.ts';

export interface TrainingData {
  readonly kind: 'checkpoint' | 'corpus' | 'configuration' | 'codes';
  /** What the damaged copy is called; the ending tells the format. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Writes a damaged copy where damage must go deeper than bytes (default: bytes are changed). */
  damage?(file: string, draws: Draws): Promise<void>;
  /** Every command that reads such a file. */
  commands(damaged: string): readonly CommandTask[];
}

/** Training on what came through is stopped after this. */
const TRAINING_MS = 1500;
const TEXT = 'one two ten.';

const pairs = Array.from({ length: 60 }, (_, i) => numberPair(i));
const column = (side: 'source' | 'target') => pairs.map((pair) => `${pair[side]}\n`).join('');

/** @param checkpoint a trained model of number words, with its `.last.json` beside it */
export function materialsIn(folder: string, checkpoint: string): readonly TrainingData[] {
  const inFolder = (name: string, text: string | Buffer) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const source = inFolder('whole.source', column('source'));
  const target = inFolder('whole.target', column('target'));
  const pairsFile = inFolder('whole.tsv', tsv());
  const trained = join(folder, 'trained.json');
  const train = (...words: string[]): CommandTask => ({
    words: ['train', '--quiet', '--threads', '1', ...words, '--checkpoint', trained, '--overwrite'],
    stopAfterMs: TRAINING_MS,
  });
  const readers = (damaged: string): readonly CommandTask[] => [
    { words: ['translate', '--quiet', '--threads', '1', '--checkpoint', damaged], input: `${TEXT}\n\nx\n` },
    { words: ['evaluate', '--quiet', '--checkpoint', damaged, '--source', source, '--target', target] },
    { words: ['explain', '--json', '--checkpoint', damaged, TEXT] },
    { words: ['inspect', damaged] },
    { words: ['tokenize', '--checkpoint', damaged], input: TEXT },
    train('--init', damaged, '--corpus', pairsFile, '--epochs', '1'),
  ];
  const small = ['--embedding-size', '8', '--hidden-size', '8', '--epochs', '1', '--preset', 'toy'];
  const corpusReaders = (damaged: string): readonly CommandTask[] => [
    { words: ['corpus', damaged] },
    { words: ['evaluate', '--quiet', '--checkpoint', checkpoint, '--corpus', damaged] },
    train('--corpus', damaged, ...small),
  ];
  const corpus = (name: string, text: string | Buffer): TrainingData => ({
    kind: 'corpus',
    name: `damaged${name}`,
    bytes: Buffer.from(text),
    commands: corpusReaders,
  });
  const lastFile = checkpoint.replace(/\.json$/, '.last.json');
  return [
    { kind: 'checkpoint', name: 'damaged.json', bytes: readFileSync(checkpoint), commands: readers },
    {
      kind: 'checkpoint',
      name: 'damaged.last.json',
      bytes: readFileSync(lastFile),
      commands: (damaged) => [...readers(damaged), train('--resume', damaged)],
    },
    {
      kind: 'checkpoint',
      name: 'damaged-weights.last.json',
      bytes: readFileSync(lastFile),
      damage: async (file, draws) => writeCheckpoint(file, withHostileWeights(await readCheckpoint(lastFile), draws)),
      commands: (damaged) => [...readers(damaged), train('--resume', damaged)],
    },
    corpus('.tsv', tsv()),
    corpus('.tsv.gz', gzipSync(tsv())),
    corpus('.jsonl', pairs.map((pair) => `${JSON.stringify(pair)}\n`).join('')),
    corpus('.json', JSON.stringify(pairs)),
    corpus('.csv', `source,target\r\n${pairs.map((pair) => `"${pair.source}","${pair.target}"\r\n`).join('')}`),
    corpus('.tmx', tmx()),
    {
      kind: 'corpus',
      name: 'damaged.target',
      bytes: Buffer.from(column('target')),
      commands: (damaged) => [
        { words: ['corpus', '--source', source, '--target', damaged] },
        { words: ['evaluate', '--quiet', '--hypotheses', damaged, '--references', target] },
        { words: ['tokenize', 'learn-bpe', '--merges', '20', damaged] },
        train('--source', source, '--target', damaged, ...small),
      ],
    },
    {
      kind: 'configuration',
      name: 'damaged-config.json',
      bytes: Buffer.from(JSON.stringify({ ...CONFIGURATION, corpus: pairsFile }, null, 2)),
      commands: (damaged) => [train('--config', damaged)],
    },
    {
      kind: 'codes',
      name: 'damaged.codes',
      bytes: Buffer.from('#version: 0.2\no n\non e</w>\nt w\ntw o</w>\nt h\nr e\nth re\nthre e</w>\ne n</w>\n'),
      commands: (damaged) => [{ words: ['tokenize', 'apply-bpe', '--codes', damaged], input: column('source') }],
    },
  ];
}

const HOSTILE_NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3e38, -3e38, 1e-45, 1e6, 0];

/** Other numbers in one tensor, signed anew: the file is whole, and its model is not. */
function withHostileWeights(checkpoint: Checkpoint, draws: Draws): Checkpoint {
  const chosen = draws.below(checkpoint.tensors.length);
  const tensors = checkpoint.tensors.map((tensor, i) => {
    if (i !== chosen) return tensor;
    const data = Float32Array.from(tensor.data);
    for (let count = draws.pick([1, 3, data.length]); count > 0; count--) {
      data[draws.below(data.length)] = draws.pick(HOSTILE_NUMBERS);
    }
    return { ...tensor, data };
  });
  return { ...checkpoint, tensors, weightHash: weightHash(tensors) };
}

const CONFIGURATION = {
  tokenizer: 'bpe',
  merges: 20,
  cell: 'gru',
  embeddingSize: 8,
  hiddenSize: 8,
  attention: 'additive',
  epochs: 1,
  learningRate: 0.01,
  clipNorm: null,
  labelSmoothing: 0.1,
};

function tsv(): string {
  return pairs.map(({ source, target }) => `${source}\t${target}\n`).join('');
}

function tmx(): string {
  const unit = (language: string, text: string) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`;
  const units = pairs.map(({ source, target }) => `<tu>${unit('en', source)}${unit('de', target)}</tu>\n`);
  return `<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="en"/><body>\n${units.join('')}</body></tmx>\n`;
}
