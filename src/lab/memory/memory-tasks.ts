/**
 * Three tasks whose answer depends on something that was seen long ago, and on nothing else; and one with work for every gate.
 * The lag is the length of a sequence in steps; in those three what matters stands in its first six tenths.
 *
 * @see Hochreiter & Schmidhuber 1997, experiments 2, 4 and 6a
 */
import { randomInteger, uniform } from '../../random.ts';

export type TaskName = 'order' | 'adding' | 'recall' | 'latest';

/** Draws the random numbers of one sequence, one after the other. */
export class Draw {
  private readonly key: number;
  private drawn = 0;

  constructor(key: number) {
    this.key = key;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + randomInteger(this.key, this.drawn++, high - low + 1);
  }

  /** A number in [0, 1). */
  share(): number {
    return uniform(this.key, this.drawn++);
  }
}

/** How long and how fast a network learns a task. */
interface Schooling {
  readonly hiddenSize: number;
  readonly learningRate: number;
  /** Sequences seen at most; a network that has solved the task stops earlier. */
  readonly sequences: number;
}

export interface Task {
  readonly name: TaskName;
  readonly inputSize: number;
  readonly outputSize: number;
  /** `accuracy` 0–1 of choosing the class, or mean squared `error` of a number. */
  readonly measure: 'accuracy' | 'error';
  /** What an answer without any memory gets. */
  readonly chance: number;
  /** The figure from which on we call the task solved. */
  readonly solvedAt: number;
  /** The figure, over the last updates, at which training may stop. */
  readonly stopAt: number;
  readonly shortestLag: number;
  readonly schooling: Schooling;
  /** Writes one sequence through `put` and returns its answer: a class, or a number. */
  write(draw: Draw, lag: number, put: (step: number, column: number, value: number) => void): number;
}

const OF_FOUR_CLASSES = {
  inputSize: 8,
  outputSize: 4,
  measure: 'accuracy',
  chance: 1 / 4,
  solvedAt: 0.99,
  stopAt: 0.999,
} as const;
const OF_ONE_NUMBER = {
  outputSize: 1,
  measure: 'error',
  chance: 1 / 6,
  solvedAt: 0.01,
  stopAt: 0.002,
} as const;

/** Inputs of the temporal order task: start, end, four symbols that mean nothing, and the two that do. */
const ORDER = { start: 0, end: 1, noise: 2, noises: 4, symbol: 6, symbols: 2 } as const;

/**
 * Two symbols, each X or Y, the first in the second tenth of the sequence and the other in the sixth, among noise:
 * say which they were, in their order.
 */
const order: Task = {
  name: 'order',
  ...OF_FOUR_CLASSES,
  shortestLag: 10,
  schooling: { hiddenSize: 8, learningRate: 0.02, sequences: 32_000 },
  write(draw, lag, put) {
    const first = draw.between(Math.floor(lag / 10), Math.floor(lag / 5));
    const second = draw.between(Math.floor(lag / 2), Math.floor((3 * lag) / 5));
    let answer = 0;
    for (let t = 0; t < lag; t++) {
      if (t === first || t === second) {
        const symbol = draw.between(0, ORDER.symbols - 1);
        put(t, ORDER.symbol + symbol, 1);
        answer = answer * ORDER.symbols + symbol;
      } else if (t === 0) put(t, ORDER.start, 1);
      else if (t === lag - 1) put(t, ORDER.end, 1);
      else put(t, ORDER.noise + draw.between(0, ORDER.noises - 1), 1);
    }
    return answer;
  },
};

/**
 * A number in [0, 1) at each step, two of them marked: one within the first tenth, one later in the first half.
 * The answer is their sum; always answering 1 has a mean squared error of 2/12.
 */
const adding: Task = {
  name: 'adding',
  inputSize: 2,
  ...OF_ONE_NUMBER,
  shortestLag: 4,
  schooling: { hiddenSize: 12, learningRate: 0.005, sequences: 256_000 },
  write(draw, lag, put) {
    const tenth = Math.max(1, Math.floor(lag / 10));
    const first = draw.between(0, tenth - 1);
    const second = draw.between(tenth, Math.floor(lag / 2) - 1);
    let sum = 0;
    for (let t = 0; t < lag; t++) {
      const value = draw.share();
      const isMarked = t === first || t === second;
      put(t, 0, value);
      put(t, 1, isMarked ? 1 : 0);
      if (isMarked) sum += value;
    }
    return sum;
  },
};

/** One of four symbols at the very beginning, then only noise: say which it was. */
const recall: Task = {
  name: 'recall',
  ...OF_FOUR_CLASSES,
  shortestLag: 2,
  schooling: { hiddenSize: 8, learningRate: 0.01, sequences: 96_000 },
  write(draw, lag, put) {
    const answer = draw.between(0, 3);
    put(0, answer, 1);
    for (let t = 1; t < lag; t++) put(t, 4 + draw.between(0, 3), 1);
    return answer;
  },
};

/** Of the steps, so many are marked, and so many ask; of the last ones, half ask. */
const LATEST = { marked: 0.2, asking: 0.2, askingAtLast: 0.5 } as const;

/**
 * A number in [−1, 1) at each step; at any steps, the first among them, it is marked. Where the last step asks, the answer
 * is the number that was marked last, else 0; always answering 0 has a mean squared error of ½ · ⅓.
 *
 * What is not marked must not go in, what a new mark replaces must go, and what is not asked for must not show: work for
 * the input, the forget and the output gate. Two units have no room to do a gate's work by other means; eight have.
 */
const latest: Task = {
  name: 'latest',
  inputSize: 3,
  ...OF_ONE_NUMBER,
  shortestLag: 2,
  schooling: { hiddenSize: 2, learningRate: 0.05, sequences: 64_000 },
  write(draw, lag, put) {
    let held = 0;
    let isAsked = false;
    for (let t = 0; t < lag; t++) {
      const value = 2 * draw.share() - 1;
      const isMarked = t === 0 || draw.share() < LATEST.marked;
      isAsked = draw.share() < (t === lag - 1 ? LATEST.askingAtLast : LATEST.asking);
      put(t, 0, value);
      put(t, 1, isMarked ? 1 : 0);
      put(t, 2, isAsked ? 1 : 0);
      if (isMarked) held = value;
    }
    return isAsked ? held : 0;
  },
};

export const TASKS: Readonly<Record<TaskName, Task>> = { order, adding, recall, latest };
