/** What goes wrong in translations, told by form alone: empty, looping, over- and under-long, copied, unknown, shifted. */
import type { ReferenceLines } from '../metric.ts';
import { dominantScript, type Script, unitsOf } from './script.ts';
import { outOfStep } from './shift.ts';

export const FINDING_KINDS = [
  'empty',
  'repeated',
  'overLong',
  'underLong',
  'sourceCopied',
  'unknown',
  'subwordMarks',
  'tokenized',
  'entities',
  'outOfStep',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What each finding means, for summaries and reports. */
export const FINDING_MEANINGS: Readonly<Record<FindingKind, string>> = {
  empty: 'nothing was written, but the reference has words',
  repeated: 'the same words three times or more in a row, unlike any reference',
  overLong: 'more than twice as long as the longest reference',
  underLong: 'less than half as long as the shortest reference',
  sourceCopied: 'the source came back untranslated',
  unknown: 'a placeholder for an unknown word, or a character that could not be read',
  subwordMarks: 'subword marks left in (@@ or ▁): the pieces were not joined',
  tokenized: 'ends in a full stop with a space before it: the text was not detokenized',
  entities: 'HTML entities such as &apos; that no reference of the line has: the text was not unescaped',
  outOfStep: 'fits the reference of the line before or after it better, with its neighbours: the files are out of step',
};

/** The lines, counted from 0, that show each fault. */
export type Findings = Readonly<Record<FindingKind, readonly number[]>>;

interface TextsToDiagnose {
  readonly hypotheses: readonly string[];
  readonly references: readonly ReferenceLines[];
  readonly sources?: readonly string[];
}

/** One line and what it is held against. */
interface Line {
  readonly hypothesis: string;
  readonly references: readonly string[];
  readonly source: string | undefined;
  readonly script: Script;
}

/** The lines with each fault. */
export function diagnose({ hypotheses, references, sources }: TextsToDiagnose): Findings {
  const script = dominantScript(references[0] ?? []);
  const findings = Object.fromEntries(FINDING_KINDS.map((kind) => [kind, [] as number[]])) as Record<
    FindingKind,
    number[]
  >;
  hypotheses.forEach((hypothesis, number) => {
    const lineReferences = references.map((file) => file[number] ?? null).filter((line) => line !== null);
    const line: Line = { hypothesis, references: lineReferences, source: sources?.[number], script };
    for (const [kind, hasFault] of FAULTS) if (hasFault(line)) findings[kind].push(number);
  });
  const first = references[0]?.map((line) => line ?? '') ?? [];
  return { ...findings, outOfStep: outOfStep(hypotheses, first, script) };
}

/** A difference in length shorter than this, in characters, is no fault. */
const NOTABLE_LENGTH = 10;
const LONGEST_LOOP = 8;
const UNKNOWN = /<unk>|\u2047|\ufffd/iu;

/** By name or by number, in either base; two letters at least, for "AT&T;" is none. */
const ENTITY = /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/iu;

type LineFault = Exclude<FindingKind, 'outOfStep'>;

const LINE_FAULTS: Readonly<Record<LineFault, (line: Line) => boolean>> = {
  empty: ({ hypothesis, references }) => isBlank(hypothesis) && references.some((reference) => !isBlank(reference)),
  repeated: ({ hypothesis, references, script }) => {
    const loops = longestLoop(unitsOf(hypothesis, script));
    return loops >= 3 && references.every((reference) => longestLoop(unitsOf(reference, script)) < loops);
  },
  overLong: ({ hypothesis, references }) => {
    const longest = Math.max(0, ...references.map((reference) => reference.length));
    return hypothesis.length > 2 * longest && hypothesis.length >= longest + NOTABLE_LENGTH;
  },
  underLong: ({ hypothesis, references }) => {
    const shortest = Math.min(...references.map((reference) => reference.length));
    const isShort = hypothesis.length < shortest / 2 && hypothesis.length <= shortest - NOTABLE_LENGTH;
    return isShort && !isBlank(hypothesis);
  },
  sourceCopied: ({ hypothesis, references, source }) => {
    if (source === undefined || isBlank(source) || plain(hypothesis) !== plain(source)) return false;
    return references.every((reference) => plain(reference) !== plain(source));
  },
  unknown: ({ hypothesis, references }) =>
    UNKNOWN.test(hypothesis) && !references.some((reference) => UNKNOWN.test(reference)),
  subwordMarks: ({ hypothesis }) => /@@(\s|$)|\u2581/u.test(hypothesis),
  tokenized: ({ hypothesis, references }) =>
    hypothesis.endsWith(' .') && !references.some((reference) => reference.endsWith(' .')),
  entities: ({ hypothesis, references }) =>
    ENTITY.test(hypothesis) && !references.some((reference) => ENTITY.test(reference)),
};
const FAULTS = Object.entries(LINE_FAULTS) as [LineFault, (line: Line) => boolean][];

/** Without a visible character: see `text/invisible.ts`, which metrics do not know. */
function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/u.test(text);
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/gu, ' ');
}

/**
 * How often a run of at most 8 units follows itself, at the most.
 *
 * Example a b a b a b c → 3
 */
function longestLoop(units: readonly string[]): number {
  let longest = units.length === 0 ? 0 : 1;
  for (let period = 1; period <= LONGEST_LOOP; period++) {
    let matched = 0;
    for (let i = period; i < units.length; i++) {
      matched = units[i] === units[i - period] ? matched + 1 : 0;
      longest = Math.max(longest, 1 + Math.floor(matched / period));
    }
  }
  return longest;
}
