/**
 * Strict reading of what stands behind a flag: "8x" is no number, and nothing is cut to fit.
 */
import { refuse } from '../errors.ts';

export interface Range {
  readonly minimum: number;
  readonly maximum?: number;
  readonly whole?: boolean;
}

/** The number a text spells in full, or `null`. */
export function toNumber(text: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : null;
}

/** @throws NmtError E_USAGE naming the flag, what was given and what is allowed */
export function numberOf(flag: string, text: string, { minimum, maximum, whole = true }: Range): number {
  const value = toNumber(text);
  const fits = value !== null && value >= minimum && value <= (maximum ?? Number.MAX_VALUE);
  if (fits && (!whole || Number.isInteger(value))) return value;
  const kind = whole ? 'a whole number' : 'a number';
  const range = maximum === undefined ? `of ${minimum} or more` : `from ${minimum} to ${maximum}`;
  refuse(`${flag} cannot be ${JSON.stringify(text)}`, `expected ${kind} ${range}`);
}

/**
 * @param amount what a longer list of choices is introduced by
 * @throws NmtError E_USAGE naming what there is to choose from
 */
export function oneOf<T extends string>(
  flag: string,
  text: string,
  choices: readonly T[],
  amount: 'one of' | 'some of' = 'one of',
): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  const expected = choices.length > 2 ? `${amount} ${choices.join(', ')}` : choices.join(' or ');
  refuse(`${flag} cannot be ${JSON.stringify(text)}`, `expected ${expected}`);
}
