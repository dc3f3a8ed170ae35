/** What the prompt shows for one sentence: the translation as data, remarks about it as talk. */
import type { Candidate } from '../../translation/candidate-text.ts';
import type { Translation } from '../../translator.ts';
import { visible } from '../visible.ts';
import { alignmentText, scoreText } from './forms.ts';
import { remarksOn } from './remarks.ts';
import type { ReplSettings } from './repl-commands.ts';

interface Answer {
  readonly output: readonly string[];
  readonly remarks: readonly string[];
}

export async function answerLines(translation: Translation, settings: ReplSettings): Promise<Answer> {
  const { nBest } = settings.search;
  const shown = nBest > 1 ? translation.candidates.slice(0, nBest) : [];
  const best: Pick<Candidate, 'text' | 'score' | 'alignment'> = {
    text: translation.translation,
    score: translation.score,
    alignment: translation.candidates[0]?.alignment ?? [],
  };
  const output =
    shown.length > 0
      ? shown.map((candidate, i) => `${i + 1}. ${candidateLine(candidate, settings, true)}`)
      : [candidateLine(best, settings, settings.scores)];
  const remarks = [...(await remarksOn(translation))];
  if (translation.parts > 1) remarks.push(`long sentence, translated in ${translation.parts} parts`);
  return { output, remarks };
}

function candidateLine(
  candidate: Pick<Candidate, 'text' | 'score' | 'alignment'>,
  settings: ReplSettings,
  withScore: boolean,
): string {
  const parts = [visible(candidate.text)];
  if (withScore) parts.push(scoreText(candidate.score));
  if (settings.alignments) parts.push(alignmentText(candidate.alignment));
  return parts.join('   ');
}
