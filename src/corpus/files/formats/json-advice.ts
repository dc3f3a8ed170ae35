/** Records of JSON that hold pairs of texts in a form of their own: what they are, and the jq command that gets the pairs out. */

/** Who speaks and what is said, as data for chat models has it. */
const TURNS: readonly (readonly [speaker: string, text: string])[] = [
  ['role', 'content'],
  ['from', 'value'],
];

/** Fields that say something about a pair, and are no part of it. */
const ABOUT = /^(_?id|split|lang(uage)?|corpus|dataset|domain|licen[cs]e|url|date)$/i;

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
  const byName = texts < 2 ? recordsByName(record) : null;
  if (byName !== null) return { problem: byName.problem, hint: pairs(byName.filter) };
  const deep = texts < 2 || isAllAbout(record) ? textsWithin(record) : null;
  if (deep !== null) return { problem: 'the texts are deeper in this record', hint: pairs(`[${deep.join(', ')}]`) };
  const names = Object.keys(record);
  const sentences = names.filter((name) => /\s/u.test(name));
  const isDictionary = texts > 2 && texts === names.length && sentences.length > texts / 2;
  return isDictionary
    ? { problem: 'one object whose names are texts, too', hint: pairs('to_entries[] | [.key, .value]') }
    : null;
}

/** Records under a name each, such as a number, and columns whose cells have the numbers of their rows. */
function recordsByName(record: Readonly<Record<string, unknown>>): { problem: string; filter: string } | null {
  const names = Object.keys(record);
  const isNumber = (name: string) => /^\d+$/.test(name);
  const textNames = Object.values(record).map((value) => namesOfTexts(value));
  const isPair = textNames.every((inner) => inner.length === 2 && inner.join('\n') === textNames[0]!.join('\n'));
  if (isPair && (names.length > 2 || (names.length > 0 && names.every(isNumber))))
    return { problem: 'one object with a record under each name', filter: '.[]' };
  const isColumn = names.length === 2 && textNames.every((inner) => inner.length > 0 && inner.every(isNumber));
  const cells = names.map((name) => `[${path(name)}[]]`).join(', ');
  return isColumn && Object.values(record).every((value) => !Array.isArray(value))
    ? { problem: 'columns whose cells have numbers, as pandas writes them', filter: `[${cells}] | transpose[]` }
    : null;
}

function namesOfTexts(value: unknown): string[] {
  if (!(value instanceof Object)) return [];
  return Object.entries(value).flatMap(([name, inner]) => (typeof inner === 'string' ? [name] : []));
}

/**
 * The paths of the two texts of a record that does not have them by itself: within objects, or one of them first in a list.
 *
 * Example {"id": "a", "from": {"lang": "en", "text": "I go."}, "to": {"text": "Je vais."}} → .from.text, .to.text
 */
function textsWithin(record: object): [string, string] | null {
  const all = leavesOf(record, '');
  const outside = all.filter((leaf) => !leaf.includes('[0]'));
  const inner = outside.filter((leaf) => leaf.lastIndexOf('.') > 0);
  const outer = outside.length - inner.length;
  const isPair = outer < 2 && (outside.length === 2 ? inner.length > 0 : outside.length === 1 && all.length === 2);
  return isPair ? (all.filter((leaf) => outside.length === 1 || outside.includes(leaf)) as [string, string]) : null;
}

/** jq's paths to every text that is no code, such as a language's; of lists those in the first item. */
function leavesOf(value: unknown, at: string): string[] {
  if (typeof value === 'string') return /^[\w-]*$/.test(value) ? [] : [at];
  if (Array.isArray(value)) return leavesOf(value[0], `${at}[0]`);
  if (!(value instanceof Object)) return [];
  const fields = Object.entries(value).filter(([name]) => !ABOUT.test(name));
  return fields.flatMap(([name, inner]) => leavesOf(inner, at + path(name).replace(/^\.\[/, at === '' ? '.[' : '[')));
}

/** Whether the texts of a record by itself are about it. */
function isAllAbout(record: Readonly<Record<string, unknown>>): boolean {
  const isText = (name: string) => typeof record[name] === 'string';
  return (
    !(record.translation instanceof Object) && Object.keys(record).every((name) => ABOUT.test(name) || !isText(name))
  );
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
