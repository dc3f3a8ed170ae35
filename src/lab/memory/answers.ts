/** How good the answers to a batch are, and the gradient that makes them better. */
import { crossEntropy } from '../../ops/loss/cross-entropy.ts';
import type { Matrix, Variable } from '../../tensor/matrix.ts';
import type { Pass } from '../../tensor/tape.ts';
import type { Task } from './memory-tasks.ts';
import type { SequenceBatch } from './sequences.ts';

/**
 * The batch's figure, accuracy 0–1 or mean squared error; with a tape, the gradient of the batch's mean loss
 * is left in `answers.gradient`. The loss is the cross-entropy of the class, or half the squared error.
 */
export function judge(pass: Pass, task: Task, answers: Variable, batch: SequenceBatch): number {
  return task.measure === 'accuracy' ? judgeClasses(pass, answers, batch) : judgeValues(answers, batch);
}

function judgeClasses(pass: Pass, answers: Variable, { classes }: SequenceBatch): number {
  let right = 0;
  for (let b = 0; b < answers.rows; b++) {
    if (answers.value.indexOfMost(b) === classes[b]) right++;
  }
  if (pass.tape !== null) {
    pass.kernels.copy(answers.gradient, answers.value);
    const losses = pass.arena.floats(answers.rows);
    const [logits, scale] = [answers.gradient, 1 / answers.rows];
    pass.kernels.run(crossEntropy)({ logits, targets: classes, smoothing: 0, scale, losses });
  }
  return right / answers.rows;
}

/** error = (y − target)², d½error/dy = y − target. */
function judgeValues(answers: Variable, { values }: SequenceBatch): number {
  const { rows, gradient } = answers;
  let sum = 0;
  for (let b = 0; b < rows; b++) {
    const difference = answers.value.at(b, 0) - values[b]!;
    sum += difference * difference;
    gradient.set(b, 0, difference / rows);
  }
  return sum / rows;
}

/** Mean over the rows of their L2 norms. */
export function meanRowNorm(matrix: Matrix): number {
  let sum = 0;
  for (let i = 0; i < matrix.rows; i++) {
    let squares = 0;
    for (let j = 0; j < matrix.columns; j++) squares += matrix.at(i, j) ** 2;
    sum += Math.sqrt(squares);
  }
  return sum / matrix.rows;
}
