/** Translators from checkpoint files, with threads for bulk input. */
import { BulkSearch } from './translation/bulk-search.ts';
import { loadEnsemble } from './translation/load-model.ts';
import type { ComputingOptions, LoadedModel } from './translation/open-model.ts';
import { type Translator, translatorOver } from './translator.ts';

export interface RuntimeOptions extends ComputingOptions {
  /** Threads for bulk input; `null` for the cores available. */
  readonly threads?: number | null;
}

/**
 * A translator from a checkpoint file, or from several that translate together: an ensemble.
 *
 * @throws NmtError E_FILE, E_CHECKPOINT when a file cannot be used, or does not fit the others; E_CONFIG when the kernels
 *         cannot run here
 */
export async function loadTranslator(
  checkpoint: string | readonly string[],
  options: RuntimeOptions = {},
): Promise<Translator> {
  return createTranslator(await loadEnsemble([checkpoint].flat(), options), options.threads ?? null);
}

/** A translator over a model that is loaded already. */
export function createTranslator(loaded: LoadedModel, threads: number | null): Translator {
  return translatorOver(loaded, new BulkSearch(loaded, threads));
}
