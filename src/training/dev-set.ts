/** The dev set as the coordinating thread knows it: what to ask of the group, and what its results amount to. */
import type { GateSaturation, SampleTranslation } from '../checkpoint/records.ts';
import { NmtError } from '../errors.ts';
import { createBleu } from '../metrics/bleu.ts';
import { collectStatistics, sumStatistics } from '../metrics/metric.ts';
import { exp } from '../tensor/elementary-functions.ts';
import type { TextCodec } from '../text/codec.ts';
import type { FittingPairs } from './epochs.ts';
import type { Result, ValidationResult, ValidationTask } from './messages.ts';
import { type EncodedPairs, lengthsOf, toRagged } from './ragged.ts';
import { DEV_BATCH } from './validate.ts';

/** Most sentences that are translated for dev BLEU. */
const MOST_TRANSLATED = 500;
const SAMPLES = 3;

export interface DevResult {
  readonly loss: number;
  readonly perplexity: number;
  readonly bleu: number;
  /** Words of the translations over words of the references; what BLEU makes of it, 0–1. */
  readonly lengthRatio: number;
  readonly brevityPenalty: number;
  readonly samples: readonly SampleTranslation[];
  readonly hypotheses: readonly string[];
  readonly gates: readonly GateSaturation[];
}

export class DevSet {
  readonly task: ValidationTask;
  private readonly sources: readonly string[];
  private readonly references: readonly string[];
  private readonly codec: TextCodec;
  private readonly bleu = createBleu();

  /** References are compared as the model would write them: normalised, and lower case where it knows no other. */
  constructor({ text, encoded: pairs }: FittingPairs, codec: TextCodec) {
    const count = text.sources.length;
    this.sources = text.sources;
    this.references = text.targets.map((target) => codec.detokenize(codec.toIds(target).tokens));
    this.codec = codec;
    this.task = {
      type: 'validation',
      pairs,
      batches: toRagged(devBatches(pairs)),
      translated: Int32Array.from(spread(count, MOST_TRANSLATED)),
    };
  }

  /** What the group found, or `null` when it was stopped. Sums run in the order of the batches. */
  summarise(results: readonly Result[]): DevResult | null {
    const parts = results.filter((result): result is ValidationResult => result.type === 'validation');
    if (parts.length === 0) throw new NmtError({ code: 'E_WORKER', problem: 'the group did not validate' });
    if (!parts.every(({ finished }) => finished)) return null;
    const losses = parts.flatMap((part) => part.losses).sort((a, b) => a.batch - b.batch);
    const tokens = losses.reduce((sum, { targetTokens }) => sum + targetTokens, 0);
    const loss = losses.reduce((sum, one) => sum + one.loss, 0) / tokens;
    const texts = new Map(
      parts.flatMap((part) => part.translations).map(({ index, ids }) => [index, this.textOf(ids)]),
    );
    const { translated } = this.task;
    const hypotheses = Array.from(translated, (index) => texts.get(index)!);
    return {
      loss,
      perplexity: exp(loss),
      ...this.scoreOf(hypotheses),
      samples: spread(translated.length, SAMPLES).map((i) => this.sample(translated[i]!, hypotheses[i]!)),
      hypotheses,
      gates: parts[0]!.gates,
    };
  }

  private textOf(ids: readonly number[]): string {
    return this.codec.detokenize(ids.map((id) => this.codec.vocabulary[id]!));
  }

  private scoreOf(hypotheses: readonly string[]): Pick<DevResult, 'bleu' | 'lengthRatio' | 'brevityPenalty'> {
    const references = Array.from(this.task.translated, (index) => this.references[index]!);
    const sums = sumStatistics(collectStatistics(this.bleu, hypotheses, [references]));
    const { score: bleu, brevityPenalty, hypothesisLength, referenceLength } = this.bleu.score(sums);
    return { bleu, brevityPenalty, lengthRatio: hypothesisLength / referenceLength };
  }

  private sample(index: number, hypothesis: string): SampleTranslation {
    return { source: this.sources[index]!, reference: this.references[index]!, hypothesis };
  }
}

/** Indices in batches of sentences of like length. */
function devBatches({ sources, targets }: EncodedPairs): number[][] {
  const [s, t] = [lengthsOf(sources), lengthsOf(targets)];
  const order = Array.from(s, (_, i) => i).sort((a, b) => t[b]! - t[a]! || s[b]! - s[a]! || a - b);
  const batches: number[][] = [];
  for (let i = 0; i < order.length; i += DEV_BATCH) batches.push(order.slice(i, i + DEV_BATCH));
  return batches;
}

/** At most `most` of `count` positions, evenly spread. */
function spread(count: number, most: number): number[] {
  const wanted = Math.min(count, most);
  return Array.from({ length: wanted }, (_, i) => Math.floor(((i + 0.5) * count) / wanted));
}
