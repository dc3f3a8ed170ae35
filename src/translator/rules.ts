/** What a caller wants of the search → the rules it goes by, checked. */
import { NmtError } from '../errors.ts';
import type { SearchOptions } from '../translate.ts';
import type { SearchRules } from './neural-search.ts';

/** @throws NmtError E_USAGE when a value does not fit, the others or the model */
export function searchRules(options: SearchOptions, hasAttention: boolean): SearchRules {
  const { beam, nBest, lengthPenalty, maximumLength = null, noRepeatNgram = null, coveragePenalty = 0 } = options;
  if (!isCount(beam)) refuse(`beam cannot be ${beam}`, 'take a whole number from 1 on');
  if (!isCount(nBest) || nBest > beam) refuse(`nBest cannot be ${nBest}`, 'take a whole number from 1 to beam');
  if (!isWeight(lengthPenalty)) refuse(`lengthPenalty cannot be ${lengthPenalty}`, 'take a number from 0 on');
  if (!isWeight(coveragePenalty)) refuse(`coveragePenalty cannot be ${coveragePenalty}`, 'take a number from 0 on');
  for (const [name, value] of Object.entries({ maximumLength, noRepeatNgram })) {
    if (value !== null && !isCount(value)) refuse(`${name} cannot be ${value}`, 'take a whole number from 1 on');
  }
  if (coveragePenalty > 0 && !hasAttention) {
    refuse('there is no coverage penalty without attention', 'the model does not say what it looked at');
  }
  return { beam, nBest, lengthPenalty, maximumLength, noRepeatNgram, coveragePenalty };
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

function isWeight(value: number): boolean {
  return value >= 0 && value < Number.POSITIVE_INFINITY;
}

function refuse(problem: string, hint: string): never {
  throw new NmtError({ code: 'E_USAGE', problem, hint });
}
