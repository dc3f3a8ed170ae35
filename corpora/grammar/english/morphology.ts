/** English inflection: third person, participle in -ing, comparison, a or an. */

/** Verbs whose last consonant doubles before -ing. */
const DOUBLED = new Set(['swim', 'run', 'get', 'sit', 'cut', 'put', 'shop', 'plan', 'forget', 'begin']);

function onHead(verb: string, change: (head: string) => string): string {
  const [head = '', ...tail] = verb.split(' ');
  return [change(head), ...tail].join(' ');
}

/** eat → eats, watch → watches, carry → carries, have a cold → has a cold. */
export function thirdPerson(verb: string): string {
  return onHead(verb, (head) => {
    if (head === 'have') return 'has';
    if (head === 'do' || head === 'go') return `${head}es`;
    if (/(s|x|z|ch|sh)$/.test(head)) return `${head}es`;
    return /[^aeiou]y$/.test(head) ? `${head.slice(0, -1)}ies` : `${head}s`;
  });
}

/** eat → eating, write → writing, swim → swimming. */
export function participle(verb: string): string {
  return onHead(verb, (head) => {
    if (DOUBLED.has(head)) return `${head + head.at(-1)}ing`;
    return /[^eo]e$/.test(head) && head !== 'be' ? `${head.slice(0, -1)}ing` : `${head}ing`;
  });
}

const DOUBLED_ADJECTIVES = new Set(['big', 'hot', 'sad']);
const LONG_IN_COMPARISON = new Set(['useful', 'boring', 'famous', 'modern', 'polite', 'honest']);

/** big → bigger, expensive → more expensive, easy → easier. */
export function comparative(adjective: string): string {
  const irregular: Record<string, string> = { far: 'farther', good: 'better', bad: 'worse' };
  if (irregular[adjective] !== undefined) return irregular[adjective];
  const syllables = adjective.match(/[aeiouy]+/g)?.length ?? 1;
  if (LONG_IN_COMPARISON.has(adjective) || syllables > 3) return `more ${adjective}`;
  if (DOUBLED_ADJECTIVES.has(adjective)) return `${adjective + adjective.at(-1)}er`;
  if (adjective.endsWith('y')) return `${adjective.slice(0, -1)}ier`;
  if (syllables > 1 && !/[^aeiou]e$|et$|ow$/.test(adjective)) return `more ${adjective}`;
  return adjective.endsWith('e') ? `${adjective}r` : `${adjective}er`;
}

/** big → biggest, expensive → most expensive. */
export function superlative(adjective: string): string {
  const more = comparative(adjective);
  if (more.startsWith('more ')) return `most ${adjective}`;
  const irregular: Record<string, string> = { better: 'best', worse: 'worst', farther: 'farthest' };
  return irregular[more] ?? `${more.slice(0, -2)}est`;
}

/** The indefinite article before this word: by sound, which here the first letter tells. */
export function article(next: string): string {
  return /^(hour|honest)/.test(next) || (/^[aeiou]/i.test(next) && !/^(uni|use|euro)/.test(next)) ? 'an' : 'a';
}
