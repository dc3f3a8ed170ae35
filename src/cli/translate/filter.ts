/**
 * nmt translate in a pipe: one line of output for each line of input, in order, as soon as it is ready.
 * Blank lines stay blank without a question to the model; warnings and the summary go to stderr.
 */

import { counted, duration, figure } from '../../amounts.ts';
import type { Line } from '../../encoding/line-cutter.ts';
import { isBlank } from '../../text/invisible.ts';
import type { SearchOptions } from '../../translation/search-options.ts';
import type { Translation, Translator } from '../../translator.ts';
import { MOST_WARNINGS, workThroughLines } from '../lines/line-work.ts';
import { print, say, type Terminal } from '../terminal.ts';
import { type OutputForm, outputOf } from './forms.ts';
import { remarksOn } from './remarks.ts';

export interface FilterOptions {
  readonly search: SearchOptions;
  readonly form: OutputForm;
  /** Lines that may wait for each other, while the input does not pause; `null` for as many as take little time. */
  readonly batch: number | null;
  /** Whether nothing is said of answers that may be wrong. */
  readonly quiet: boolean;
  /** Whether this is one text from the command line: remarks stand right below its answer, and there is no summary. */
  readonly isOneText: boolean;
  /** The label of the input's encoding; UTF-8 unless given. */
  readonly encoding?: string | undefined;
}

interface Totals {
  lines: number;
  blank: number;
  split: number;
  invalid: number;
  unknown: number;
  guesses: number;
  unsure: number;
  /** Lines that there was something to remark on. */
  doubted: number;
}

/** Lines whose remarks are said; of the others the summary tells how many there are. */
const MOST_REMARKED = 3;

/** Runs until the input ends (0) or a signal comes (130, 143), always after a whole line. */
export async function runFilter(terminal: Terminal, translator: Translator, options: FilterOptions): Promise<number> {
  const totals: Totals = { lines: 0, blank: 0, split: 0, invalid: 0, unknown: 0, guesses: 0, unsure: 0, doubted: 0 };
  const startMs = performance.now();
  const code = await workThroughLines(terminal, { ...options, most: options.batch }, async (lines) => {
    const translations = await translateLines(lines, translator, options.search);
    count(totals, lines, translations, terminal);
    const output = lines.map((line, i) => outputOf(line.id, translations[i]!, line.text, options.form));
    await print(terminal, output.join(''));
    for (const [i, { id }] of lines.entries()) {
      const remarks = translations[i] === null ? [] : await remarksOn(translations[i]!);
      if (remarks.length > 0) remark(terminal, remarks, { line: id + 1, nth: ++totals.doubted, ...options });
    }
  });
  if (!options.quiet && !options.isOneText) say(terminal, summary(totals, (performance.now() - startMs) / 1000));
  return code;
}

function remark(
  terminal: Terminal,
  remarks: readonly string[],
  { line, nth, quiet, isOneText }: Pick<FilterOptions, 'quiet' | 'isOneText'> & { line: number; nth: number },
): void {
  if (quiet) return;
  if (isOneText) for (const text of remarks) say(terminal, text);
  else if (nth <= MOST_REMARKED) say(terminal, `nmt: note: line ${line}: ${remarks.join('; ')}`);
}

/** So many characters are looked through for a visible one before the translator is asked; it takes its time for more. */
const LOOKED_THROUGH = 1 << 15;

/** Translations by line, `null` for blank ones. */
async function translateLines(
  lines: readonly Line[],
  translator: Translator,
  search: SearchOptions,
): Promise<(Translation | null)[]> {
  const asked = lines.filter(isSomething);
  const answers =
    asked.length === 0
      ? []
      : await translator.translate(
          asked.map(({ text }) => text),
          search,
        );
  let next = 0;
  return lines.map((line) => (isSomething(line) ? orNothing(answers[next++]!) : null));
}

function isSomething({ text }: Line): boolean {
  return text.length > LOOKED_THROUGH || !isBlank(text);
}

function orNothing(translation: Translation): Translation | null {
  return translation.candidates.length === 0 ? null : translation;
}

function count(
  totals: Totals,
  lines: readonly Line[],
  translations: readonly (Translation | null)[],
  terminal: Terminal,
): void {
  lines.forEach((line, i) => {
    const translation = translations[i] ?? null;
    totals.lines++;
    if (translation === null) totals.blank++;
    totals.unknown += translation?.unknown.length ?? 0;
    if (translation?.nothingKnown === true) totals.guesses++;
    else if (translation?.unsure === true) totals.unsure++;
    if (!line.isValid) totals.invalid++;
    if (translation !== null && translation.parts > 1 && ++totals.split <= MOST_WARNINGS) {
      const { pieces, parts } = translation;
      say(
        terminal,
        `nmt: warning: line ${line.id + 1} has ${pieces} tokens, too many at once; translated in ${parts} parts`,
      );
    }
  });
}

function summary(totals: Totals, seconds: number): string {
  const { lines, blank, split, invalid, unknown, guesses, unsure } = totals;
  const parts = [counted(lines, 'line')];
  if (blank > 0) parts.push(`${blank} blank`);
  if (split > 0) parts.push(`${split} split`);
  if (invalid > 0) parts.push(`${invalid} unreadable`);
  if (unknown > 0) parts.push(counted(unknown, 'unknown piece'));
  if (guesses > 0) parts.push(`${guesses} without a known word`);
  if (unsure > 0) parts.push(`${unsure} unsure`);
  return `${parts.join(', ')}; ${duration(seconds)}, ${figure(lines / Math.max(seconds, 1e-3), 1)} lines/s`;
}
