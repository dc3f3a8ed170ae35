/** What a model does to sentences of the bundled grammar when one word changes: does the translation change as it should? */
import type { Counterfactual } from '../../corpora/grammar/counterfactuals.ts';
import { wordsOf } from '../../corpora/grammar/split.ts';
import type { Translator } from '../../src/translator.ts';

/** As `nmt translate` searches by default. */
export const SEARCH = { beam: 5, lengthPenalty: 1, nBest: 1 };

export interface CounterfactualFigures {
  readonly pairs: number;
  /** The words lost and gained from one translation to the other are those of the grammar. */
  readonly changedRightly: number;
  /** Both translations are the grammar's, letter for letter. */
  readonly bothExact: number;
  /** Content words whose translation is one word, and those of them that look at it with at least half their weight. */
  readonly attentionChecked: number;
  readonly attentionOnSource: number;
  readonly faults: readonly string[];
}

/** Words that stand for grammar rather than for a thing, a deed or a quality. */
const FUNCTION_WORDS =
  /^(a|an|the|this|that|these|those|my|your|his|her|our|their|i|you|he|she|it|we|they|me|him|us|them|am|is|are|was|were|be|do|does|did|will|can|could|must|may|not|to|of|in|on|at|with|for|by|from|than|and|but|or|if|because|there|very|too|some|please|s|t|ll|has|have|had)$/i;

export async function measureCounterfactuals(
  translator: Translator,
  pairs: readonly Counterfactual[],
  language: 'ko' | 'fr',
): Promise<CounterfactualFigures> {
  const sources = pairs.flatMap(({ before, after }) => [before.en, after.en]);
  const translations = (await translator.translate(sources, SEARCH)).map(({ translation }) => translation);
  const figures = { changedRightly: 0, bothExact: 0, attentionChecked: 0, attentionOnSource: 0 };
  const faults: string[] = [];
  for (const [i, pair] of pairs.entries()) {
    const said = [translations[2 * i]!, translations[2 * i + 1]!] as const;
    const meant = [pair.before[language], pair.after[language]] as const;
    if (said[0] === meant[0] && said[1] === meant[1]) figures.bothExact++;
    if (change(...said) === change(...meant)) figures.changedRightly++;
    else faults.push(`${pair.before.en} (${pair.words.join(' → ')}): ${said.join(' → ')}, not ${meant.join(' → ')}`);
    const weight = await attentionOnWord(translator, pair, language);
    if (weight === undefined) continue;
    figures.attentionChecked++;
    if (weight >= 0.5) figures.attentionOnSource++;
    else faults.push(`${pair.before.en}: only ${weight.toFixed(2)} on ${pair.words[0]}`);
  }
  return { pairs: pairs.length, ...figures, faults };
}

/** Which words went and which came, each as often as it did. */
function change(before: string, after: string): string {
  return `${without(before, after)} > ${without(after, before)}`;
}

function without(text: string, other: string): string {
  const rest = wordsOf(other);
  const left = wordsOf(text).filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return left.sort().join(' ');
}

/**
 * How much of its attention the changed word's translation gives it; `undefined` where the grammar does not say which
 * word that is (more than one changes), or the word stands twice, or stands for grammar.
 */
async function attentionOnWord(
  translator: Translator,
  { before, after, words }: Counterfactual,
  language: 'ko' | 'fr',
): Promise<number | undefined> {
  const [old, now] = [wordsOf(before[language]), wordsOf(after[language])];
  const changed = old.filter((word, i) => word !== now[i]);
  if (changed.length !== 1 || old.length !== now.length || words.some((word) => FUNCTION_WORDS.test(word))) return;
  const { explanation } = await translator.explain(before.en, SEARCH);
  const column = onlyPlace(explanation.tokens, words[0]);
  const row = onlyPlace(
    explanation.attention.map(({ token }) => token),
    changed[0]!,
  );
  return row === undefined || column === undefined ? undefined : explanation.attention[row]!.weights[column];
}

/** Where the word stands, without its joiner marks, if it stands there once. */
function onlyPlace(tokens: readonly string[], word: string): number | undefined {
  const places = tokens.flatMap((token, i) => (token.replaceAll('￭', '') === word ? [i] : []));
  return places.length === 1 ? places[0] : undefined;
}
