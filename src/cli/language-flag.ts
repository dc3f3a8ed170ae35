/** The language of pages, pictures and the lab's text: of a flag, else that of the system, as a browser would say it. */
import { LANGUAGES, type Language } from '../inspect/language.ts';
import { oneOf } from './values.ts';

export const LANGUAGE_FLAG = '--language <en|ko>';

/** Example "of the page" → what the help of a command says of the flag. */
export function languageMeaning(what: string): string {
  return `${what}: en or ko (default: ko where the system is Korean, else en)`;
}

/** @throws NmtError E_USAGE when nothing is written in that language */
export function languageOf({ language }: { readonly language?: string }): Language {
  if (language !== undefined) return oneOf('--language', language, LANGUAGES);
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ko') ? 'ko' : 'en';
}
