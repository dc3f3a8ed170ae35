/** The guide's diagrams are what the code draws, in both languages; `npm run guide` writes them. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONVEYOR, ONE_AGAINST_FOUR, UNROLLED } from './diagrams/recurrent.ts';
import { drawn, type Language } from './diagrams/shapes.ts';
import { SQUASHING } from './diagrams/squashing.ts';
import { BEAM, TRANSLATOR } from './diagrams/translator.ts';

const GUIDE = join(import.meta.dirname, '..', '..', 'docs', 'guide');
const DIAGRAMS = [UNROLLED, ONE_AGAINST_FOUR, CONVEYOR, SQUASHING, TRANSLATOR, BEAM];
const LANGUAGES: readonly Language[] = ['en', 'ko'];
const folderOf = (language: Language) => join(GUIDE, language, 'diagrams');

describe.each(LANGUAGES)('the diagrams of the guide in %s', (language) => {
  it.each(DIAGRAMS)('when $name is drawn, then it is the picture in the guide', (diagram) => {
    const file = join(folderOf(language), `${diagram.name}.svg`);
    const picture = drawn(diagram, language);
    if (process.env.MODE === 'guide') writeFileSync(file, picture);
    expect(readFileSync(file, 'utf8')).toBe(picture);
  });

  it('when the chapters are read, then they show every diagram and no other', () => {
    const chapters = readdirSync(join(GUIDE, language)).filter((name) => name.endsWith('.md'));
    const texts = chapters.map((name) => readFileSync(join(GUIDE, language, name), 'utf8')).join('\n');
    const shown = [...texts.matchAll(/\]\((diagrams\/[^)]+)\)/g)].map(([, target]) => target!);
    expect(shown.sort()).toEqual(DIAGRAMS.map(({ name }) => `diagrams/${name}.svg`).sort());
    expect(readdirSync(folderOf(language)).map((name) => `diagrams/${name}`)).toEqual(shown);
  });
});
