import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NmtError } from '../src/errors.ts';
import { scoreTexts } from '../src/scoring.ts';
import { scoringJson } from '../src/scoring-json.ts';
import { VERSION } from '../src/version.ts';

const LINES = ['a b c d', 'the cat sat', 'she reads'];
const texts = { systems: [{ name: 'mine', hypotheses: LINES }], references: [LINES] };

/** As a program without types would call it. */
function refusal(...values: unknown[]): NmtError {
  try {
    scoreTexts(...(values as Parameters<typeof scoreTexts>));
  } catch (error) {
    expect(error).toBeInstanceOf(NmtError);
    return error as NmtError;
  }
  throw new Error('nothing was refused');
}

describe('scoreTexts, when nothing but texts is given', () => {
  it('then it scores BLEU, chrF and TER, signed with the version of this package', () => {
    const { scores } = scoreTexts(texts).systems[0]!;
    expect(Object.keys(scores)).toEqual(['bleu', 'chrf', 'ter']);
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(scores.bleu!.signature).toMatch(new RegExp(`\\|version:${version}$`));
    expect(VERSION).toBe(version);
  });
});

describe('scoreTexts, when texts do not fit', () => {
  it.each([
    ['nothing', undefined, 'E_USAGE', 'texts cannot be undefined'],
    ['null', null, 'E_USAGE', 'texts cannot be null'],
    ['flat references', { ...texts, references: LINES }, 'E_USAGE', 'an array of lines for each file of references'],
    ['references as one text', { ...texts, references: 'a b' }, 'E_USAGE', 'texts.references cannot be "a b"'],
    ['no references', { ...texts, references: [] }, 'E_CORPUS', 'no references'],
    ['hypotheses as one text', { ...texts, systems: [{ name: 'a', hypotheses: 'a b' }] }, 'E_USAGE', 'array of lines'],
    [
      'a hypothesis of null',
      { ...texts, systems: [{ name: 'a', hypotheses: ['a', null, 'b'] }] },
      'E_USAGE',
      'texts.systems[0].hypotheses[1] cannot be null',
    ],
    ['a system without a name', { ...texts, systems: [{ hypotheses: LINES }] }, 'E_USAGE', 'texts.systems[0].name'],
    ['no system', { ...texts, systems: [] }, 'E_CORPUS', 'there is no system'],
    [
      'a source too few',
      { ...texts, sources: ['a', 'b'] },
      'E_CORPUS',
      '3 hypothesis lines, but 2 lines in the sources',
    ],
    ['a name with a slip', { ...texts, source: LINES }, 'E_USAGE', 'did you mean "sources"?'],
    ['a reference too few', { ...texts, references: [['a']] }, 'E_CORPUS', '3 hypothesis lines, but 1 line'],
  ])('such as %s, then one line says what', (_, given, code, message) => {
    const error = refusal(given);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('\n');
  });
});

describe('scoreTexts, when an option does not fit', () => {
  it.each([
    { metrics: 'bleu' },
    { metrics: [] },
    { metrics: ['meteor'] },
    { metrics: ['constructor'] },
    { metrics: [4] },
    { lowercase: 'yes' },
    { bleu: { smoothing: 'x' } },
    { bleu: { smoothing: 'floor', smoothingValue: Number.NaN } },
    { bleu: { smoothing: 'add-k', smoothingValue: -1 } },
    { bleu: { tokenize: 'moses' } },
    { bleu: { tokenize: '__proto__' } },
    { bleu: { maximumOrder: 0 } },
    { bleu: { maximumOrder: 2.5 } },
    { bleu: { effectiveOrder: 1 } },
    { bleu: { tokenise: 'intl' } },
    { bleu: 'x' },
    { bleu: null },
    { chrf: { beta: Number.POSITIVE_INFINITY } },
    { chrf: { wordOrder: '2' } },
    { chrf: { characterOrder: 0, wordOrder: 0 } },
    { ter: { normalized: 'yes' } },
    { ter: { caseSensitive: 0 } },
    { resamples: 0 },
    { resamples: 1.5 },
    { resamples: -1 },
    { samples: 0 },
    { samples: Number.NaN },
    { test: 't-test' },
    { seed: Number.NaN },
    { seed: -1 },
    { version: 2 },
    { tests: 'bootstrap' },
    null,
    'bleu',
  ])('such as %j, then it is refused with code and hint', (options) => {
    const error = refusal(texts, options);
    expect(error.code).toBe('E_USAGE');
    expect(error.facts.hint).toMatch(/expected|did you mean|whole number/);
  });

  it('of any kind, then there is a result or one NmtError', () => {
    const values = fc.dictionary(
      fc.constantFrom('metrics', 'bleu', 'chrf', 'ter', 'resamples', 'samples', 'seed', 'test', 'version', 'x'),
      fc.anything({ withBigInt: true, withNullPrototype: true, withObjectString: true }),
    );
    const lines = fc.anything({ withSparseArray: true });
    fc.assert(
      fc.property(values, lines, lines, (options, hypotheses, references) => {
        for (const given of [texts, { systems: [{ name: 'a', hypotheses }], references }]) {
          try {
            scoreTexts(given as never, options as never);
          } catch (error) {
            expect(error).toBeInstanceOf(NmtError);
          }
        }
      }),
    );
  });
});

describe('scoreTexts, when there are few sentences', () => {
  const compared = (count: number) => {
    const lines = (word: string) => Array.from({ length: count }, (_, i) => `${word} line ${i} of a text`);
    const systems = [
      { name: 'one', hypotheses: lines('some') },
      { name: 'two', hypotheses: lines('this') },
    ];
    return scoreTexts({ systems, references: [lines('this')] }, { resamples: 100, samples: 100 });
  };

  it.each([1, 2, 9])('%i, then nothing is called significant, and it says why', (count) => {
    const result = compared(count);
    expect(result.tooFew).toMatch(
      new RegExp(`^${count} sentences? (is|are) too few for a test of significance and int`),
    );
    expect(result.test).toBeUndefined();
    const { comparison, interval, signature } = result.systems[1]!.scores.chrf!;
    expect(comparison).toMatchObject({ pValue: null, significant: false });
    expect(comparison!.difference).toBeGreaterThan(0);
    expect(interval).toBeUndefined();
    expect(signature).not.toMatch(/bs:|seed:/);
    expect(scoringJson(result)).toMatchObject({ tooFew: result.tooFew });
  });

  it('10, then they are tested', () => {
    const { tooFew, test, systems } = compared(10);
    expect([tooFew, test?.samples]).toEqual([undefined, 100]);
    expect(systems[1]!.scores.chrf!.comparison!.pValue).toBeLessThan(0.05);
  });
});
