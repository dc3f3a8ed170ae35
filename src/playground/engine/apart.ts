/** Where two models part over one sentence: words that only one of them has, and attention to compare where both have one. */
import type { Look } from './look.ts';
import { diffWords } from './word-diff.ts';

export interface Apart {
  /** Words that the other model has not, by their places. */
  readonly source: ReadonlySet<number>;
  readonly target: ReadonlySet<number>;
  /** The other model's weights for the written word at t; `null` where it wrote another, or reads other words. */
  attention(t: number): readonly number[] | null;
}

/** What is compared of a sentence in a model. */
interface Compared {
  readonly tokens: Pick<Look['tokens'], 'encoder' | 'decoder'>;
  readonly trace: Pick<Look['trace'], 'attention'>;
}

export function comparedLooks(first: Compared, second: Compared): readonly [Apart, Apart] {
  const source = alignment(first.tokens.encoder, second.tokens.encoder);
  const target = alignment(first.tokens.decoder, second.tokens.decoder);
  const isSameSource = source.every((words) => words.alone.size === 0);
  const apart = (side: 0 | 1, { trace }: Compared): Apart => ({
    source: source[side].alone,
    target: target[side].alone,
    attention: (t) => (isSameSource ? (trace.attention?.[target[side].partners.get(t) ?? -1] ?? null) : null),
  });
  return [apart(0, second), apart(1, first)];
}

/** Of one side: the places of its words that are its own, and of the others where they stand on the other side. */
interface Aligned {
  readonly alone: ReadonlySet<number>;
  readonly partners: ReadonlyMap<number, number>;
}

function alignment(first: readonly string[], second: readonly string[]): readonly [Aligned, Aligned] {
  const [ours, theirs] = [first, second].map(() => ({ alone: new Set<number>(), partners: new Map<number, number>() }));
  let [i, j] = [0, 0];
  for (const word of diffWords(first, second)) {
    if (word.in === 'before') ours!.alone.add(i++);
    else if (word.in === 'after') theirs!.alone.add(j++);
    else {
      ours!.partners.set(i, j);
      theirs!.partners.set(j++, i++);
    }
  }
  return [ours!, theirs!];
}
