/** Marks that other programs leave in a text when they cut it into tokens: which a text has, and what takes them out. */

interface TokenMark {
  readonly pattern: RegExp;
  /** What takes them out, as perl changes a line; no single quotes. */
  readonly change: string;
}

/** <s>, </s>, <unk> and their like at either end of a sentence or in it, and languages as <2ko> and >>kor<<. */
const NAMES = '<\\/?(s|unk|pad|bos|eos|mask)>|\\[(CLS|SEP|UNK|PAD|MASK)\\]|<2[a-z]{2,3}>|>>[a-z]{2,3}(_[A-Za-z]+)?<<';

const MARKS: readonly TokenMark[] = [
  { pattern: /\S@@(?: |$)/, change: 's/@@(?: |$)//g' },
  {
    pattern: /\u2581/,
    change:
      's/[^\\t\\n]*\\x{2581}[^\\t\\n]*/my $cell = $&; $cell =~ s| ||g; $cell =~ s|\\x{2581}| |g; $cell =~ s|^ ||; $cell/ge',
  },
  { pattern: /\p{L} ##\p{L}/u, change: 's/ ##//g' },
  { pattern: / @[-/.,:]@ /, change: 's/ @([-\\/.,:])@ /$1/g' },
  {
    pattern: new RegExp(NAMES),
    change: `s/(^|\\t) *((${NAMES}) *)+/$1/g; s/( *(${NAMES}))+ *(?=\\t|$)//g; s/ *(${NAMES}) */ /g`,
  },
];

export function hasOtherTokens(text: string): boolean {
  return /[@\u2581#<[]|>>/.test(text) && MARKS.some(({ pattern }) => pattern.test(text));
}

/** A command that leaves the text without the marks that these texts have. */
export function joiningCommand(texts: readonly string[]): string {
  const found = MARKS.filter(({ pattern }) => texts.some((text) => pattern.test(text)));
  return `perl -CSD -pe '${found.map(({ change }) => change).join('; ')}' old.tsv > new.tsv`;
}
