/** Records of JSON that hold pairs of texts in a form of their own: what they are, and the jq command that gets the pairs out. */

/** Who speaks and what is said, as data for chat models has it. */
const TURNS: readonly (readonly [speaker: string, text: string])[] = [
  ['role', 'content'],
  ['from', 'value'],
];

interface Advice {
  readonly problem: string;
  readonly hint: string;
}

/**
 * `null` where the record is none of these.
 *
 * @param texts how many fields are texts themselves
 * @param outer jq's way to the record, '' or '.[] | '
 */
export function adviceOn(record: Readonly<Record<string, unknown>>, texts: number, outer: string): Advice | null {
  const pairs = (filter: string) => `get the pairs out: jq -c '${outer}${filter}' old.json > new.jsonl`;
  for (const [name, value] of Object.entries(record)) {
    const turn = TURNS.find((keys) => isListOf(value, (item) => keys.every((key) => typeof item[key] === 'string')));
    if (turn === undefined) continue;
    const [speaker, text] = turn;
    const filter = `[${path(name)}[] | select(.${speaker} != "system") | .${text}]`;
    return { problem: `a conversation, ${JSON.stringify(name)}, not a pair of texts`, hint: pairs(filter) };
  }
  const lists = Object.keys(record).filter((name) => isTexts(record[name]));
  if (texts < 2 && lists.length === 2) {
    const filter = `[${lists.map(path).join(', ')}] | transpose[]`;
    return {
      problem: `two lists of texts, ${lists.map((name) => JSON.stringify(name)).join(' and ')}`,
      hint: pairs(filter),
    };
  }
  const names = Object.keys(record);
  const sentences = names.filter((name) => /\s/u.test(name));
  const isDictionary = texts > 2 && texts === names.length && sentences.length > texts / 2;
  return isDictionary
    ? { problem: 'one object whose names are texts, too', hint: pairs('to_entries[] | [.key, .value]') }
    : null;
}

/** As jq writes a field. */
function path(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `.[${JSON.stringify(name)}]`;
}

function isListOf(value: unknown, fits: (item: Readonly<Record<string, unknown>>) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => item instanceof Object && fits(item));
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}
