/** Marks that other programs leave in a text, or on the two sides of a pair. */
import type { Pairs } from '../corpus.ts';

/** Of web pages; a text of tokens may well have <unk> or <s>. */
const TAG =
  /<\/?(?:a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|sub|sup|table|td|th|tr|u|ul)(?:\s[^<>]*)?\/?>/i;
const NOTHING = /^(?:\\N|nan|null|undefined|n\/a|#N\/A|#(?:REF|NAME|VALUE|DIV\/0)[?!])$/i;
const QUESTION_MARKS = /(?:^|\s)\?{2,}[^\s?\p{L}]*(?=\s|$)/gu;
const WORDS_OF_MARKS = 2;
/** Pairs that show which way they go. */
const SAMPLE = 1000;

export const hasTag = (text: string) => text.includes('<') && TAG.test(text);
export const isInQuotes = (text: string) => text.length > 2 && text.startsWith('"') && text.endsWith('"');

/** Example "NULL", "nan", "#NAME?" and "\N": what databases and spreadsheets write for a cell without a value, or with a wrong one */
export function isNothing(text: string): boolean {
  return NOTHING.test(text.trim());
}

/** Example "??? ?? ??." is, as Korean becomes in Latin-1; "What??" is not */
export function hasLostLetters(text: string): boolean {
  if (!text.includes('??')) return false;
  const words = text.match(QUESTION_MARKS)?.length ?? 0;
  return words >= WORDS_OF_MARKS || (words > 0 && !/\p{L}/u.test(text));
}

/** Names and figures stand on both sides, so that a short one says nothing. */
const WHOLE_SENTENCE = 10;

/** Example "I go home. Je rentre." and "Je rentre." */
export function holdsOther(source: string, target: string): boolean {
  const [short, long] = [source.trim(), target.trim()].sort((a, b) => a.length - b.length) as [string, string];
  return short.length >= WHOLE_SENTENCE && short.length < long.length && long.includes(short);
}

/** Finds pairs whose sides have changed places, where one side is in Latin letters and the other in others. */
export function turnedRound({ sources, targets }: Pairs): (source: string, target: string) => boolean {
  const sample = sources.slice(0, SAMPLE);
  const usual = Math.sign(sample.reduce((sum, source, i) => sum + wayOf(source, targets[i]!), 0)) || 1;
  return (source, target) => wayOf(source, target) === -usual;
}

/** 1 from Latin letters to others, -1 the other way round, else 0. */
function wayOf(source: string, target: string): number {
  const [from, to] = [latinOrNot(source), latinOrNot(target)];
  return from === -to ? from : 0;
}

/** 1 where most letters are Latin, -1 where they are not, 0 where there are none. */
function latinOrNot(text: string): number {
  if (/^[\0-\u024f]*$/.test(text)) return /[a-z\u00c0-\u024f]/i.test(text) ? 1 : 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return Math.sign(2 * latin - letters);
}
