/**
 * The kinds of attention, by the names that `--attention` knows: a new one is entered here.
 *
 *   dot        score(h, m) = h · m
 *   general    score(h, m) = h · (m·W)                    Luong, Pham & Manning 2015 (D15-1166), eq. 8
 *   additive   score(h, m) = v · tanh(h·Wq + m·Wk)        Bahdanau, Cho & Bengio 2015 (arXiv 1409.0473), §A.1.2
 */
import { ADDITIVE } from './additive-score.ts';
import { DOT } from './dot-score.ts';
import type { Score } from './score.ts';

export interface AttentionKind {
  readonly score: Score;
  /** Whether the memory is multiplied by weights to give the keys, and the state to give the query. */
  readonly projectsKeys: boolean;
  readonly projectsQuery: boolean;
  /** Whether the score has a vector v of weights. */
  readonly hasVector: boolean;
}

export const ATTENTIONS = {
  dot: { score: DOT, projectsKeys: false, projectsQuery: false, hasVector: false },
  general: { score: DOT, projectsKeys: true, projectsQuery: false, hasVector: false },
  additive: { score: ADDITIVE, projectsKeys: true, projectsQuery: true, hasVector: true },
} as const satisfies Record<string, AttentionKind>;

type AttentionName = keyof typeof ATTENTIONS;

export const ATTENTION_NAMES = Object.keys(ATTENTIONS) as [AttentionName, ...AttentionName[]];
