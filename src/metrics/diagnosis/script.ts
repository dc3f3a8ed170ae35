/** In which script a text is written, and what that means for its scores. */
import type { TokenizerName } from '../tokens/tokenizers.ts';

export type Script = 'hangul' | 'kana' | 'han' | 'spaced';

/** What to quote for output in a script that 13a, made for European languages, does not cut into words. */
export interface ScriptAdvice {
  readonly script: Exclude<Script, 'spaced'>;
  readonly language: string;
  readonly tokenize: TokenizerName;
  /** One sentence for the summary. */
  readonly text: string;
}

const HANGUL = /\p{Script=Hangul}/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const HAN = /\p{Script=Han}/gu;
const LETTERS = /\p{L}/gu;
/** Lines enough to tell a language by. */
const SAMPLE_LINES = 1000;

/** The script that most letters are in; Japanese shows by its kana, however many ideographs there are. */
export function dominantScript(lines: readonly (string | null)[]): Script {
  const sample = lines.slice(0, SAMPLE_LINES).join('\n');
  const share = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  const letters = share(LETTERS);
  const [hangul, kana, han] = [share(HANGUL), share(KANA), share(HAN)];
  if (hangul > letters / 2) return 'hangul';
  if (kana + han <= letters / 2) return 'spaced';
  return kana > (kana + han) / 10 ? 'kana' : 'han';
}

const ADVICE: Readonly<Record<Exclude<Script, 'spaced'>, ScriptAdvice>> = {
  hangul: {
    script: 'hangul',
    language: 'Korean',
    tokenize: 'char',
    text: 'Korean words carry their particles, so a wrong ending costs 13a the whole word: quote chrF, or BLEU with --tokenize char',
  },
  kana: {
    script: 'kana',
    language: 'Japanese',
    tokenize: 'char',
    text: 'Japanese has no spaces, so 13a takes whole clauses for words: quote chrF, or BLEU with --tokenize char',
  },
  han: {
    script: 'han',
    language: 'Chinese',
    tokenize: 'zh',
    text: 'Chinese has no spaces, so 13a takes whole clauses for words: quote BLEU with --tokenize zh, and chrF',
  },
};

/** Advice where no BLEU was chosen whose tokenizer suits the references' script; none where one was. */
export function scriptAdvice(
  references: readonly (string | null)[],
  tokenizers: readonly string[],
): ScriptAdvice | undefined {
  const script = dominantScript(references);
  if (script === 'spaced') return undefined;
  const suits = script === 'hangul' ? ['char'] : ['char', 'zh'];
  return tokenizers.some((tokenizer) => suits.includes(tokenizer)) ? undefined : ADVICE[script];
}

/** Whether spaces stand between words: in Korean they do, in Japanese and Chinese they do not. */
export function isSpaced(script: Script): boolean {
  return script !== 'kana' && script !== 'han';
}

/** How long a text is: in words, or in characters where words are not set apart. */
export function countUnits(text: string, script: Script): number {
  return unitsOf(text, script).length;
}

/** A text's words, or its characters where words are not set apart. */
export function unitsOf(text: string, script: Script): string[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  return isSpaced(script) ? words : words.flatMap((word) => [...word]);
}
