/** Short texts and the scores that sacreBLEU's own tests (version 2.6.0, test_bleu, test_chrf, test_ter …) hold it to. */
import { describe, expect, it } from 'vitest';
import { bleuFormula } from '../../src/metrics/bleu.ts';
import { createMetric } from '../../src/metrics/metrics.ts';
import { type TerTokenizerOptions, tokenizeTercom } from '../../src/metrics/ter/tokenizer.ts';
import { corpusScore, sentenceScore } from './scores.ts';

type Case = readonly [metric: string, hypotheses: readonly string[], references: readonly string[], score: number];

const DOG = {
  hypotheses: ['The dog bit the man.', "It wasn't surprising.", 'The man had just bitten him.'],
  references: [
    ['The dog bit the man.', 'It was not unexpected.', 'The man bit him first.'],
    ['The dog had bit the man.', 'No one was surprised.', 'The man had bitten the dog.'],
  ],
};

describe('BLEU, by sacreBLEU’s own figures', () => {
  const trio: readonly (readonly [string, number])[] = [
    ['bleu', 48.530827],
    ['bleu:tok=13a', 48.530827],
    ['bleu:tok=none', 49.1919566],
    ['bleu:tok=intl', 43.91623493],
    ['bleu:smooth=none', 48.530827],
  ];
  it.each(trio)('when the README’s three sentences are scored by %s, then it is %f within 1e-6', (name, score) => {
    expect(Math.abs(corpusScore(createMetric(name), DOG.hypotheses, DOG.references).score - score)).toBeLessThan(1e-6);
  });

  it('when n-grams go up to 1, 2 … 6, then their scores are 77.65, 60.50, 53.93, 48.53, 46.14, 43.28', () => {
    const scores = [1, 2, 3, 4, 5, 6].map((order) =>
      corpusScore(createMetric(`bleu:order=${order}`), DOG.hypotheses, DOG.references).score.toFixed(2),
    );
    expect(scores).toEqual(['77.65', '60.50', '53.93', '48.53', '46.14', '43.28']);
  });

  it('when every hypothesis is empty, then they count and the score is 0', () => {
    expect(corpusScore(createMetric('bleu'), ['', '', ''], DOG.references)).toMatchObject({
      score: 0,
      referenceLength: 17,
    });
  });

  const raw: readonly Case[] = [
    ['0.01', ['this is a test', 'another test'], ['ref1', 'ref2'], 0],
    ['0.01', ['this is a test'], ['this is a test'], 1],
    ['0.01', ['this is a fest'], ['this is a test'], 0.223606797749979],
    ['0.01', ['test'], ['a test'], 0.3678794411714425],
    ['0.01', ['a test'], ['a test'], 1],
    ['0.01', ['a little test'], ['a test'], 0.03218297948685433],
    ['0.1', ['am I am a character sequence'], ['I am a symbol string sequence a a'], 0.1555722182],
    ['0', ['am I am a character sequence'], ['I am a symbol string sequence a a'], 0],
  ];
  it.each(raw)(
    'with floor %s, when %j stands against %j, then it is %f within 1e-8',
    (floor, hypotheses, lines, score) => {
      const metric = createMetric(`bleu:tok=none:smooth=floor:value=${floor}:eff=yes`);
      expect(Math.abs(corpusScore(metric, hypotheses, [lines]).score / 100 - score)).toBeLessThan(1e-8);
    },
  );

  it('when statistics are degenerate, then the score is 0, whatever the smoothing', () => {
    const degenerate: readonly (readonly [counts: number[], value: number])[] = [
      [[0, 1, 0, 0, 0, 0, 4, 4, 2, 1], 0],
      [[14, 10, 0, 0, 0, 0, 10, 11, 12, 0], 0],
      [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0],
      [[6, 6, 6, 5, 4, 0, 6, 5, 4, 3], 0],
      [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0.1],
      [[1, 5, 0, 0, 0, 0, 0, 0, 0, 0], 0.01],
    ];
    for (const [statistics, smoothingValue] of degenerate) {
      const options = { smoothing: 'floor', smoothingValue, maximumOrder: 4, effectiveOrder: false } as const;
      expect(bleuFormula(statistics, options).score).toBe(0);
    }
  });
});

