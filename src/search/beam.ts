/**
 * Beam search: at each step the K likeliest beginnings of a translation, for many sentences at once.
 *
 *   score(y) = log p(y) / divisor(|y|) + cp     |y| counts EOS; cp ≤ 0 is the coverage penalty, where one is asked for
 *
 * A hypothesis that writes EOS is finished and gives up its place: K places hold finished and living ones together.
 * A living one is given up as soon as it cannot beat the finished ones any more, and its sentence ends with the last:
 *
 *   log p only falls and the divisor only grows, so no continuation scores above   log p / divisor(maximum length)
 *
 * @see Huang, Zhao & Ma 2017 (D17-1227) on when beam search may stop
 */
import { BOS, EOS } from '../special-ids.ts';
import { Candidates } from './candidates.ts';
import { type Hypothesis, type HypothesisFacts, hypothesisOf, type LengthDivisor, type Prefix } from './hypothesis.ts';
import { wordsThatRepeat } from './repeated-ngrams.ts';
import type { NextWords, SentenceRules, Step } from './step.ts';

interface BeamRules {
  readonly beamSize: number;
  /** Hypotheses wanted for each sentence, at most `beamSize`. */
  readonly nBest: number;
  readonly divisor: LengthDivisor;
}

interface Alive {
  readonly prefix: Prefix | null;
  readonly logProbability: number;
  /** The row of the last step that it goes on from. */
  readonly row: number;
}

/**
 * Up to `nBest` hypotheses for each sentence: finished ones before those that were cut, best score first.
 * Yields after every word, so that the caller can let other work in.
 */
export function* beamSearch(
  step: Step,
  sentences: readonly SentenceRules[],
  rules: BeamRules,
): Generator<void, Hypothesis[][]> {
  const beams = sentences.map((sentence, i) => new SentenceBeam(i, sentence, rules));
  const candidates = new Candidates(rules.beamSize);
  for (let active = beams; active.length > 0; active = active.filter(({ alive }) => alive.length > 0)) {
    const words = step({
      ids: Int32Array.from(active.flatMap(({ alive }) => alive.map(({ prefix }) => prefix?.id ?? BOS))),
      parents: Int32Array.from(active.flatMap(({ alive }) => alive.map(({ row }) => row))),
      sentences: Int32Array.from(active.flatMap(({ alive, sentence }) => alive.map(() => sentence))),
    });
    let row = 0;
    for (const beam of active) {
      const rows = beam.alive.length;
      beam.advance(words, row, candidates);
      row += rows;
    }
    yield;
  }
  return beams.map((beam) => beam.best());
}

/** The K places of one sentence. */
class SentenceBeam {
  readonly sentence: number;
  alive: readonly Alive[];
  private readonly finished: Hypothesis[] = [];
  private cut: Hypothesis[] = [];
  private length = 0;
  private readonly limits: SentenceRules;
  private readonly rules: BeamRules;

  constructor(sentence: number, limits: SentenceRules, rules: BeamRules) {
    this.sentence = sentence;
    this.alive = [{ prefix: null, logProbability: 0, row: sentence }];
    this.limits = limits;
    this.rules = rules;
  }

  /** One word further; the answers for the living ones start at row `first`. */
  advance(words: NextWords, first: number, candidates: Candidates): void {
    const { alive } = this;
    candidates.clear();
    const { mayWriteUnknown, noRepeatNgram } = this.limits;
    const places = this.rules.beamSize - this.finished.length;
    alive.forEach(({ prefix, logProbability }, origin) => {
      const barred = noRepeatNgram ? wordsThatRepeat(prefix, noRepeatNgram) : null;
      const offered = { row: first + origin, origin, logProbability, mayWriteUnknown, barred };
      candidates.offer(words, offered, places);
    });
    const hasAttention = words.attended !== null;
    if (candidates.size === 0) this.end(hasAttention);
    else {
      this.length++;
      this.alive = this.take(candidates, words, first);
      if (this.length >= this.limits.maximumLength) this.end(hasAttention);
      else this.giveUp();
    }
  }

  best(): Hypothesis[] {
    const byScore = (a: Hypothesis, b: Hypothesis) => b.score - a.score;
    return [...this.finished.sort(byScore), ...this.cut.sort(byScore)].slice(0, this.rules.nBest);
  }

  /** Candidates that wrote EOS are finished; the others live on. */
  private take(candidates: Candidates, { attended, attention: weightsOf }: NextWords, first: number): Alive[] {
    const alive: Alive[] = [];
    for (let i = 0; i < candidates.size; i++) {
      const row = first + candidates.origins[i]!;
      const id = candidates.ids[i]!;
      const before = this.alive[candidates.origins[i]!]!.prefix;
      const logProbability = candidates.logProbabilities[i]!;
      const attention = this.limits.coverageOf ? weightsOf?.(row) : undefined;
      if (id !== EOS) {
        alive.push({ prefix: { id, attended: attended?.[row] ?? 0, attention, before }, logProbability, row });
      } else {
        const facts = { logProbability, finished: true, hasAttention: attended !== null, lastAttention: attention };
        this.finished.push(this.hypothesis(before, facts));
      }
    }
    return alive;
  }

  /** Leaves those out that cannot get among the n best any more. */
  private giveUp(): void {
    const { nBest, divisor } = this.rules;
    if (this.finished.length < nBest) return;
    const bar = this.finished.map(({ score }) => score).sort((a, b) => b - a)[nBest - 1]!;
    const longest = divisor(this.limits.maximumLength);
    this.alive = this.alive.filter(({ logProbability }) => logProbability / longest > bar);
  }

  /** The longest length is reached, or no word may follow: what lives is cut off. */
  private end(hasAttention: boolean): void {
    this.cut = this.alive.map(({ prefix, logProbability }) =>
      this.hypothesis(prefix, { logProbability, finished: false, hasAttention }),
    );
    this.alive = [];
  }

  private hypothesis(
    prefix: Prefix | null,
    facts: Omit<HypothesisFacts, 'length' | 'divisor' | 'coverageOf'>,
  ): Hypothesis {
    const { divisor } = this.rules;
    const { coverageOf } = this.limits;
    return hypothesisOf(prefix, { ...facts, length: this.length, divisor, coverageOf });
  }
}
