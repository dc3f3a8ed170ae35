/** The languages that pages and pictures are written in; what a terminal or a program reads is in English. */
export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];
