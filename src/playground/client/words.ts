/** Tokens as the page shows them: without the marks of joined tokens, the end of the sentence by its name. */
import { computed } from '@preact/signals';
import { EOS, UNK } from '../../special-ids.ts';
import { JOINER } from '../../text/joiners.ts';
import type { Look } from '../engine/look.ts';
import { look, texts } from './state.ts';

export interface ShownWord {
  readonly text: string;
  readonly isEnd: boolean;
}

export function shownToken(token: string): string {
  return token.replaceAll(JOINER, '') || token;
}

/** A word of the target's vocabulary: what only the model calls so has a name that readers know. */
export function shownWord(token: string, id: number): string {
  if (id === EOS) return texts.value.end;
  return id === UNK ? texts.value.unknownWord : shownToken(token);
}

function shown(tokens: readonly string[], ids: readonly number[]): ShownWord[] {
  return tokens.map((token, i) => {
    const isEnd = ids[i] === EOS;
    return { text: isEnd ? texts.value.end : shownToken(token), isEnd };
  });
}

export interface ShownWords {
  readonly source: readonly ShownWord[];
  readonly target: readonly ShownWord[];
}

export function wordsOf({ tokens, trace }: Look): ShownWords {
  return { source: shown(tokens.encoder, trace.sourceIds), target: shown(tokens.decoder, trace.targetIds) };
}

/** Both sides of the sentence that is looked at; empty without one. */
export const words = computed<ShownWords>(() => {
  return look.value === null ? { source: [], target: [] } : wordsOf(look.value);
});

/** Example 0.98245 → "0.982" */
export function share(value: number): string {
  return value.toFixed(3);
}
