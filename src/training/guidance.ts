/**
 * What attention is led to in the first passes: words that translate each other in both directions.
 *
 *   wanted(i, j) = p(targetᵢ comes from sourceⱼ) · p(sourceⱼ comes from targetᵢ)
 *
 * Where the directions do not agree, little is wanted.
 *
 * @see Liang et al. 2006 (N06-1014), on alignment by agreement
 */
import type { Batch, Ids } from '../model/batch.ts';
import { Matrix } from '../tensor/matrix.ts';
import { alignmentOf, learnTranslations, type WordTranslations } from './ibm-model-1.ts';
import type { EncodedPairs } from './ragged.ts';

/** Both directions. Plain data, in memory that threads can share. */
export interface Guidance {
  readonly forward: WordTranslations;
  readonly backward: WordTranslations;
}

export async function learnGuidance({ sources, targets }: EncodedPairs): Promise<Guidance> {
  return {
    forward: await learnTranslations({ sources, targets }),
    backward: await learnTranslations({ sources: targets, targets: sources }),
  };
}

/**
 * The attention that is wanted of a batch, `reversed` where its sources are read backwards.
 *
 * Shapes  sources, targets [B]: its sentences as they were given → [R, S], each row's sum at most 1
 */
export function wantedAttention(
  { forward, backward }: Guidance,
  { sources, targets }: { sources: readonly Ids[]; targets: readonly Ids[] },
  { source, target }: Batch,
  reversed = false,
): Matrix {
  const width = source.steps.count;
  const wanted = new Matrix(new Float32Array(target.steps.rows * width), target.steps.rows, width);
  target.sourceSlots.forEach((sourceSlot, slot) => {
    const [read, written] = [sources[source.order[sourceSlot]!]!, targets[source.order[sourceSlot]!]!];
    const sourceOfTarget = alignmentOf(forward, written, read); // [targetLength, sourceLength]
    const targetOfSource = alignmentOf(backward, read, written); // [sourceLength, targetLength]
    const [targetLength, sourceLength] = [written.length + 1, read.length + 1];
    for (let i = 0; i < targetLength; i++) {
      const row = target.steps.starts[i]! + slot;
      for (let j = 0; j < sourceLength; j++) {
        const place = reversed && j < read.length ? read.length - 1 - j : j;
        wanted.set(row, place, sourceOfTarget[i * sourceLength + j]! * targetOfSource[j * targetLength + i]!);
      }
    }
  });
  return wanted;
}
