/** What is measured: each contest is a piece of work that ours and (where there is one) the PyTorch peer do in turn. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WeightForm } from '../../src/tensor/kernels.ts';
import type { Size, Variant } from './models.ts';
import { type Figures, type Precision, runOurs, runPeer, timeProcess } from './processes.ts';
import type { Division } from './training.ts';

export interface Measure {
  readonly name: string;
  readonly unit: string;
  /** Whether more or less of it is better. */
  readonly better: 'more' | 'less';
}

/** One value a measure, in order; NaN where there is none. */
export type Values = readonly number[];

export interface Contest {
  readonly name: string;
  readonly measures: readonly Measure[];
  ours(): Promise<{ values: Values; notes: Figures }>;
  readonly peer: ((precision: Precision) => Promise<Values>) | null;
}

export interface ContestOptions {
  /** Seconds of one measurement. */
  readonly seconds: number;
}

const VARIANTS: readonly [Variant, Size][] = [
  ['B', 'big'],
  ['A', 'big'],
  ['C', 'big'],
  ['B', 'small'],
  ['A', 'small'],
  ['C', 'small'],
];

export function allContests(options: ContestOptions): Contest[] {
  return [
    layer(),
    ...VARIANTS.map(([variant, size]) => training(variant, size, { threads: 1, shards: 1 }, options)),
    training('B', 'big', { threads: 1, shards: 2 }, options),
    training('B', 'big', { threads: 2, shards: 2 }, options),
    training('A', 'big', { threads: 2, shards: 2 }, options),
    training('B', 'small', { threads: 1, shards: 1, kind: 'reference' }, options),
    ...VARIANTS.filter(([variant]) => variant !== 'C').map(([variant, size]) => translation(variant, size, options)),
    translation('B', 'big', options, 'int8'),
    ...startUps(),
  ];
}

const number = (figures: Figures | undefined, key: string) => Number(figures?.[key] ?? Number.NaN);

/**
 * Where the batch is cut into more parts than there are threads, or the kernels are the plain loops of the reference,
 * ours runs beside itself.
 */
function training(
  variant: Variant,
  size: Size,
  { threads, shards, kind = 'simd' }: Division,
  { seconds }: ContestOptions,
): Contest {
  const isLikePeer = shards === threads && kind === 'simd';
  const cut = shards > threads ? `, ${shards} parts` : '';
  const loops = kind === 'simd' ? '' : ', reference kernels';
  const name = `training ${variant} ${size}, ${threads === 1 ? 'one thread' : `${threads} threads`}${cut}${loops}`;
  const valuesOf = ([figures]: Figures[]) => [
    number(figures, 'tokensPerSecond'),
    number(figures, 'medianTokensPerSecond'),
    number(figures, 'peakMiB'),
  ];
  const peerFlags = ['--variant', variant, '--size', size, '--threads', `${threads}`, '--seconds', `${seconds}`];
  return {
    name,
    measures: [
      { name, unit: 'target tokens/s', better: 'more' },
      { name: `${name}: median update`, unit: 'target tokens/s', better: 'more' },
      { name: `${name}: peak memory`, unit: 'MiB', better: 'less' },
    ],
    async ours() {
      const figures = await runOurs(['training', variant, size, `${seconds}`, `${threads}`, `${shards}`, kind]);
      return { values: valuesOf(figures), notes: figures[0]! };
    },
    peer: isLikePeer ? async (precision) => valuesOf(await runPeer(['train', ...peerFlags], precision)) : null,
  };
}

/** The peer has its weights as floats either way. */
function translation(
  variant: Variant,
  size: Size,
  { seconds }: ContestOptions,
  weights: WeightForm = 'float32',
): Contest {
  const ways = [1, 5].flatMap((beam) => [1, 32].map((batch) => ({ beam, batch })));
  const valuesOf = (lines: Figures[]) =>
    ways.map(({ beam, batch }) => {
      const line = lines.find((one) => one.beam === beam && one.batch === batch);
      return number(line, batch === 1 ? 'msPerSentence' : 'sentencesPerSecond');
    });
  const name = `translation ${variant} ${size}${weights === 'int8' ? ', 8-bit weights' : ''}`;
  return {
    name,
    measures: ways.map(({ beam, batch }) => ({
      name: `${name}, batch ${batch}, ${beam === 1 ? 'greedy' : `beam ${beam}`}`,
      unit: batch === 1 ? 'ms/sentence' : 'sentences/s',
      better: batch === 1 ? 'less' : 'more',
    })),
    async ours() {
      const figures = await runOurs(['translation', variant, size, `${seconds}`, weights]);
      return { values: valuesOf(figures), notes: figures[0]! };
    },
    peer: async (precision) => {
      const values = ['translate', '--variant', variant, '--size', size, '--seconds', `${seconds}`];
      return valuesOf(await runPeer(values, precision));
    },
  };
}

function layer(): Contest {
  const name = 'LSTM layer, forward and backward: T 20 B 64 E 256 H 512';
  return {
    name,
    measures: [{ name, unit: 'ms', better: 'less' }],
    async ours() {
      const figures = await runOurs(['layer']);
      return { values: [number(figures[0], 'bestMs')], notes: figures[0]! };
    },
    peer: async (precision) => [number((await runPeer(['layer'], precision))[0], 'bestMs')],
  };
}

/** Whole processes: what a user waits for. */
function startUps(): Contest[] {
  const root = join(import.meta.dirname, '../../..');
  const program = join(root, 'bin/nmt.js');
  const contest = (name: string, values: string[], input = ''): Contest => ({
    name,
    measures: [{ name, unit: 'ms', better: 'less' }],
    ours: async () => ({ values: [await timeProcess(values, input)], notes: {} }),
    peer: null,
  });
  const contests = [contest('start: bare node', ['-e', '0']), contest('start: nmt --version', [program, '--version'])];
  const checkpoint = join(root, 'checkpoints/en-ko.json');
  if (existsSync(checkpoint)) {
    const values = [program, 'translate', '--checkpoint', checkpoint];
    contests.push(contest('start: one sentence through nmt translate', values, 'I am hungry .\n'));
  }
  return contests;
}
