/**
 * `npm run prove:bundled`: models of both bundled corpora, trained with the defaults and several seeds, and what they do
 * when a word changes, a name is new, or the case is another. Prints the rows of the table in docs/results.md.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counterfactuals } from '../../corpora/grammar/counterfactuals.ts';
import { PHRASES } from '../../corpora/grammar/phrase-book/phrase-book.ts';
import { loadTranslator } from '../../src/translate.ts';
import type { Translator } from '../../src/translator.ts';
import { measureCounterfactuals, SEARCH } from './counterfactual-figures.ts';
import './failures.ts';
import { measureNames, sentencesWithNewNames } from './name-figures.ts';
import { nmt, PACKAGE } from './nmt.ts';

const SEEDS = (process.argv[2] ?? '1').split(',').map(Number);
const CORPORA = [
  ['en-ko', 'ko'],
  ['en-fr', 'fr'],
] as const;

const pairsOf = async (corpus: string, part: string) =>
  (await readFile(join(PACKAGE, 'corpora', corpus, `${part}.tsv`), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t') as [string, string]);
const percent = (part: number, whole: number) => (100 * part) / whole;

/** Sentences of the test part that come out letter for letter, in percent. */
async function exact(translator: Translator, pairs: readonly [string, string][], form: (text: string) => string) {
  const said = await translator.translate(
    pairs.map(([source]) => form(source)),
    SEARCH,
  );
  return percent(said.filter(({ translation }, i) => translation === pairs[i]![1]).length, pairs.length);
}

async function row(checkpoint: string, corpus: string, language: 'ko' | 'fr'): Promise<number[]> {
  const translator = await loadTranslator(checkpoint);
  const known = new Set((await pairsOf(corpus, 'train')).map(([source]) => source));
  const test = await pairsOf(corpus, 'test');
  const changes = await measureCounterfactuals(translator, counterfactuals(500, 2, known), language);
  const names = await measureNames(translator, sentencesWithNewNames(7), language);
  const said = await translator.translate(
    PHRASES.map(({ en }) => en),
    SEARCH,
  );
  const learnt = said.filter(({ translation }, i) => translation === PHRASES[i]![language]).length;
  const figures = [
    await exact(translator, test, (text) => text),
    await exact(translator, test, (text) => text.charAt(0).toLowerCase() + text.slice(1)),
    await exact(translator, test, (text) => text.toUpperCase()),
    percent(changes.changedRightly, changes.pairs),
    percent(changes.attentionOnSource, changes.attentionChecked),
    percent(names.inPlace, names.sentences),
    percent(learnt, PHRASES.length),
  ];
  await translator.close();
  return figures;
}

const folder = await mkdtemp(join(tmpdir(), 'nmt-bundled-'));
try {
  console.log(
    '| corpus | seed | exact on test | first letter small | capitals | one word changed | attention | new names | phrase book |',
  );
  for (const [corpus, language] of CORPORA)
    for (const seed of SEEDS) {
      const checkpoint = join(folder, `${corpus}-${seed}.json`);
      const options = ['--corpus', join(PACKAGE, 'corpora', corpus), '--seed', `${seed}`, '--checkpoint', checkpoint];
      await nmt('train', ...options);
      const figures = await row(checkpoint, corpus, language);
      console.log(`| ${[corpus, seed, ...figures.map((figure) => figure.toFixed(1))].join(' | ')} |`);
    }
} finally {
  await rm(folder, { recursive: true });
}
