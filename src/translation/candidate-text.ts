/** Hypotheses of ids → candidates of text: words for ids, source words for unknown ones, parts put together. */
import type { Hypothesis, LengthDivisor } from '../search/hypothesis.ts';
import { UNK } from '../special-ids.ts';
import type { Codecs } from '../text/codec.ts';
import type { Part } from './split-line.ts';

/** One translation of a line. */
export interface Candidate {
  readonly text: string;
  readonly score: number;
  /** What the coverage penalty added to the score, 0 or less; absent where none was asked for. */
  readonly coverage?: number;
  /** Natural logarithm of the probability, the end of the sentence included. */
  readonly logProbability: number;
  readonly tokens: readonly string[];
  /** [source token, target token], by the most attention; empty where the model has none. */
  readonly alignment: readonly (readonly [number, number])[];
  /** False when the longest length cut it off. */
  readonly finished: boolean;
}

/**
 * One part's hypothesis in words. An UNK becomes the source token that was attended most (Jean et al. 2015, P15-1001,
 * §3.3); where nothing was attended it is left out.
 */
export function candidateOf(hypothesis: Hypothesis, part: Part, codecs: Codecs): Candidate {
  const { ids, attended, score, coverage, logProbability, finished } = hypothesis;
  const tokens: string[] = [];
  const alignment: [number, number][] = [];
  ids.forEach((id, i) => {
    const source = attended[i];
    const token = id === UNK ? part.tokens[source ?? -1] : codecs.target.vocabulary[id];
    if (token === undefined) return;
    if (source !== undefined) alignment.push([source, tokens.length]);
    tokens.push(token);
  });
  return { text: codecs.target.detokenize(tokens), score, coverage, logProbability, tokens, alignment, finished };
}

/** Best first: the parts' best candidates as one, then their second-best … where a part has fewer, its last again. */
export function joinCandidates(
  parts: readonly Part[],
  candidates: readonly (readonly Candidate[])[],
  divisor: LengthDivisor,
): readonly Candidate[] {
  if (parts.length === 1) return candidates[0]!;
  const most = candidates.reduce((longest, list) => Math.max(longest, list.length), 0);
  const joined = Array.from({ length: most }, (_, rank) =>
    joinParts(
      parts,
      candidates.map((list) => list[Math.min(rank, list.length - 1)]!),
      divisor,
    ),
  );
  return joined.sort((a, b) => b.score - a.score);
}

function joinParts(parts: readonly Part[], chosen: readonly Candidate[], divisor: LengthDivisor): Candidate {
  let text = '';
  let logProbability = 0;
  let sourceOffset = 0;
  const tokens: string[] = [];
  const alignment: [number, number][] = [];
  chosen.forEach((candidate, i) => {
    for (const [source, target] of candidate.alignment) alignment.push([source + sourceOffset, target + tokens.length]);
    tokens.push(...candidate.tokens);
    text += candidate.text;
    if (i < parts.length - 1 && candidate.text !== '') text += parts[i]!.joint;
    logProbability += candidate.logProbability;
    sourceOffset += parts[i]!.tokens.length;
  });
  const coverage = chosen.reduce((sum, one) => sum + (one.coverage ?? 0), 0);
  const score = logProbability / divisor(tokens.length + chosen.length) + coverage;
  const finished = chosen.every((one) => one.finished);
  return { text: text.trim(), score, coverage, logProbability, tokens, alignment, finished };
}
