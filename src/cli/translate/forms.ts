/**
 * A translation as a line of output. Plain text, or with scores, alignments, alternatives; or as JSON.
 */
import type { Translation } from '../../translate.ts';
import type { Candidate } from '../../translator/wording.ts';

export interface OutputForm {
  readonly json: boolean;
  readonly scores: boolean;
  readonly alignments: boolean;
  /** Alternatives shown; `null` when only the best is wanted, in plain form. */
  readonly nBest: number | null;
}

/** The output of one input line, newline included: one line, or one for each alternative in Moses' form. */
export function outputOf(id: number, translation: Translation | null, source: string, form: OutputForm): string {
  if (form.json) return `${JSON.stringify(jsonRecord(id, translation, source, form))}\n`;
  if (form.nBest !== null) return mosesLines(id, translation, form);
  if (translation === null) return '\n';
  const [best] = translation.candidates;
  const parts = [oneLine(translation.translation)];
  if (form.scores) parts.unshift(scoreText(translation.score));
  if (form.alignments) parts.push(alignmentText(best?.alignment ?? []));
  return `${parts.join('\t')}\n`;
}

/** Example `0 ||| 저는 배가 고파요. ||| -0.1234 ||| 0-0 1-2` */
function mosesLines(id: number, translation: Translation | null, form: OutputForm): string {
  if (translation === null) return `${id} |||  ||| 0\n`;
  return candidatesOf(translation, form)
    .map((candidate) => {
      const parts = [id, oneLine(candidate.text), scoreText(candidate.score)];
      if (form.alignments) parts.push(alignmentText(candidate.alignment));
      return `${parts.join(' ||| ')}\n`;
    })
    .join('');
}

function jsonRecord(
  id: number,
  translation: Translation | null,
  source: string,
  form: OutputForm,
): Record<string, unknown> {
  if (translation === null) return { id, source, translation: '', score: null };
  const { unknown, candidates, parts } = translation;
  return {
    id,
    source,
    translation: oneLine(translation.translation),
    score: translation.score,
    ...(form.nBest !== null && {
      nbest: candidatesOf(translation, form).map(({ text, score }) => ({ translation: oneLine(text), score })),
    }),
    ...(form.alignments && { alignment: alignmentText(candidates[0]?.alignment ?? []) }),
    ...(unknown.length > 0 && { unknown }),
    ...(parts > 1 && { parts }),
  };
}

function candidatesOf(translation: Translation, form: OutputForm): readonly Candidate[] {
  return translation.candidates.slice(0, form.nBest ?? 1);
}

/** Pharaoh's form: source-target pairs of token positions. Example `0-0 1-2` */
export function alignmentText(alignment: Candidate['alignment']): string {
  return alignment.map(([source, target]) => `${source}-${target}`).join(' ');
}

export function scoreText(score: number): string {
  return score.toFixed(4);
}

/** Whatever a model says, a line of input has one line of output. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
