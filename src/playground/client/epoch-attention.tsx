/** What the model of one epoch looks at in a sample sentence: epoch by epoch, the attention gets sharper. */
import { useMemo } from 'preact/hooks';
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import type { EpochRecord } from '../../checkpoint/records.ts';
import { NmtError } from '../../errors.ts';
import { explainSentence } from '../../explain.ts';
import { chooseKernels } from '../../runtime/kernel-choice.ts';
import { openModel } from '../../translation/open-model.ts';
import { AttentionGrid } from './attention-table.tsx';
import { texts } from './state.ts';
import { share, wordsOf } from './words.ts';

/** As the samples are written: the likeliest word at each place. */
const GREEDY = { beam: 1, nBest: 1, lengthPenalty: 1, maximumLength: null } as const;

interface EpochProps {
  readonly record: EpochRecord;
  readonly checkpoint: Checkpoint;
}

export function EpochAttention({ record, checkpoint }: EpochProps) {
  const look = useMemo(() => longestLooked({ record, checkpoint }), [record, checkpoint]);
  const attention = look?.trace.attention ?? null;
  if (look === null || attention === null) return null;
  const { epochAttention, attentionTable } = texts.value;
  return (
    <section id="epoch-attention" aria-label={attentionTable}>
      <p class="soft">{epochAttention(look.explanation.source, share(meanOfGreatest(attention)))}</p>
      <AttentionGrid attention={attention} words={wordsOf(look)} />
    </section>
  );
}

/** `null` without samples, and where the page has no memory for one more model. */
function longestLooked({ record, checkpoint }: EpochProps) {
  const sources = record.samples.map(({ source }) => source);
  if (sources.length === 0) return null;
  const longest = sources.reduce((a, b) => (b.length > a.length ? b : a));
  try {
    return explainSentence(openModel('', checkpoint, { kernels: chooseKernels(null) }), longest, GREEDY);
  } catch (error) {
    if (error instanceof NmtError) return null;
    throw error;
  }
}

/** 1 where every written word looks at one word alone. */
function meanOfGreatest(attention: readonly (readonly number[])[]): number {
  return attention.reduce((sum, weights) => sum + Math.max(...weights), 0) / attention.length;
}
