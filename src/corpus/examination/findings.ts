/** From figures to sentences: what of a corpus is worth a line before training, with a number and one place to look at. */
import { basename } from 'node:path';
import { count as amount } from '../../amounts.ts';
import { eachInSlices } from '../../turns.ts';
import type { Finding } from '../corpus.ts';
import { firstFile, inputName, type LocatedPairs, placeOf } from '../files/located-pairs.ts';
import type { Check } from './check.ts';
import { CHECKS } from './checks.ts';
import type { NamedPairs, SetFacts } from './facts.ts';
import { Finder, type Found } from './repeats.ts';
import { findShift } from './shifted.ts';

/** Shares that are usual and need no word. */
const USUAL = { repeated: 0.01, severalTargets: 0.05, unknownWords: 0.05 };

interface SetFindings {
  readonly repeated: Found;
  readonly severalTargets: Found;
  /** With the first set; `null` for itself. */
  readonly overlap: Found | null;
  /** Name of the first set. */
  readonly first: string;
}

/** What a set as a whole is worth saying. */
export function aboutSet(set: SetFacts, pairs: LocatedPairs, found: SetFindings): Finding[] {
  const { overlap, repeated, severalTargets, first } = found;
  const findings: Finding[] = [];
  const add = (severity: Finding['severity'], code: string, { count, first: index }: Found, meaning: string) => {
    const message = `${set.name}: ${meaning}: ${amount(count)} (first: ${shortPlace(pairs, index!)})`;
    findings.push({ severity, code, count, message });
  };
  const addLines = (code: string, lines: readonly number[], meaning: string) => {
    if (lines.length === 0) return;
    const place = `${basename(inputName(firstFile(pairs.files)))}:${lines[0]}`;
    const message = `${set.name}: ${meaning}: ${amount(lines.length)} (first: ${place})`;
    findings.push({ severity: 'warning', code, count: lines.length, message });
  };
  addLines('columns', pairs.oddLines, 'lines with a column too many or too few, left out');
  addLines('empty', pairs.emptyLines, 'lines with an empty side, left out');
  if (overlap !== null && overlap.count > 0) {
    add('warning', 'overlap', overlap, `pairs that are also in ${first}, so its scores flatter`);
  }
  if (repeated.count > USUAL.repeated * set.pairs) add('note', 'repeated', repeated, 'pairs that stood before');
  if (overlap === null && severalTargets.count > USUAL.severalTargets * set.pairs) {
    add('note', 'several-targets', severalTargets, 'sources with several targets, of which a model says one');
  }
  return findings;
}

/** Pairs of lines that no longer belong together. */
export function* aboutShift(name: string, pairs: LocatedPairs): Generator<void, Finding[]> {
  const shift = yield* findShift(pairs, [-1, 1]);
  if (shift === null) return [];
  const { count, by, start } = shift;
  const what = `pairs whose target stands a line too ${by > 0 ? 'late' : 'early'}, by their lengths`;
  const place = `first: about ${shortPlace(pairs, start)}`;
  const message = `${name}: ${what}: ${amount(count)} (${place}); look there for a line that is missing or too many`;
  return [{ severity: 'warning', code: 'shifted', count, message }];
}

/** Words that a model of words will not know. */
export function aboutCoverage(set: SetFacts, first: string): Finding[] {
  const unknown = (['source', 'target'] as const)
    .map((side) => ({ side, share: 1 - (set[side].coverage ?? 1) }))
    .filter(({ share }) => share > USUAL.unknownWords);
  if (unknown.length === 0) return [];
  const shares = unknown.map(({ side, share }) => `${(100 * share).toFixed(1)} % of the ${side} words`).join(' and ');
  const message = `${set.name}: ${shares} are not in ${first}; --tokenizer bpe cuts words into pieces that are`;
  const count = unknown.reduce((sum, { side, share }) => sum + Math.round(share * set[side].totalWords), 0);
  return [{ severity: 'note', code: 'coverage', count, message }];
}

/** The checks of single pairs, over all sets together. */
export function* aboutPairs(sets: readonly NamedPairs[]): Generator<void, Finding[]> {
  const findings: Finding[] = [];
  for (const check of CHECKS) {
    const finding = yield* aboutCheck(check, sets);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

function* aboutCheck(check: Check, sets: readonly NamedPairs[]): Generator<void, Finding | null> {
  const { code, severity, fromShare, meaning, wayOut, prepare } = check;
  const total = sets.reduce((sum, { pairs }) => sum + pairs.lines.length, 0);
  const isFound = prepare(sets[0]!.pairs);
  let count = 0;
  let place: string | null = null;
  for (const { pairs } of sets) {
    const finder = new Finder();
    yield* eachInSlices(pairs.sources, (source, index) => {
      if (isFound(source, pairs.targets[index]!)) finder.add(index);
    });
    const found = finder.found();
    count += found.count;
    if (found.first !== null) place ??= shortPlace(pairs, found.first);
  }
  if (count === 0 || count < fromShare * total) return null;
  const texts = () => sets.flatMap(({ pairs }) => [...pairs.sources, ...pairs.targets]);
  const advice = typeof wayOut === 'function' ? wayOut(texts()) : wayOut;
  const message = `pairs ${meaning}: ${amount(count)} (first: ${place})${advice ? `; ${advice}` : ''}`;
  return { severity, code, count, message };
}

function shortPlace(pairs: LocatedPairs, index: number): string {
  return basename(placeOf(pairs, index));
}
