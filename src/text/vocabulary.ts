/**
 * Which tokens a model knows, and by what id. Special ids stand first and are known by place alone:
 * a text that contains "</s>" has a token of that name among the others, or an unknown one.
 */
import { compareCodePoints } from './code-points.ts';

/** By id: PAD, UNK, BOS, EOS (special-ids.ts). */
const SPECIAL_TOKENS: readonly string[] = ['<pad>', '<unk>', '<s>', '</s>'];

interface VocabularyLimits {
  /** Most tokens kept, besides the special ones; `null` for all. */
  readonly maximumSize: number | null;
  readonly minimumFrequency: number;
  /** Tokens that are kept whatever their frequency, and not counted towards the maximum. */
  readonly required?: ReadonlySet<string>;
}

/** How often each token stands in a text. */
export type TokenCounts = Map<string, number>;

export function countTokens(counts: TokenCounts, tokens: readonly string[], times = 1): void {
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + times);
}

/** Tokens by id: the special ones, then by frequency, equal ones by code point. */
export function buildVocabulary(counts: TokenCounts, limits: VocabularyLimits): string[] {
  const { maximumSize, minimumFrequency, required = new Set() } = limits;
  const inOrder = [...counts]
    .sort(([a, x], [b, y]) => y - x || compareCodePoints(a, b))
    .filter(([token, count]) => count >= minimumFrequency || required.has(token))
    .map(([token]) => token);
  let room = maximumSize ?? Number.POSITIVE_INFINITY;
  return [...SPECIAL_TOKENS, ...inOrder.filter((token) => required.has(token) || room-- > 0)];
}

/** Ids by token, without the special ones. */
export function idsByToken(vocabulary: readonly string[]): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (let id = SPECIAL_TOKENS.length; id < vocabulary.length; id++) ids.set(vocabulary[id]!, id);
  return ids;
}

/** True for a list that starts with the special tokens and holds no token twice behind them. */
export function isVocabulary(tokens: readonly string[]): boolean {
  if (!SPECIAL_TOKENS.every((token, id) => tokens[id] === token)) return false;
  return idsByToken(tokens).size === tokens.length - SPECIAL_TOKENS.length;
}
