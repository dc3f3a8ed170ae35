/** What is said of a model that translated a test set, beside its scores. */
import { count, figure } from '../../amounts.ts';
import type { EvaluationReport } from '../../evaluate.ts';
import { durationIn, type Language } from '../../inspect/language.ts';

const TEXTS = {
  en: {
    rate: (rate: string) => `${rate} sentences/s`,
    unknown: (pieces: string) => `${pieces} unknown pieces`,
    split: (sentences: string) => `${sentences} sentences split`,
    ran: (set: string, sentences: string, time: string) => `${set}: ${sentences} sentences in ${time}`,
    perplexity: (value: string) => `perplexity ${value}`,
  },
  ko: {
    rate: (rate: string) => `초당 ${rate}문장`,
    unknown: (pieces: string) => `모르는 조각 ${pieces}개`,
    split: (sentences: string) => `나눈 문장 ${sentences}개`,
    ran: (set: string, sentences: string, time: string) => `${set}: 문장 ${sentences}개, ${time}`,
    perplexity: (value: string) => `퍼플렉서티 ${value}`,
  },
} as const;

/** Lines for the terminal, or, in any language, for a page; an empty one at the end. */
export function modelLines(report: EvaluationReport, language: Language = 'en'): string[] {
  const { set, notes = [], sentences, seconds, perplexity, unknown, split } = report;
  const texts = TEXTS[language];
  const facts = [texts.rate(figure(sentences / Math.max(seconds, 1e-3), 1))];
  if (unknown > 0) facts.push(texts.unknown(count(unknown)));
  if (split > 0) facts.push(texts.split(count(split)));
  const ran = texts.ran(set, count(sentences), durationIn(language, seconds));
  return [`${ran} (${facts.join(', ')})`, ...notes, texts.perplexity(figure(perplexity, 2)), ''];
}
