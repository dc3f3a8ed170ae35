/**
 * Which tokens a model knows, and by what id. Special ids stand first and are known by place alone:
 * a text that contains "</s>" has a token of that name among the others, or an unknown one.
 */
import { BOS, EOS, PAD, UNK } from '../model/special-ids.ts';
import { compareCodePoints } from './code-points.ts';

const SPECIAL_TOKENS: readonly string[] = ((names: string[]) => {
  names[PAD] = '<pad>';
  names[UNK] = '<unk>';
  names[BOS] = '<s>';
  names[EOS] = '</s>';
  return names;
})([]);

export interface VocabularyLimits {
  /** Most tokens kept, besides the special ones; `null` for all. */
  readonly maximumSize: number | null;
  readonly minimumFrequency: number;
}

/** How often each token stands in a text. */
export type TokenCounts = Map<string, number>;

export function countTokens(counts: TokenCounts, tokens: readonly string[]): void {
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
}

/** Tokens by id: the special ones, then by frequency, equal ones by code point. */
export function buildVocabulary(counts: TokenCounts, { maximumSize, minimumFrequency }: VocabularyLimits): string[] {
  const ranked = [...counts]
    .filter(([, count]) => count >= minimumFrequency)
    .sort(([a, x], [b, y]) => y - x || compareCodePoints(a, b))
    .map(([token]) => token);
  return [...SPECIAL_TOKENS, ...(maximumSize === null ? ranked : ranked.slice(0, maximumSize))];
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
