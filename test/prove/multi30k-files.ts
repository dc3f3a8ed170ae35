/** Where Multi30k's files are: lower-cased, normalised and tokenised by Moses' scripts, or as they were written. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
  /** What the length penalty is chosen on. */
  readonly choice: Sides;
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
  const dev = sides('val');
  return { train: sides('train'), dev, choice: dev, test: sides('test_2016_flickr') };
}

/**
 * The same with some of the training pairs, evenly spread, kept from training: with dev they are what the length penalty
 * is chosen on. The sentences of `val` are longer, beside their sources, than those of train and test: a penalty that is
 * chosen on them alone suits only them. Files go into `folder`.
 */
export function withHeldOut(data: Multi30k, count: number, folder: string): Multi30k {
  if (count === 0) return data;
  const write = (name: string, linesOf: (side: keyof Sides) => readonly string[]): Sides => {
    const file = (side: keyof Sides) => {
      const place = join(folder, `${name}.${side}`);
      writeFileSync(
        place,
        linesOf(side)
          .map((line) => `${line}\n`)
          .join(''),
      );
      return place;
    };
    return { source: file('source'), target: file('target') };
  };
  const every = Math.floor(linesIn(data.train.source).length / count);
  const isHeld = (at: number) => at % every === every - 1 && at < every * count;
  const train = (side: keyof Sides) => linesIn(data.train[side]);
  return {
    ...data,
    train: write('train', (side) => train(side).filter((_, at) => !isHeld(at))),
    choice: write('choice', (side) => [...linesIn(data.dev[side]), ...train(side).filter((_, at) => isHeld(at))]),
  };
}

function linesIn(file: string): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}
