/**
 * What a program hands to the library, checked once where it comes in: a wrong type, a value out of range or a name with
 * a slip is one line with a way out, never a TypeError from within.
 */
import { z } from 'zod';
import { nearest } from './did-you-mean.ts';
import { refuse } from './errors.ts';

/** Lines of text: sources, hypotheses, or what is to be translated. */
export const LINES = z.array(
  z.string('expected a text; a blank line is ""'),
  'expected an array of lines, one text each',
);
/** Sentences and their translations. */
export const PAIRS = z.array(
  z.tuple([z.string(), z.string()], 'expected a sentence and its translation: ["two", "zwei"]'),
  'expected an array of pairs: [["one", "eins"], ["two", "zwei"]]',
);
export const OBJECT = z.looseObject({}, 'expected an object of options');
export const FUNCTION = z.custom((value) => typeof value === 'function', 'expected a function');

/**
 * Makes sure that a value fits a schema, and leaves it as it is.
 *
 * Example checkArgument('lines', LINES, ['a', null]) throws: lines[1] cannot be null (expected a text; a blank line is "")
 * @throws NmtError E_USAGE naming the place, what stands there and what is expected
 */
export function checkArgument(name: string, schema: z.ZodType, value: unknown): void {
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) return;
  const place = issue.path.reduce<string>(
    (path, key) => path + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`),
    name,
  );
  if (issue.code === 'unrecognized_keys') {
    const known = schema instanceof z.ZodObject && issue.path.length === 0 ? Object.keys(schema.shape) : [];
    refuse(`${place} has nothing called "${issue.keys[0]}"`, suggestion(issue.keys[0]!, known));
  }
  const given = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)[key], value);
  refuse(`${place} cannot be ${shown(given)}`, plainly(issue.message));
}

/** A value as an error shows it: texts in quotes, nothing longer than a line can hold. */
export function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return String(value);
  try {
    const text = JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 77)}…` : text;
  } catch {
    return 'an object';
  }
}

/** "Too small: expected number to be >=1" → "expected a number >=1" */
export function plainly(message: string): string {
  return message
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^(Too small|Too big|Invalid input|Invalid option): |, received .*$/g, '')
    .replace(/^expected int$/, 'expected a whole number')
    .replace(/^expected (number|string|boolean)( to be)?/, 'expected a $1')
    .replace(/^expected (array|object)/, 'expected an $1');
}

/** What was meant by an unknown name, or what there is. */
function suggestion(word: string, known: readonly string[]): string | undefined {
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  return known.length === 0 ? undefined : `expected one of ${known.join(', ')}`;
}
