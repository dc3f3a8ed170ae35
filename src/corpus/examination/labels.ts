/** What stands before every sentence where lines are numbered, marked or labelled: 12. · 12: · 12 · + · en: · key= */
import type { Pairs } from '../corpus.ts';

const LABEL = /^\s*(?:\d+[.:)\]]|[-+>*#•]|[\p{L}\p{N}_.-]{1,20}[:=])\s*(?=\S)/u;
const BARE_NUMBER = /^\s*(\d+)\s+(?=\p{L})/u;
const LINES_THAT_SHOW = 1000;

/** A number alone is a label only where the lines are counted by it: "3 apples" is a sentence. */
export function eitherLabelled({ sources, targets }: Pairs): (source: string, target: string) => boolean {
  const tests = [sources, targets].map((side) => {
    const isCounted = countsItsLines(side.slice(0, LINES_THAT_SHOW));
    return (text: string) => LABEL.test(text) || (isCounted && BARE_NUMBER.test(text));
  });
  return (source, target) => tests[0]!(source) || tests[1]!(target);
}

/** Whether in most lines a number is one more than in the line before. */
function countsItsLines(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => Number(BARE_NUMBER.exec(text)?.[1]));
  const steps = numbers.filter((number, i) => i > 0 && number === numbers[i - 1]! + 1);
  return steps.length > (texts.length - 1) / 2;
}

export const WITHOUT_LABELS =
  "perl -CSD -pe 's/(^|\\t)\\s*(?:\\d+(?:[.:)\\]]|(?=[ ]+\\pL))|[-+>*#\\x{2022}]|[\\w.-]{1,20}[:=])[ ]*/$1/g' old.tsv > new.tsv";
