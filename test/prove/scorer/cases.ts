/** Texts and settings to hold two scorers against each other: of many scripts, odd white space, entities, anything. */
import { PURPOSE, randomInteger, streamKey } from '../../../src/random.ts';

/** A metric as both scorers are asked for it. */
export interface WantedMetric {
  /** As nmt calls it: "bleu:tok=intl". */
  readonly name: string;
  /** As sacreBLEU calls it. */
  readonly kind: 'bleu' | 'chrf' | 'ter';
  readonly options: Readonly<Record<string, unknown>>;
  /** What single sentences are scored with besides. */
  readonly sentenceOptions: Readonly<Record<string, unknown>>;
}

export interface Case {
  readonly hypotheses: readonly string[];
  readonly references: readonly (readonly string[])[];
  readonly metrics: readonly WantedMetric[];
}

const WORDS = [
  "the a cat sat on mat Dog DOG house is it’s don't cat's state-of-the-art Mr. U.S. e.g. a.b",
  'der größte Straße ÄÖÜ été Noël naïve œuvre İstanbul ıßſ ŁÓDŹ',
  'Ελλάδα ΟΔΟΣ λόγος Привет МИР слово шёл',
  '안녕하세요 학교에 갔다 고양이가 私は 猫が好き カタカナ ありがとう 我们 今天去学校 書 𠀀𠀁',
  'مرحبا العالم שלום עולם नमस्ते दुनिया สวัสดี ქართული Ⴀ አማርኛ',
  'e\u0301 a\u0308 n\u0303o \u0301 가 👍🏽 👩‍👩‍👧 🇰🇷 ☂️ ½ ﬁ ² Ⅷ №',
  '1 3.5 1,000 10-20 2.-3 ,5 5, 7% $9 1:2 3/4 1.2.3 ٣٫٥',
  '. , ! ? ; : " \' ( ) [ ] { } & @ # * + = < > / \\ | ~ ` ^ _ … — – « » “ ” „ 。 、 ！ ？ （ ） 「 」 ・ ． ，',
  '&quot; &amp; &lt; &gt; &apos; &#39; &nbsp; &amp;lt; <skipped> -- ... a-b- -a @@ ▁x "quoted" (old) a,b x.y',
].map((line) => line.split(' '));
const BETWEEN = [
  '\0',
  '\t',
  '\v',
  '\f',
  '\r',
  '\x1c',
  '\x1e',
  '\x1f',
  '\x85',
  '\xa0',
  '\u2003',
  '\u2028',
  '\u3000',
  '\ufeff',
  '\u200b',
];

/** One case of a seed; the same seed and number give the same case. */
export function scoringCase(seed: number, number: number): Case {
  return new CaseMaker(seed, number).make();
}

class CaseMaker {
  private readonly key: number;
  private drawn = 0;

  constructor(seed: number, number: number) {
    this.key = streamKey(seed, PURPOSE.sample, number);
  }

  make(): Case {
    const lines = 1 + this.below(30);
    const groups = Array.from({ length: 1 + this.below(3) }, () => this.one(WORDS));
    const references = Array.from({ length: 1 + this.below(3) }, () =>
      Array.from({ length: lines }, () => this.line(groups)),
    );
    const hypotheses = Array.from({ length: lines }, (_, i) => this.variant(references[0]![i]!, groups));
    return { hypotheses, references, metrics: [this.bleu(), this.bleu(), this.chrf(), this.ter()] };
  }

  private below(limit: number): number {
    return randomInteger(this.key, this.drawn++, limit);
  }

