/** Batches of a task's sequences, all of the same length, drawn anew from a seed and a counter. */
import { createSteps, type Steps } from '../../model/steps.ts';
import { PURPOSE, randomInteger, streamKey } from '../../random.ts';
import type { Arena } from '../../tensor/arena.ts';
import type { FloatArray, Variable } from '../../tensor/matrix.ts';
import { Draw, type Task } from './memory-tasks.ts';

/** What the sequences are for: no sequence of one purpose is drawn for another. */
export const STREAM = { training: 0, test: 1, probe: 2, check: 3, length: 4 } as const;

/** Training sequences are at least so long, where the lag is not shorter itself. */
export const SHORTEST_TRAINED = 10;

/**
 * How long the sequences of a training batch are: any length up to the lag. Short ones show what matters,
 * long ones ask to keep it longer; with long ones alone even an LSTM takes very long to begin.
 */
export function lengthAt({ lag, seed }: { lag: number; seed: number }, batch: number): number {
  const shortest = Math.min(lag, SHORTEST_TRAINED);
  return shortest + randomInteger(streamKey(seed, PURPOSE.lab, STREAM.length, lag), batch, lag - shortest + 1);
}

export interface SequenceSource {
  readonly task: Task;
  readonly length: number;
  readonly seed: number;
  readonly stream: number;
}

export interface SequenceBatch {
  readonly steps: Steps;
  /** [T·B, I]: step t of sequence b is row t·B + b. */
  readonly inputs: Variable;
  /** The answers: classes, or numbers. */
  readonly classes: Int32Array;
  readonly values: FloatArray;
}

/** The sequences `first` … `first + size − 1` of a source. Every network gets the same ones. */
export function createSequences(source: SequenceSource, arena: Arena, first: number, size: number): SequenceBatch {
  const { task, length, seed, stream } = source;
  const steps = createSteps(new Int32Array(size).fill(length), arena);
  const inputs = arena.variable(length * size, task.inputSize);
  inputs.value.data.fill(0);
  const classes = arena.integers(size);
  const values = arena.floats(size);
  for (let b = 0; b < size; b++) {
    const draw = new Draw(streamKey(seed, PURPOSE.lab, stream, length, first + b));
    const answer = task.write(draw, length, (t, column, value) => inputs.value.set(t * size + b, column, value));
    classes[b] = answer;
    values[b] = answer;
  }
  return { steps, inputs, classes, values };
}
