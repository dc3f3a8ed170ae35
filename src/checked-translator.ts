/** A translator as a program calls it: every option has its default, and is checked. */
import { z } from 'zod';
import { checkArgument, FUNCTION, LINES } from './arguments.ts';
import { WEIGHT_FORMS } from './tensor/kernels.ts';
import { ARITHMETICS } from './tensor/multiply-add.ts';
import { type SearchOptions, USUAL_SEARCH } from './translation/search-options.ts';
import type { Translator as LineTranslator } from './translator.ts';

const HYPOTHESES = z.number().int().min(1).max(100);
const PENALTY = z.number().min(0).max(10);
export const SEARCH = z.strictObject({
  beam: HYPOTHESES.optional(),
  nBest: HYPOTHESES.optional(),
  lengthPenalty: PENALTY.optional(),
  maximumLength: z.number().int().min(1).nullable().optional(),
  noRepeatNgram: HYPOTHESES.nullable().optional(),
  coveragePenalty: PENALTY.optional(),
});

export const COMPUTING = z.strictObject({
  kernels: z.enum(['reference', 'simd']).nullable().optional(),
  arithmetic: z.enum(ARITHMETICS).nullable().optional(),
  weights: z.enum(WEIGHT_FORMS).optional(),
});

/** How to search; what is left out is as in `nmt translate`: `USUAL_SEARCH`. */
export type TranslationOptions = Partial<SearchOptions>;
type OnProgress = (done: number, total: number) => void;

export interface CheckedTranslator extends Omit<LineTranslator, 'translate' | 'explain'> {
  /**
   * One translation for each line, in order. A line does not depend on those beside it.
   *
   * @throws NmtError E_USAGE when a line is no text or an option does not fit; E_WORKER when it is closed meanwhile
   */
  translate(
    lines: readonly string[],
    options?: TranslationOptions,
    onProgress?: OnProgress,
  ): ReturnType<LineTranslator['translate']>;
  /**
   * The best translation of one sentence, with all that went on inside the model.
   *
   * @throws NmtError E_TEXT when the sentence is blank or too long to be read at once
   */
  explain(sentence: string, options?: TranslationOptions): ReturnType<LineTranslator['explain']>;
}

export function checkedTranslator(translator: LineTranslator): CheckedTranslator {
  return {
    ...translator,
    translate: async (lines, options = {}, onProgress = undefined) => {
      checkArgument('lines', LINES, lines);
      checkArgument('onProgress', FUNCTION.optional(), onProgress);
      return translator.translate(lines, searchOptions(options), onProgress);
    },
    explain: async (sentence, options = {}) => {
      checkArgument('sentence', z.string('expected one text'), sentence);
      return translator.explain(sentence, searchOptions(options));
    },
  };
}

/** As many hypotheses are kept as are asked for. */
export function searchOptions(options: TranslationOptions): SearchOptions {
  checkArgument('options', SEARCH, options);
  const { nBest = USUAL_SEARCH.nBest, beam = Math.max(USUAL_SEARCH.beam, nBest), ...others } = options;
  const { lengthPenalty = USUAL_SEARCH.lengthPenalty } = others;
  return { ...others, nBest, beam, lengthPenalty };
}