  private one<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }

  private chance(oneIn: number): boolean {
    return this.below(oneIn) === 0;
  }

  private line(groups: readonly (readonly string[])[]): string {
    if (this.chance(20)) return this.one(['', ' ', '.']);
    const words = Array.from({ length: 1 + this.below(this.chance(8) ? 40 : 12) }, () => this.word(groups));
    const space = () => (this.chance(40) ? this.one(BETWEEN) : this.chance(25) ? '  ' : this.chance(12) ? '' : ' ');
    const text = words.map((word) => word + space()).join('');
    return this.chance(4) ? text : text.trim();
  }

  private word(groups: readonly (readonly string[])[]): string {
    if (this.chance(60)) return this.anyCharacter();
    if (this.chance(400)) return this.one(['x', '가', 'ab.', '-']).repeat(250);
    return this.chance(6) ? this.one(this.one(WORDS)) : this.one(this.one(groups));
  }

  private anyCharacter(): string {
    const point = 0x20 + this.below(this.one([0x250, 0x3000, 0xd7e0, 0x20000]));
    return String.fromCodePoint(point >= 0xd800 && point < 0xe000 ? 0xe000 : point);
  }

  /** What a system might have written for it: words lost, doubled, moved, replaced; the same; or something else. */
  private variant(reference: string, groups: readonly (readonly string[])[]): string {
    if (this.chance(8)) return reference;
    if (this.chance(8)) return this.line(groups);
    const words = reference.split(' ');
    for (let edits = this.below(1 + Math.ceil(words.length / 2)); edits > 0; edits--) {
      const at = this.below(words.length);
      const kind = this.below(4);
      if (kind === 0) words.splice(at, 1);
      else if (kind === 1) words.splice(at, 0, words[at] ?? '');
      else if (kind === 2) words[at] = this.word(groups);
      else words.splice(this.below(words.length), 0, ...words.splice(at, 1 + this.below(4)));
    }
    return words.join(' ');
  }

  private bleu(): WantedMetric {
    const tok = this.one(['13a', 'intl', 'char', 'zh', 'none']);
    const smooth = this.one(['exp', 'floor', 'add-k', 'none']);
    const order = this.chance(2) ? 4 : 1 + this.below(8);
    const value = (smooth === 'floor' || smooth === 'add-k') && this.chance(2) ? this.one([0.01, 0.5, 1, 2.25]) : null;
    const folds = this.chance(3);
    const eff = this.one([null, true, false]);
    const settings = [`tok=${tok}`, `smooth=${smooth}`, `order=${order}`, `case=${folds ? 'lc' : 'mixed'}`];
    if (value !== null) settings.push(`value=${value}`);
    if (eff !== null) settings.push(`eff=${eff ? 'yes' : 'no'}`);
    const options = {
      tokenize: tok,
      smooth_method: smooth,
      smooth_value: value,
      max_ngram_order: order,
      lowercase: folds,
    };
    const sentenceOptions = { effective_order: eff ?? true };
    return named('bleu', settings, { ...options, effective_order: eff ?? false }, sentenceOptions);
  }

  private chrf(): WantedMetric {
    const [nc, nw] = [1 + this.below(8), this.below(4)];
    const beta = this.one([2, 2, 1, 3, 0]);
    const [space, epsilon, folds] = [this.chance(3), this.chance(3), this.chance(3)];
    const settings = [`nc=${nc}`, `nw=${nw}`, `beta=${beta}`, `space=${space ? 'yes' : 'no'}`];
    settings.push(`eff=${epsilon ? 'no' : 'yes'}`, `case=${folds ? 'lc' : 'mixed'}`);
    const options = {
      char_order: nc,
      word_order: nw,
      beta,
      whitespace: space,
      eps_smoothing: epsilon,
      lowercase: folds,
    };
    return named('chrf', settings, options);
  }

  private ter(): WantedMetric {
    const [norm, bare, asian, cased] = [this.chance(2), this.chance(3), this.chance(3), this.chance(3)];
    const settings = [`norm=${norm ? 'yes' : 'no'}`, `punct=${bare ? 'no' : 'yes'}`, `asian=${asian ? 'yes' : 'no'}`];
    settings.push(`case=${cased ? 'mixed' : 'lc'}`);
    return named('ter', settings, { normalized: norm, no_punct: bare, asian_support: asian, case_sensitive: cased });
  }
}

function named(
  kind: WantedMetric['kind'],
  settings: readonly string[],
  options: WantedMetric['options'],
  sentenceOptions: WantedMetric['options'] = {},
): WantedMetric {
  return { name: [kind, ...settings].join(':'), kind, options, sentenceOptions };
}
