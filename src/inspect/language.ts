/** The languages that pages, pictures and the experiments of the lab are written in; everything else at a terminal is in English. */
import { duration } from '../amounts.ts';

export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Example 75 → "1 min 15 s", "1분 15초" */
export function durationIn(language: Language, seconds: number): string {
  const english = duration(seconds);
  return language === 'en' ? english : english.replace(' h', '시간').replace(' min', '분').replace(' s', '초');
}
