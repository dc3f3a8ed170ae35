/** Where Multi30k's files are: lower-cased, normalised and tokenised by Moses' scripts, or as they were written. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NmtError } from '../../src/errors.ts';

const PAIRS = ['en-de', 'de-en', 'en-fr'] as const;
type Pair = (typeof PAIRS)[number];

/** @throws NmtError when it is none of them */
export function pairNamed(name: string): Pair {
  const pair = PAIRS.find((one) => one === name);
  if (pair === undefined) {
    throw new NmtError({ code: 'E_USAGE', problem: `no pair ${name}`, hint: `--pair is one of ${PAIRS.join(', ')}` });
  }
  return pair;
}

export interface Sides {
  readonly source: string;
  readonly target: string;
}

export interface Multi30k {
  readonly train: Sides;
  readonly dev: Sides;
  /** test_2016_flickr */
  readonly test: Sides;
}

/** @throws NmtError when one of the files is not there */
export function multi30k(folder: string, pair: Pair, isRaw: boolean): Multi30k {
  const [from, to] = pair.split('-') as [string, string];
  const sides = (split: string): Sides => {
    const file = (language: string) =>
      isRaw ? join(folder, 'raw', `${split}.${language}`) : join(folder, 'tok', `${split}.lc.norm.tok.${language}`);
    const found = { source: file(from), target: file(to) };
    for (const one of Object.values(found)) {
      if (existsSync(one)) continue;
      const hint = 'name the folder of Multi30k with --data';
      throw new NmtError({ code: 'E_FILE', file: one, problem: 'no such file', hint });
    }
    return found;
  };
  return { train: sides('train'), dev: sides('val'), test: sides('test_2016_flickr') };
}
