/** Training in the page: what is asked of the worker, what it tells, and what becomes of it on the page. */
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import type { EpochRecord } from '../../checkpoint/records.ts';
import type { Config } from '../../config.ts';
import { isHeader } from '../../corpus/files/header.ts';
import type { TextPair } from '../../corpus/given-pairs.ts';
import { NmtError } from '../../errors.ts';
import { isBlank } from '../../text/invisible.ts';
import { trainInMemory } from '../../train-in-memory.ts';

/** What the reader can choose; the rest is the preset's. */
export interface TrainingChoices {
  readonly cell: Config['cell'];
  readonly attention: Config['attention'];
  readonly hiddenSize: number;
  readonly learningRate: number;
  readonly epochs: number;
  readonly seed: number;
}

/** What each knob can be set to. */
export const KNOBS = {
  cell: ['lstm', 'gru', 'rnn'],
  attention: ['dot', 'none'],
  hiddenSize: [16, 32, 48, 64, 96],
  learningRate: [0.0006, 0.002, 0.006, 0.02, 0.2],
  epochs: [2, 6, 12, 24, 48],
} as const;
const SEED = 1;
/** What the preset asks for is 2. */
export const OWN_FREQUENCY = 1;

/** Example "lstm dot 48 0.006 24" */
export function choicesText(choices: TrainingChoices): string {
  return (Object.keys(KNOBS) as (keyof typeof KNOBS)[]).map((knob) => choices[knob]).join(' ');
}

/** `null` where one of them is no setting of its knob. */
export function choicesOf(text: string): TrainingChoices | null {
  const given = text.split(' ');
  const found = Object.entries(KNOBS).map(([knob, settings], i) => {
    return [knob, (settings as readonly (string | number)[]).find((one) => String(one) === given[i])] as const;
  });
  if (found.some(([, setting]) => setting === undefined)) return null;
  return { ...(Object.fromEntries(found) as unknown as Omit<TrainingChoices, 'seed'>), seed: SEED };
}

export interface TrainingOrder {
  readonly choices: TrainingChoices;
  readonly pairs: readonly TextPair[];
  /** Of the reader's own, which are few: every word of theirs is learned. */
  readonly areOwn: boolean;
}

export type TrainingNews =
  | { readonly type: 'step'; readonly step: number; readonly steps: number; readonly loss: number }
  | { readonly type: 'epoch'; readonly record: EpochRecord }
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly type: 'done'; readonly checkpoint: Checkpoint }
  | { readonly type: 'failed'; readonly message: string };

/** Word vectors as wide as the state: one knob for the size of the model. */
function configOf(choices: TrainingChoices, areOwn: boolean) {
  const frequency = areOwn ? { minimumFrequency: OWN_FREQUENCY } : {};
  return { preset: 'toy', ...choices, embeddingSize: choices.hiddenSize, ...frequency } as const;
}

/** The command line that trains the same weights, also where one of the two engines has no fused multiply-add. */
export function trainingCommand(
  choices: TrainingChoices & Pick<Config, 'arithmetic'> & Partial<Pick<Config, 'minimumFrequency'>>,
): string {
  const { cell, attention, hiddenSize, learningRate, epochs, seed, arithmetic, minimumFrequency } = choices;
  return [
    `nmt train --corpus pairs.tsv --preset toy --cell ${cell} --attention ${attention}`,
    `--hidden-size ${hiddenSize} --embedding-size ${hiddenSize} --learning-rate ${learningRate}`,
    ...(minimumFrequency === OWN_FREQUENCY ? [`--minimum-frequency ${OWN_FREQUENCY}`] : []),
    `--epochs ${epochs} --seed ${seed} --arithmetic ${arithmetic} --checkpoint pairs.json`,
  ].join(' ');
}

/** The worker's side: trains as it is told, and tells what happens. */
export async function train(
  { choices, pairs, areOwn }: TrainingOrder,
  tell: (news: TrainingNews) => void,
): Promise<void> {
  try {
    const { checkpoint } = await trainInMemory(configOf(choices, areOwn), {
      pairs,
      onCheckpoint: (found) => tell({ type: 'checkpoint', checkpoint: withoutOptimiser(found) }),
      onEvent: (event) => {
        if (event.type === 'epoch') tell({ type: 'epoch', record: event.record });
        if (event.type !== 'step') return;
        tell({ type: 'step', step: event.step, steps: event.epochs * event.stepsPerEpoch, loss: event.loss });
      },
    });
    tell({ type: 'done', checkpoint });
  } catch (error) {
    if (!(error instanceof NmtError)) throw error;
    tell({ type: 'failed', message: error.message });
  }
}

function withoutOptimiser(checkpoint: Checkpoint): Checkpoint {
  return { ...checkpoint, tensors: checkpoint.tensors.filter(({ name }) => !name.startsWith('adam.')) };
}

/** Of each line the texts before and behind its first tab; lines that have not both are left out, and a header is. */
export function pairsOf(text: string): TextPair[] {
  const cells = text.split('\n').map((line) => line.split('\t').map((cell) => cell.trim()));
  const [first, ...rest] = cells
    .filter(([source = '', target = '']) => !isBlank(source) && !isBlank(target))
    .map(([source, target]): TextPair => [source!, target!]);
  if (first === undefined) return [];
  const isFirstHeader = isHeader(first, { body: rest, kinds: ['text', 'text'], sides: [0, 1] });
  return isFirstHeader && rest.length > 0 ? rest : [first, ...rest];
}

/** The pairs as a file, from which the command line reads these and no others. */
export function pairsText(pairs: readonly TextPair[]): string {
  return pairs.map((pair) => `${pair.join('\t')}\n`).join('');
}
