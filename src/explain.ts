/**
 * One sentence explained: translated as it always is, then read once more with every gate, state and weight kept.
 */
import { NmtError } from './errors.ts';
import { type Explained, explain } from './inspect/explain/explanation.ts';
import { traceSentence } from './inspect/trace.ts';
import type { Ids } from './model/batch.ts';
import { UNK } from './special-ids.ts';
import { candidateOf } from './translation/candidate-text.ts';
import { type Doubt, doubtBelow, doubtOf } from './translation/confidence.ts';
import type { LoadedModel } from './translation/open-model.ts';
import type { SearchOptions } from './translation/search-options.ts';
import { searchSentences } from './translation/search-sentences.ts';
import { type Part, partsOf } from './translation/split-line.ts';

/**
 * `beginning`: ids that the translation has to begin with.
 *
 * @throws NmtError E_TEXT when the sentence is blank, or longer than what the model reads at once
 */
export function explainSentence(
  loaded: LoadedModel,
  sentence: string,
  rules: SearchOptions,
  beginning: Ids = [],
): Explained & Doubt {
  const { codecs, model } = loaded;
  const part = onlyPart(loaded, sentence);
  const mayCopy = model.config.attention !== 'none' && part.unknown.length > 0;
  const best = searchSentences(loaded, [{ ids: part.ids, mayCopy, beginning }], rules)[0]![0]!;
  const targetTokens = best.ids.map((id, t) => {
    const copied = id === UNK ? part.tokens[best.attended[t] ?? -1] : undefined;
    return copied ?? codecs.target.vocabulary[id]!;
  });
  const answer = candidateOf(best, part, codecs);
  const explained = explain(traceSentence(loaded, part.ids, best.ids, best.finished), {
    source: sentence,
    sourceTokens: part.tokens,
    translation: answer.text,
    targetTokens,
    vocabularies: { source: codecs.source.vocabulary, target: codecs.target.vocabulary },
  });
  return { ...explained, ...doubtOf([part], answer, { codec: codecs.source, threshold: doubtBelow(loaded) }) };
}

function onlyPart({ codecs, checkpoint }: LoadedModel, sentence: string): Part {
  const limit = checkpoint.config.maximumLength;
  const parts = partsOf(sentence, codecs.source, limit);
  const [part] = parts;
  if (part !== undefined && parts.length === 1) return part;
  const tokens = parts.reduce((sum, { ids }) => sum + ids.length, 0);
  const length =
    tokens > limit
      ? `${tokens} tokens, more than the ${limit} that the model reads at once`
      : `${sentence.length} characters, more than are read at once`;
  throw part === undefined
    ? new NmtError({ code: 'E_TEXT', problem: 'a blank line has nothing to explain' })
    : new NmtError({
        code: 'E_TEXT',
        problem: `the sentence has ${length}`,
        hint: 'explain a part of it',
      });
}
