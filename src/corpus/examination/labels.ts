/** What stands before every sentence where lines are numbered, marked or labelled: 12. · 12: · 12 · + · en: · key= */
const LABEL = /^\s*(?:\d+(?:[.:)\]]|(?=\s+\p{L}))|[-+>*#•]|[\p{L}\p{N}_.-]{1,20}[:=])\s*(?=\S)/u;

export function hasLabel(text: string): boolean {
  return LABEL.test(text);
}

export const WITHOUT_LABELS =
  "perl -CSD -pe 's/(^|\\t)\\s*(?:\\d+(?:[.:)\\]]|(?=[ ]+\\pL))|[-+>*#\\x{2022}]|[\\w.-]{1,20}[:=])[ ]*/$1/g' old.tsv > new.tsv";
