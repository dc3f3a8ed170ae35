/** What a model does with names that it has never seen: are they all there, and each in its place? */
import { disguisedSentences } from '../../corpora/grammar/generate.ts';
import { wordsOf } from '../../corpora/grammar/split.ts';
import type { Translator } from '../../src/translator.ts';
import { SEARCH } from './counterfactual-figures.ts';

export interface NameFigures {
  readonly sentences: number;
  readonly names: number;
  /** Sentences whose names all stand in the translation, in the order in which the right translation has them. */
  readonly inPlace: number;
  readonly exact: number;
  readonly faults: readonly string[];
}

/** People and cities that the corpus does not know; each frame takes one of each in turn. */
const PEOPLE =
  'Zoltan Imre Siobhan Wolfgang Beatrix Tariq Ludmila Joaquin Thandiwe Malik Greta Hiroshi Priya Nikolai Ximena Rashid Violeta Dmitri Kwame Helga Farid Rosalind Mateo Zuzanna Leandro'.split(
    ' ',
  );
const CITIES =
  'Lyon Porto Krakow Leipzig Tampere Montreal Bergen Nantes Valencia Rotterdam Dakar Kyoto Split Ghent Lima Bologna Cardiff Tbilisi Vilnius Perth Salzburg Genoa Cork Riga Malmo'.split(
    ' ',
  );
const FRAMES: readonly { en: string; ko: string; fr: string }[] = [
  { en: '{p} lives in {c}.', ko: '{p} 씨는 {c}에 살아요.', fr: '{p} habite à {c}.' },
  { en: 'My name is {p}.', ko: '제 이름은 {p}입니다.', fr: "Je m'appelle {p}." },
  { en: '{p} met {q} in {c}.', ko: '{p} 씨는 {c}에서 {q} 씨를 만났어요.', fr: '{p} a rencontré {q} à {c}.' },
  { en: '{p} loves {q}.', ko: '{p} 씨는 {q} 씨를 사랑해요.', fr: '{p} aime {q}.' },
  { en: '{p} and {q} work in {c}.', ko: '{p} 씨와 {q} 씨는 {c}에서 일해요.', fr: '{p} et {q} travaillent à {c}.' },
  { en: 'I want to go to {c}.', ko: '저는 {c}에 가고 싶어요.', fr: 'Je veux aller à {c}.' },
  { en: '{p} is my friend.', ko: '{p} 씨는 제 친구예요.', fr: '{p} est mon ami.' },
  { en: 'Where is {p}?', ko: '{p} 씨가 어디에 있어요?', fr: 'Où est {p} ?' },
  { en: 'Hello, {p}.', ko: '{p} 씨, 안녕하세요.', fr: 'Bonjour, {p}.' },
  { en: 'I gave a book to {p}.', ko: '저는 {p} 씨에게 책을 줬어요.', fr: "J'ai donné un livre à {p}." },
];

/** Frames times names written by hand, and as many sentences drawn from the grammar with names made up. */
export function sentencesWithNewNames(seed: number): { en: string; ko: string; fr: string }[] {
  const framed = FRAMES.flatMap((frame) =>
    PEOPLE.map((p, i) => {
      const names: Record<string, string> = { p, q: PEOPLE[(i + 7) % PEOPLE.length]!, c: CITIES[i]! };
      const fill = (text: string) => text.replace(/\{(\w)\}/g, (_, slot: string) => names[slot]!);
      return { en: fill(frame.en), ko: fill(frame.ko), fr: fill(frame.fr) };
    }),
  );
  return [...framed, ...disguisedSentences(seed, framed.length)];
}

export async function measureNames(
  translator: Translator,
  sentences: readonly { en: string; ko: string; fr: string }[],
  language: 'ko' | 'fr',
): Promise<NameFigures> {
  const results = await translator.translate(
    sentences.map(({ en }) => en),
    SEARCH,
  );
  const [figures, faults, all] = [{ inPlace: 0, exact: 0 }, [] as string[], new Set<string>()];
  for (const [i, { translation, unknown }] of results.entries()) {
    const names = new Set(unknown);
    for (const name of names) all.add(name);
    const inOrder = (text: string) =>
      wordsOf(text)
        .filter((word) => names.has(word))
        .join(' ');
    const meant = sentences[i]![language];
    if (translation === meant) figures.exact++;
    if (inOrder(translation) === inOrder(meant)) figures.inPlace++;
    else faults.push(`${sentences[i]!.en} → ${translation}, not ${meant}`);
  }
  return { sentences: sentences.length, names: all.size, ...figures, faults };
}
