/**
 * What is drawn of a training run: header, one table row for each epoch, sample translations, last words.
 * Pure text; live.ts and plain.ts decide when it appears.
 */

import { count, counted, duration, figure } from '../../amounts.ts';
import type { EpochRecord, SampleTranslation } from '../../checkpoint/records.ts';
import type { Config } from '../../config.ts';
import { shellWord } from '../../shell-word.ts';
import type { EventOf } from '../../training/events.ts';
import { columnsOf, toWidth } from '../text-width.ts';
import { visible } from '../visible.ts';

/** How a line may be coloured; identity functions where colour is not wanted. */
export interface Paint {
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
}

const same = (text: string) => text;
export const NO_PAINT: Paint = { dim: same, bold: same, good: same, warn: same };

const COLUMNS: readonly (readonly [title: string, width: number, show: (record: EpochRecord) => string])[] = [
  ['epoch', 5, (record) => String(record.epoch)],
  ['train loss', 11, (record) => figure(record.trainLoss, 4)],
  ['dev loss', 9, (record) => figure(record.devLoss, 4)],
  ['dev ppl', 9, (record) => figure(record.devPerplexity, 2)],
  ['dev BLEU', 9, (record) => figure(record.devBleu, 2)],
  ['learning rate', 14, (record) => figure(record.learningRate, 6)],
  ['seconds', 8, (record) => figure(record.seconds, 1)],
];

export function tableHead(): string {
  return `${COLUMNS.map(([title, width]) => title.padStart(width)).join(' ')}  weights`;
}

export function tableRow(record: EpochRecord, paint: Paint = NO_PAINT): string {
  const figures = COLUMNS.map(([, width, show]) => show(record).padStart(width)).join(' ');
  const row = `${figures}  ${record.weightHash}`;
  return record.best ? paint.bold(`${row}  * best`) : row;
}

/** Samples as three aligned columns: source, reference, what the model says now. */
export function sampleLines(samples: readonly SampleTranslation[], width: number, paint: Paint = NO_PAINT): string[] {
  const cells = samples.map(({ source, reference, hypothesis }) => [source, reference, hypothesis].map(visible));
  const most = Math.max(12, Math.floor((width - 12) / 3));
  const widths = [0, 1, 2].map((i) => Math.min(most, Math.max(0, ...cells.map((row) => columnsOf(row[i]!)))));
  return cells.map(([source, reference, hypothesis], i) => {
    const sameAs = samples[i]!.hypothesis === samples[i]!.reference;
    const answer = toWidth(hypothesis!, widths[2]!).trimEnd();
    const given = `      ${toWidth(source!, widths[0]!)} | ${toWidth(reference!, widths[1]!)} | `;
    return `${paint.dim(given)}${sameAs ? paint.good(answer) : answer}`;
  });
}

export function headerLines(start: EventOf<'start'>, config: Config): string[] {
  const { cell, layers, bidirectional, embeddingSize, hiddenSize, attention, inputFeeding } = config;
  const shape = [
    `${bidirectional ? 'bidirectional ' : ''}${cell}`,
    counted(layers, 'layer'),
    `embedding ${embeddingSize}`,
    `hidden ${hiddenSize}`,
    attention === 'none' ? 'no attention' : `${attention} attention${inputFeeding ? ' with input feeding' : ''}`,
  ];
  const lines = [
    `corpus      ${visible(start.corpus)}: ${count(start.trainPairs)} train pairs, ${count(start.devPairs)} dev pairs`,
    `vocabulary  ${counted(start.sourceVocabulary, 'source token')}, ${counted(start.targetVocabulary, 'target token')} (${config.tokenizer})`,
    `model       ${shape.join(', ')}: ${count(start.parameters)} parameters`,
    `running     ${start.kernels} kernels, ${threadsText(start)}, ${counted(start.stepsPerEpoch, 'step')} an epoch, ${Math.ceil(start.memoryMiB)} MiB`,
  ];
  return start.resumedStep > 0 ? [...lines, `resuming    after step ${count(start.resumedStep)}`] : lines;
}

function threadsText({ threads, processes }: EventOf<'start'>): string {
  return processes === 1 ? counted(threads, 'thread') : `${processes} processes of ${counted(threads, 'thread')}`;
}

export function stepLine(step: EventOf<'step'>): string {
  return [
    `epoch ${step.epoch}/${step.epochs}`,
    `step ${step.stepInEpoch}/${step.stepsPerEpoch}`,
    `loss ${figure(step.loss, 3)}`,
    `${count(step.tokensPerSecond)} tokens/s`,
    `${duration(step.secondsLeft)} left`,
  ].join('  ');
}

const REASONS = {
  epochs: 'all epochs done',
  updates: 'all updates done',
  minutes: 'time is up',
  patience: 'no better dev figure any more',
  interrupted: 'interrupted',
} as const;

/** The end of a run: what was reached, where it is, the hash of the weights, and what to do next. */
export function lastWords(end: EventOf<'end'>, nmt: string): string[] {
  const { best, reason } = end;
  const lines = [`${REASONS[reason]} after ${counted(end.step, 'step')} in ${duration(end.seconds)}`];
  if (best !== null) {
    lines.push(`best: epoch ${best.epoch}, dev BLEU ${figure(best.devBleu, 2)}, dev loss ${figure(best.devLoss, 4)}`);
  }
  const saved = best === null ? end.lastFile : end.bestFile;
  lines.push(`saved: ${visible(saved)}`, `weights ${end.weightHash}`);
  const commands =
    reason === 'interrupted'
      ? [`${nmt} train --resume ${shellWord(end.lastFile)}`]
      : [`${nmt} translate --checkpoint ${shellWord(saved)}`, `${nmt} evaluate --checkpoint ${shellWord(saved)}`];
  return [...lines, ...commands.map((command, i) => `${i === 0 ? 'next: ' : '      '}${command}`)];
}
