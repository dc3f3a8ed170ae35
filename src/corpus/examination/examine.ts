/**
 * The examination of a corpus before anything is learnt from it: figures for each set, and findings worth a line.
 * What cannot be trained on was refused when it was read; all that is found here is counted and told.
 */
import type { Finding } from '../corpus.ts';
import type { NamedPairs, SetFacts } from './facts.ts';
import { aboutCoverage, aboutPairs, aboutSet, aboutShift } from './findings.ts';
import { findOverlap, findRepeats } from './repeats.ts';
import { describeSide, type SideWords, type WordCounts } from './side.ts';

export interface Examination {
  readonly sets: readonly SetFacts[];
  readonly findings: readonly Finding[];
}

interface ExaminationOptions {
  readonly lowercase: boolean;
  /** Whether words that train does not have are lost to the model, as they are where a token is a word. */
  readonly tokensAreWords: boolean;
}

/** Figures and findings of one or more sets, found with pauses. */
export function* examining(sets: readonly NamedPairs[], options: ExaminationOptions): Generator<void, Examination> {
  const { lowercase } = options;
  const facts: SetFacts[] = [];
  const findings: Finding[] = [];
  let known: Known | null = null;
  for (const { name, pairs } of sets) {
    const repeats = yield* findRepeats(pairs, lowercase);
    const overlap = known === null ? null : yield* findOverlap(pairs, known.keys, lowercase);
    const source: SideWords = yield* describeSide(pairs.sources, { lowercase, known: known?.sourceWords ?? null });
    const target: SideWords = yield* describeSide(pairs.targets, { lowercase, known: known?.targetWords ?? null });
    known ??= { keys: repeats.keys, sourceWords: source.words, targetWords: target.words };
    const set = {
      name,
      pairs: pairs.lines.length,
      emptyLines: pairs.emptyLines.length,
      repeatedPairs: repeats.repeated.count,
      severalTargets: repeats.severalTargets.count,
      overlap: overlap?.count ?? null,
      targetWordsPerSourceWord: target.facts.totalWords / Math.max(1, source.facts.totalWords),
      source: source.facts,
      target: target.facts,
    };
    facts.push(set);
    findings.push(...aboutSet(set, pairs, { ...repeats, overlap, first: sets[0]!.name }));
    findings.push(...(yield* aboutShift(set.name, pairs)));
    if (options.tokensAreWords) findings.push(...aboutCoverage(set, sets[0]!.name));
  }
  return { sets: facts, findings: [...findings, ...(yield* aboutPairs(sets))].sort(bySeverity) };
}

/** What the first set has, which the others are compared with. */
interface Known {
  readonly keys: ReadonlySet<number>;
  readonly sourceWords: WordCounts;
  readonly targetWords: WordCounts;
}

function bySeverity(a: Finding, b: Finding): number {
  return Number(a.severity === 'note') - Number(b.severity === 'note');
}
