/** The language of pages and pictures: of a flag, else that of the system, as a browser would say it. */
import { LANGUAGES, type Language } from '../inspect/language.ts';
import { oneOf } from './values.ts';

export const LANGUAGE_FLAG = '--language <en|ko>';
export const LANGUAGE_MEANING = 'of the page: en or ko (default: ko where the system is Korean, else en)';

/** @throws NmtError E_USAGE when there are no pages in that language */
export function languageOf({ language }: { readonly language?: string }): Language {
  if (language !== undefined) return oneOf('--language', language, LANGUAGES);
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ko') ? 'ko' : 'en';
}
