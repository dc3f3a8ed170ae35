/**
 * Words → subword tokens: merges applied, pieces marked so that they find together again.
 */
import { JOINER, type Marked, takeMarks } from '../joiners.ts';
import { WordCache } from '../word-cache.ts';
import type { BpeCodes } from './codes.ts';
import { MergeTable } from './merge-table.ts';

/** How pieces of a word are told from whole words. */
interface PieceMarks {
  /** What of a word is cut, and the joiners on its sides. */
  take(word: string): Marked;
  /** Stands behind every piece but the last. */
  readonly more: string;
}

/** Words of the word tokenizer: "￭walking" → ￭walk￭ ing */
export const JOINER_MARKS: PieceMarks = { take: takeMarks, more: JOINER };
/** As subword-nmt writes them: "walking" → walk@@ ing */
export const AT_MARKS: PieceMarks = { take: (content) => ({ left: false, content, right: false }), more: '@@' };

/** Where in a word a symbol stands. */
interface Place {
  readonly word: Marked;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export class Subwords {
  private readonly table: MergeTable;
  private readonly marks: PieceMarks;
  private readonly knows: (token: string) => boolean;
  private readonly cache = new WordCache<readonly string[]>();

  /** @param knows tokens that need not be cut further; where it says no, merges are undone as far as that helps */
  constructor(codes: BpeCodes, marks: PieceMarks, knows: (token: string) => boolean = () => true) {
    this.table = new MergeTable(codes);
    this.marks = marks;
    this.knows = knows;
  }

  cut(word: string): readonly string[] {
    return this.cache.get(word, this.cutAnew);
  }

  /** BPE-dropout: with `isDropped` always true the word is cut into characters. */
  cutSampled(word: string, isDropped: () => boolean): readonly string[] {
    return this.tokensOf(word, (content) => this.table.cutSampled(content, isDropped));
  }

  private readonly cutAnew = (word: string) => this.tokensOf(word, (content) => this.table.cut(content));

  private tokensOf(word: string, cut: (content: string) => readonly number[]): readonly string[] {
    const marked = this.marks.take(word);
    if (marked.content === '') return [word];
    const symbols = cut(marked.content);
    const last = symbols.length - 1;
    const tokens: string[] = [];
    for (let i = 0; i <= last; i++)
      this.addKnown(tokens, symbols[i]!, { word: marked, isFirst: i === 0, isLast: i === last });
    return tokens;
  }

  /**
   * Adds the token of a symbol, or those of the symbols that it was merged from, until they are known. A list of what is
   * left in place of calls within calls, since merges may be as deep as there are many.
   */
  private addKnown(tokens: string[], whole: number, { word, ...sides }: Place): void {
    const left = [{ symbol: whole, ...sides }];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const { symbol, isFirst, isLast } = next;
      const before = isFirst && word.left ? JOINER : '';
      const behind = isLast ? (word.right ? JOINER : '') : this.marks.more;
      const token = before + this.table.textOf(symbol, isLast) + behind;
      const parts = this.knows(token) ? null : this.table.partsOf(symbol, isLast);
      if (parts === null) tokens.push(token);
      else left.push({ symbol: parts[1], isFirst: false, isLast }, { symbol: parts[0], isFirst, isLast: false });
    }
  }
}

/** What a word that could be taken for a piece is given at its end. */
const WHOLE = '％0040';

/** A pretokenized word that ends like a piece, told apart from one. Example "a@@" → "a@@％0040" */
export function escapePieceMark(word: string): string {
  return word.endsWith('@@') || word.endsWith(WHOLE) ? `${word}${WHOLE}` : word;
}

/** The words that tokens with @@ make, with spaces between them; any tokens whatever have such a text. */
export function joinPieces(tokens: readonly string[]): string {
  const words: string[] = [];
  let word = '';
  const finish = () => {
    if (word !== '') words.push(word.endsWith(WHOLE) ? word.slice(0, -WHOLE.length) : word);
    word = '';
  };
  for (const token of tokens) {
    const isPiece = token.endsWith('@@');
    word += isPiece ? token.slice(0, -2) : token;
    if (!isPiece) finish();
  }
  finish();
  return words.join(' ');
}
