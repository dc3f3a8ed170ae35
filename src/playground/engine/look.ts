/** One sentence looked at in the page: its translation with all that went on inside, as the reader's edits have it. */
import { explainSentence } from '../../explain.ts';
import type { Explained } from '../../inspect/explain/explanation.ts';
import type { Doubt } from '../../translation/confidence.ts';
import type { LoadedModel } from '../../translation/open-model.ts';
import { USUAL_SEARCH } from '../../translation/search-options.ts';
import { editedKernels } from './edited-kernels.ts';
import { type Edits, isUnchanged, NO_EDITS } from './edits.ts';

export type Look = Explained & Doubt;

/**
 * `beginning`: words of the target's vocabulary that the translation has to begin with.
 *
 * @throws NmtError E_TEXT when the sentence is blank, or longer than what the model reads at once
 */
export function lookAt(
  loaded: LoadedModel,
  sentence: string,
  { beginning = [], edits = NO_EDITS }: { readonly beginning?: readonly string[]; readonly edits?: Edits } = {},
): Look {
  const ids = idsOf(loaded, beginning);
  if (isUnchanged(edits)) return explainSentence(loaded, sentence, USUAL_SEARCH, ids);
  const kernels = editedKernels(loaded.kernels, loaded.model, edits);
  return explainSentence({ ...loaded, kernels }, sentence, USUAL_SEARCH, ids);
}

/** As far as the vocabulary knows them: a link may come from another model. */
function idsOf({ codecs }: LoadedModel, words: readonly string[]): number[] {
  const ids = words.map((word) => codecs.target.vocabulary.indexOf(word));
  const unknown = ids.findIndex((id) => id < 4);
  return unknown < 0 ? ids : ids.slice(0, unknown);
}
