/**
 * A translation as a line of output. Plain text, or with scores, alignments, alternatives; or as JSON.
 * Whatever the form, each line has as many fields as any other: blank ones, whose score is 0, too.
 */

import type { Candidate } from '../../translation/candidate-text.ts';
import type { Translation } from '../../translator.ts';

export interface OutputForm {
  readonly json: boolean;
  readonly scores: boolean;
  readonly alignments: boolean;
  /** Alternatives shown; `null` when only the best is wanted, in plain form. */
  readonly nBest: number | null;
}

/** What there is of a candidate to show; nothing where a line is blank. */
type Shown = Pick<Candidate, 'text' | 'score' | 'alignment' | 'tokens'>;
const NOTHING: Shown = { text: '', score: 0, alignment: [], tokens: [] };

/** The output of one input line, newline included: one line, or one for each alternative in Moses' form. */
export function outputOf(id: number, translation: Translation | null, source: string, form: OutputForm): string {
  if (form.json) return `${JSON.stringify(jsonRecord(id, translation, source, form))}\n`;
  const shown: readonly Shown[] = candidatesOf(translation, form);
  if (form.nBest !== null)
    return (shown.length > 0 ? shown : [NOTHING]).map((one) => mosesLine(id, one, form)).join('');
  const { score, alignment } = shown[0] ?? NOTHING;
  const parts = [oneLine(translation?.translation ?? '')];
  if (form.scores) parts.unshift(scoreText(score));
  if (form.alignments) parts.push(alignmentText(alignment));
  return `${parts.join('\t')}\n`;
}

/** Example `0 ||| 저는 배가 고파요. ||| -0.1234 ||| 0-0 1-2` */
function mosesLine(id: number, { text, score, alignment }: Shown, form: OutputForm): string {
  const parts = [id, withoutSeparator(oneLine(text)), scoreText(score)];
  if (form.alignments) parts.push(alignmentText(alignment));
  return `${parts.join(' ||| ')}\n`;
}

/** Bars that could be taken for the end of a field, as Moses' own scripts escape them. Example "a ||| b" → "a &#124;&#124;&#124; b" */
function withoutSeparator(text: string): string {
  return text.replace(/\|{3,}/g, (bars) => '&#124;'.repeat(bars.length));
}

function jsonRecord(
  id: number,
  translation: Translation | null,
  source: string,
  form: OutputForm,
): Record<string, unknown> {
  const best = translation?.candidates[0] ?? NOTHING;
  return {
    id,
    source,
    ...jsonCandidate({ ...best, text: translation?.translation ?? '' }, form),
    sourceTokens: translation?.sourceTokens ?? [],
    unknown: translation?.unknown ?? [],
    nothingKnown: translation?.nothingKnown ?? false,
    unsure: translation?.unsure ?? null,
    parts: translation?.parts ?? 1,
    ...(form.nBest !== null && { nbest: candidatesOf(translation, form).map((one) => jsonCandidate(one, form)) }),
  };
}

function jsonCandidate({ text, score, tokens, alignment }: Shown, form: OutputForm): Record<string, unknown> {
  return {
    translation: oneLine(text),
    score,
    tokens,
    ...(form.alignments && { alignment: alignmentText(alignment) }),
  };
}

function candidatesOf(translation: Translation | null, form: OutputForm): readonly Candidate[] {
  return translation?.candidates.slice(0, form.nBest ?? 1) ?? [];
}

/** Pharaoh's form: source-target pairs of token positions. Example `0-0 1-2` */
export function alignmentText(alignment: Candidate['alignment']): string {
  return alignment.map(([source, target]) => `${source}-${target}`).join(' ');
}

/** Example −0.12345 → "-0.1235"; nothing was risked where the score is 0: "0" */
export function scoreText(score: number): string {
  return score === 0 ? '0' : score.toFixed(4);
}

/** Whatever a model says, a line of input has one line of output. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
