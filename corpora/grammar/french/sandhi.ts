/** What French sounds do at word boundaries: elision, and the liaison forms that depend on a following vowel. */

/** Words in h or y or a vowel letter that do not elide. */
const ASPIRATED = /^(hamburger|haut|huit|héros|onze|yaourt)/i;
const VOWEL = /^([aàâeéèêëiîïoôœuùûh]|y(?![a-z]))/i;

/** Whether the word begins with a vowel sound, so that "le" becomes "l'" before it. */
export function startsWithVowel(word: string): boolean {
  return VOWEL.test(word) && !ASPIRATED.test(word);
}

/** je aime → j'aime, le eau → l'eau, ne est pas → n'est pas, parce que il → parce qu'il, si il → s'il. */
export function elide(text: string): string {
  const words = text.split(' ');
  let out = '';
  words.forEach((word, i) => {
    const next = words[i + 1] ?? '';
    const elidible = /^(j|m|s|n|l|d|qu|parce qu)e$|^la$/i.test(word) && startsWithVowel(next);
    const siIl = /^si$/i.test(word) && /^ils?$/.test(next);
    const closes = i === words.length - 1 || word.endsWith("'");
    out += elidible || siIl ? `${word.slice(0, -1)}'` : closes ? word : `${word} `;
  });
  return out;
}
