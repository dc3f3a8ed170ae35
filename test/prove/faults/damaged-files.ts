/** Files that nmt reads, whole, and the commands that read each: what is damaged, and who has to bear it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Checkpoint, weightHash } from '../../../src/checkpoint/checkpoint.ts';
import { readCheckpoint } from '../../../src/checkpoint/read.ts';
import { writeCheckpoint } from '../../../src/checkpoint/write.ts';
import { toSafetensors } from '../../../src/exchange/exported-checkpoint.ts';
import { safetensorsPieces } from '../../../src/exchange/safetensors.ts';
import { numberPair } from '../../support/trained-checkpoint.ts';
import type { Draws } from './draws.ts';
import type { CommandTask } from './run-command.ts';

export interface TrainingData {
  readonly kind: 'checkpoint' | 'corpus' | 'configuration' | 'codes' | 'safetensors';
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
export async function materialsIn(folder: string, checkpoint: string): Promise<readonly TrainingData[]> {
  const exported = Buffer.concat([...safetensorsPieces(toSafetensors(await readCheckpoint(checkpoint)))]);
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
  const imports = (damaged: string): readonly CommandTask[] => [
    { words: ['import', damaged, '--out', join(folder, 'imported.json'), '--overwrite'] },
  ];
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
    {
      kind: 'safetensors',
      name: 'damaged.safetensors',
      bytes: exported,
      commands: imports,
    },
    {
      kind: 'safetensors',
      name: 'damaged-header.safetensors',
      bytes: exported,
      damage: async (file, draws) => writeFileSync(file, withHostileHeader(exported, draws)),
      commands: imports,
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

type Entry = { dtype: unknown; shape: unknown; data_offsets: unknown };

/** Damage that knows the format: lengths beyond the file, ranges that overlap or leave gaps, other types, names, numbers. */
function withHostileHeader(bytes: Buffer, draws: Draws): Buffer {
  const start = 8 + Number(bytes.readBigUInt64LE());
  const header = JSON.parse(bytes.toString('utf8', 8, start)) as Record<string, Entry>;
  const data = Buffer.from(bytes.subarray(start));
  const head = Buffer.alloc(8);
  const { __metadata__: metadata, ...entries } = header;
  const name = draws.pick(Object.keys(entries));
  const entry = entries[name]!;
  const [from, to] = entry.data_offsets as [number, number];
  const length = draws.pick([0n, 1n, 2n ** 63n, 2n ** 64n - 1n, BigInt(bytes.length), 100_000_001n]);
  const texts = metadata as unknown as Record<string, string>;
  const key = draws.pick(Object.keys(texts));
  const damages: readonly (() => void)[] = [
    () => head.writeBigUInt64LE(length),
    () =>
      Object.assign(entry, {
        data_offsets: draws.pick<unknown>([
          [from - 4, to],
          [from, to + 4],
          [to, from],
          [-1, 3],
          [0, 0],
          [0, 2 ** 60],
          null,
          'x',
        ]),
      }),
    () => Object.assign(entry, { dtype: draws.pick<unknown>(['F16', 'BF16', 'F64', 'I64', 'BOOL', '', null, 4]) }),
    () =>
      Object.assign(entry, {
        shape: draws.pick<unknown>([[], [0], [-1], [1e9, 1e9], [1.5], [2 ** 53, 2], null, 'x', [[1]]]),
      }),
    () => data.writeFloatLE(draws.pick(HOSTILE_NUMBERS), 4 * draws.below(data.length / 4)),
    () => delete entries[name],
    () => Object.assign(entries, { [draws.pick(['__proto__', 'x', '', '가'.repeat(300)])]: { ...entry } }),
    () => Object.assign(texts, { [key]: draws.pick(['', 'null', '{}', '[]', '"x"', '{', '1', '['.repeat(20_000)]) }),
    () => delete texts[key],
    () => Object.assign(texts, { [key]: draws.pick<unknown>([1, null, {}]) }),
  ];
  const damage = draws.pick(damages);
  let text = JSON.stringify({ __metadata__: texts, ...entries });
  head.writeBigUInt64LE(BigInt(Buffer.byteLength(text)));
  damage();
  if (head.readBigUInt64LE() !== BigInt(Buffer.byteLength(text))) return Buffer.concat([head, Buffer.from(text), data]);
  text = JSON.stringify({ __metadata__: texts, ...entries });
  if (draws.below(10) === 0) text = text.replace('{', `{${JSON.stringify(name)}:${JSON.stringify(entry)},`);
  head.writeBigUInt64LE(BigInt(Buffer.byteLength(text)));
  return Buffer.concat([head, Buffer.from(text), data]);
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