describe('sentence BLEU, by sacreBLEU’s own figures', () => {
  const SYSTEM = 'Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;';
  const REFERENCE = 'producţia de zahăr brut se exprimă în zahăr alb;';
  const cases: readonly (readonly [string, number])[] = [
    ['smooth=exp', 8.493],
    ['smooth=none', 0],
    ['smooth=floor', 4.51688],
    ['smooth=floor:value=0.1', 4.51688],
    ['smooth=floor:value=0.5', 10.1],
    ['smooth=add-k', 14.882],
    ['smooth=add-k:value=1', 14.882],
    ['smooth=add-k:value=2', 21.389],
    ['tok=none', 7.347],
    ['tok=intl', 8.493],
    ['tok=char', 40.8759],
    ['tok=char:case=lc', 42.0267],
  ];
  it.each(cases)('when the Romanian sentence is scored with %s, then it is %f within 1e-3', (settings, score) => {
    const metric = createMetric(`bleu:eff=yes:${settings}`);
    expect(Math.abs(sentenceScore(metric, SYSTEM, [REFERENCE]).score - score)).toBeLessThan(1e-3);
    if (!settings.startsWith('smooth')) return;
    expect(sentenceScore(metric, 'this is a cat', ['okay thanks']).score).toBe(0);
  });
});

describe('chrF, by sacreBLEU’s own figures', () => {
  const RISK = [
    'risk assessment must be made of those who are qualified and expertise in the sector - these are the scientists .',
    'risk assessment has to be undertaken by those who are qualified and expert in that area - that is the scientists .',
  ] as const;
  const OBAMA = [
    'Die Beziehung zwischen Obama und Netanjahu ist nicht gerade freundlich.',
    'Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich.',
  ] as const;
  const MAUER = 'Niemand hat die Absicht, eine Mauer zu errichten';
  const cases: readonly Case[] = [
    [
      'beta=2:eff=no',
      ['Co nás nejvíc trápí, protože lékaři si vybírají, kdo bude žít a kdo zemře.'],
      ['Nejvíce smutní jsme z toho, že musíme rozhodovat o tom, kdo bude žít a kdo zemře.'],
      39.14078509,
    ],
    [
      'beta=2:eff=no',
      ['Nebo prostě nemají vybavení, které by jim pomohlo, uvedli lékaři.'],
      ['A někdy nemáme ani potřebný materiál, abychom jim pomohli, popsali lékaři.'],
      31.22557079,
    ],
    [
      'beta=2:eff=no',
      ['Lapali po dechu, jejich životy skončily dřív, než skutečně začaly.'],
      ['Lapali po dechu a pak jejich život skončil - dřív, než skutečně mohl začít, připomněli.'],
      57.15704367,
    ],
    ['beta=3:eff=no', ['abcdefg'], ['hijklmnop'], 0],
    ['beta=3:eff=no', ['a'], ['b'], 0],
    ['beta=3:eff=no', [''], ['reference'], 0],
    ['beta=3:eff=no', ['aa'], ['ab'], 8.33333],
    ['beta=3:eff=no', ['a', 'b'], ['a', 'c'], 8.33333],
    ['beta=3:eff=no', ['a'], ['a'], 16.66667],
    ['beta=3:eff=no', ['a b c'], ['a b c'], 50],
    ['beta=3:eff=no', ['a b c'], ['abc'], 50],
    ['beta=3:eff=no', [` ${RISK[0]}`], [RISK[1]], 63.36173],
    ['beta=3:eff=no', [` ${OBAMA[0].replaceAll('e B', 'e    B')} `], [OBAMA[1]], 64.1302698],
    ['beta=3:eff=no', [MAUER], [MAUER], 100],
    ['beta=3', ['a'], ['a'], 100],
    ['beta=3', [''], ['reference'], 0],
    ['beta=3', ['a b c'], ['a b c'], 100],
    ['beta=3', ['a b c'], ['abc'], 100],
    ['beta=3', ['a', 'b'], ['a', 'c'], 50],
    ['beta=3', ['aa'], ['ab'], 25],
    ['beta=3:space=yes', [OBAMA[0]], [OBAMA[1]], 67.3481606],
    ['beta=3:space=yes', [RISK[0]], [RISK[1]], 65.2414427],
  ];
  it.each(cases)(
    'with %s, when %j stands against %j, then it is %f within 1e-4',
    (settings, hypotheses, lines, score) => {
      const metric = createMetric(`chrf:${settings}`);
      expect(Math.abs(corpusScore(metric, hypotheses, [lines]).score - score)).toBeLessThan(1e-4);
    },
  );
});

