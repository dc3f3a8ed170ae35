/** The language of pages, pictures, explanations and the lab's text: of a flag, else that of the system. */
import { LANGUAGES, type Language } from '../inspect/language.ts';
import type { Terminal } from './terminal.ts';
import { oneOf } from './values.ts';

export const LANGUAGE_FLAG = '--language <en|ko>';

/** Example "of the page" → what the help of a command says of the flag. */
export function languageMeaning(what: string): string {
  return `${what}: en or ko (default: ko where the system is Korean, else en)`;
}

/** @throws NmtError E_USAGE when nothing is written in that language */
export function languageOf({ language }: { readonly language?: string }, { locale }: Terminal): Language {
  if (language !== undefined) return oneOf('--language', language, LANGUAGES);
  return locale.startsWith('ko') ? 'ko' : 'en';
}
