/**
 * Text → single characters; a space is visible as ▁. Hangul syllables can be cut into the letters they are composed of.
 */
import { compose } from './normalise.ts';

const SPACE = '▁';
const ESCAPED_SPACE = '％2581';
const SYLLABLE = /[\uac00-\ud7a3]/g;

/**
 * Characters of a normalised text.
 *
 * Example "제 책" → 제 ▁ 책; with `jamo` ᄌ ᅦ ▁ ᄎ ᅢ ᆨ
 */
export function tokenizeCharacters(text: string, jamo: boolean): string[] {
  const letters = jamo ? text.replace(SYLLABLE, (syllable) => syllable.normalize('NFD')) : text;
  return Array.from(letters, (character) => {
    if (character === ' ') return SPACE;
    return character === SPACE ? ESCAPED_SPACE : character;
  });
}

/** The text that characters make. Letters of Hangul become syllables again, since composition (NFC) joins them. */
export function joinCharacters(tokens: readonly string[]): string {
  const characters = tokens.map((token) => {
    if (token === SPACE) return ' ';
    return token === ESCAPED_SPACE ? SPACE : token;
  });
  return compose(characters.join(''));
}