describe('TER, by sacreBLEU’s own figures', () => {
  const cases: readonly (readonly [readonly string[], readonly string[], number])[] = [
    [['aaaa bbbb cccc dddd'], ['aaaa bbbb cccc dddd'], 0],
    [['dddd eeee ffff'], ['aaaa bbbb cccc'], 1],
    [[''], ['a'], 1],
    [['a'], [''], 1],
    [[''], [''], 0],
    [['d e f g h a b c'], ['a b c d e f g h'], 1 / 8],
  ];
  it.each(cases)('when %j stands against %j, then it is %f', (hypotheses, lines, score) => {
    expect(corpusScore(createMetric('ter'), hypotheses, [lines]).score).toBeCloseTo(100 * score, 9);
  });

  it('when three of the five German sentences of its realistic example differ, then it is 0.136 within 1e-5', () => {
    const template = 'wählen Sie im Dialogfeld " Neu aus Vorlage " eine Vorlage aus und klicken Sie auf " Neu . "';
    const tasks =
      'wenn Sie alle Aufgaben im aktuellen Dokument aktualisieren möchten , wählen Sie im Menü des Aufgabenbedienfelds die Option " Alle Aufgaben aktualisieren . "';
    const pixels =
      'wählen Sie " Bild neu berechnen , " um beim Ändern der Bildgröße Pixel hinzuzufügen oder zu entfernen , damit';
    const tab =
      'klicken Sie auf der Registerkarte " Optionen " auf die Schaltfläche " Benutzerdefiniert " und geben Sie';
    const hypotheses = [
      `${pixels} das Bild ungefähr dieselbe Größe aufweist wie die andere Größe .`,
      tasks,
      `${tab} Werte für " Fehlerkorrektur-Level " und " Y / X-Verhältnis " ein .`,
      'Sie können beispielsweise ein Dokument erstellen , das ein Auto über die Bühne enthält .',
      template,
    ];
    const references = [
      `${pixels} die Darstellung des Bildes in einer anderen Größe beibehalten wird .`,
      tasks,
      `${tab} für " Fehlerkorrektur-Level " und " Y / X-Verhältnis " niedrigere Werte ein .`,
      'Sie können beispielsweise ein Dokument erstellen , das ein Auto enthalt , das sich über die Bühne bewegt .',
      template,
    ];
    expect(Math.abs(corpusScore(createMetric('ter'), hypotheses, [references]).score - 13.6)).toBeLessThan(1e-3);
  });

  const tokenized: readonly (readonly [string, string, TerTokenizerOptions])[] = [
    ['a b c d', 'a b c d', {}],
    ['', '', {}],
    ['a b c d.', 'a b c d.', {}],
    ['A B C D.', 'a b c d.', {}],
    ['a b c d.', 'a b c d', { noPunctuation: true }],
    ['A ; B ) C : D.', 'a b c d', { noPunctuation: true }],
    ['a b (c) d.', 'a b ( c ) d .', { normalized: true }],
    ["Jim's car.", "jim 's car .", { normalized: true }],
    ['4.2', '4.2', { normalized: true }],
    ['美众院公布对特', '美 众 院 公 布 对 特', { normalized: true, asianSupport: true }],
    ['りの拳銃を持', 'りの 拳 銃 を 持', { normalized: true, asianSupport: true }],
  ];
  it.each(tokenized)('when %j is tokenized, then it is %j (%j)', (line, words, options) => {
    expect(tokenizeTercom(line, options).join(' ')).toBe(words);
  });
});
