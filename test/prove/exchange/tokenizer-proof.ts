/** Exported tokenizers on drawn lines: Hugging Face's tokenizers give the ids that nmt gives. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { huggingFaceTokenizer } from '../../../src/exchange/hf-tokenizer.ts';
import { END_OF_WORD } from '../../../src/text/bpe/symbols.ts';
import type { TextOptions } from '../../../src/text/codec.ts';
import { restoreCodecs } from '../../../src/text/codecs.ts';
import { buildCodecs } from '../../support/codecs.ts';
import { PACKAGE } from '../nmt.ts';
import { runPeer } from './peers.ts';

export interface TokenizerFigures {
  readonly models: number;
  readonly lines: number;
  /** Model, line, our ids and theirs, where they differ. */
  readonly different: readonly unknown[];
  readonly tokenizers: string;
}

const SEED = 20;
const TRAINING_LINES = 400;
const LINES = 1000;

/** What lines are drawn from: what marks of pieces, ends of words and special tokens look like, other scripts, other spaces. */
const PIECES = [
  ...[
    'one',
    'two',
    'three',
    'walk',
    'walking',
    'ing',
    'naïve',
    'Straße',
    'IŞIK',
    'İ',
    'ı',
    'éa',
    'e\u0301',
    'Ångström',
  ],
  ...['@@', '@', 'a@@', '％0040', '％', '￭', '</w', '<s>', '<unk>', '<pad>', '▁'],
  ...[
    '中文',
    '学',
    '가나다',
    '\u1112\u1161\u11ab',
    'हिन्दी',
    'می\u200cخواهم',
    'ไทย',
    '👩‍👩‍👧',
    '𝒳',
    '\u{1f3f4}',
    'ДОМ',
    'дом',
    'ǅ',
    'ﬁ',
  ],
  ...['\t', '\u00a0', '\u2028', '\u200b', '\u0085', '\u3000', '.', ',', '!'],
];
const word = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }).map((of) => of.join('')),
  },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-dA-D]{1,9}$/) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
);
/** Lines hold no ends of lines; what is no character has no UTF-8. */
const line = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '  ')), { maxLength: 9 })
  .map((words) =>
    words
      .flat()
      .join('')
      .replace(/[\r\n]/g, ''),
  )
  .filter((text) => !/\p{Surrogate}/u.test(text));

const KINDS: readonly Partial<TextOptions>[] = [
  ...[5, 40, 300].flatMap((merges) => [{ merges }, { merges, lowercase: true }]),
  { tokenizer: 'word' },
  { tokenizer: 'word', lowercase: true },
  { tokenizer: 'word', vocabularySize: 50 },
];

export function proveTokenizers(folder: string, python: string): TokenizerFigures {
  mkdirSync(folder, { recursive: true });
  const cases = KINDS.map((options, i) => caseOf(options, SEED + i));
  const list = join(folder, 'cases.json');
  writeFileSync(list, JSON.stringify(cases));
  const script = join(PACKAGE, 'test', 'prove', 'exchange', 'compare_tokenizers.py');
  const found = JSON.parse(runPeer(python, [script, list])) as Omit<TokenizerFigures, 'models'>;
  return { ...found, models: cases.length };
}

/** A tokenizer learnt from drawn lines, its vocabulary made whole, and what it makes of others. */
function caseOf(options: Partial<TextOptions>, seed: number) {
  // A vocabulary with what looks like a special token or the end of a word is refused; Σ is, where it is lower-cased.
  const training = fc.sample(line, { seed, numRuns: TRAINING_LINES }).map((text) => text.replace(/[<Σσς]/g, ''));
  const learnt = buildCodecs(training, [], {
    ...{ tokenizer: 'bpe', merges: 20, bpeDropout: 0.1, jointVocabulary: true, vocabularySize: null, jamo: false },
    ...{ minimumFrequency: 1, pretokenized: true, lowercase: false, ...options },
  }).source;
  const tokenizers = { source: learnt.record, target: learnt.record };
  const vocabulary = [...new Set([...learnt.vocabulary, ...piecesOf(learnt.record as { merges?: string[] })])];
  const vocabularies = { source: vocabulary, target: vocabulary };
  const { source } = restoreCodecs({ tokenizers, vocabularies, config: { jointVocabulary: true } });
  const lines = [...training, ...fc.sample(line, { seed: seed + 1000, numRuns: LINES })];
  return {
    name: JSON.stringify(options),
    tokenizer: huggingFaceTokenizer(source.record, source.vocabulary, 'source'),
    lines,
    ids: lines.map((text) => source.toIds(text).ids),
  };
}

/** Tokens of all that merges join and make. */
function piecesOf({ merges = [] }: { merges?: readonly string[] }): string[] {
  const symbols = merges.flatMap((merge) => [...merge.split(' '), merge.replace(' ', '')]);
  return symbols.map((symbol) => (symbol.endsWith(END_OF_WORD) ? symbol.slice(0, -END_OF_WORD.length) : `${symbol}@@`));
}
