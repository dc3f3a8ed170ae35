/**
 * Shapes, and the checks that they hold. One legend for every comment, [rows, columns]:
 *
 *   B  sentences of a batch      T  target steps; in attention, all target rows
 *   S  source steps
 *   N  sentences in one step     R  rows: tokens of all sentences, or of all steps
 *   E  word vector               H  hidden state           G  gates side by side, gates × H
 *   M  encoder memory            D  attention query, key   F  readout
 *   V  vocabulary                I  input of a layer       P  a cell's own weights
 */
import { NmtError } from '../errors.ts';
import type { Matrix } from './matrix.ts';

interface Sized {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Checks that `x` is [rows, columns].
 *
 * @throws NmtError E_SHAPE when it is not
 */
export function checkShape(name: string, x: Sized, rows: number, columns: number): void {
  if (x.rows !== rows || x.columns !== columns) throw shapeError(name, x, `[${rows}, ${columns}]`);
}

function shapeError(name: string, x: Sized, expected: string): NmtError {
  return new NmtError({ code: 'E_SHAPE', problem: `${name} is [${x.rows}, ${x.columns}], expected ${expected}` });
}

/** Such as "[N, 4H]", "[1, D]": a letter is the same size wherever it stands among the operands of one op. */
export type Shape = `[${string}, ${string}]`;

/** One side of a shape: `factor` times the size that the letter stands for, or just `factor`. */
interface Side {
  readonly factor: number;
  readonly letter: string | null;
}

/** Example "[N, 4H]" → rows: 1 × N, columns: 4 × H */
export function parseShape(shape: string): { rows: Side; columns: Side } {
  const sides = /^\[(\d*)([A-Z]?), (\d*)([A-Z]?)\]$/.exec(shape);
  if (sides === null) throw new Error(`"${shape}" is no shape`);
  const side = (factor: string, letter: string) => ({ factor: Number(factor || 1), letter: letter || null });
  return { rows: side(sides[1]!, sides[2]!), columns: side(sides[3]!, sides[4]!) };
}

/**
 * The check of an op's operands, to be called with each step: their shapes have to agree. Operands that are `null` are
 * passed over.
 */
export function shapeCheck(opName: string, shapes: Readonly<Record<string, string>>): (step: object) => void {
  const letters: string[] = [];
  const numbered = ({ factor, letter }: Side) => {
    if (letter !== null && !letters.includes(letter)) letters.push(letter);
    return { factor, letter: letter === null ? -1 : letters.indexOf(letter) };
  };
  const operands = Object.entries(shapes).map(([name, shape]) => {
    const { rows, columns } = parseShape(shape);
    return { name, shape, rows: numbered(rows), columns: numbered(columns) };
  });
  const sizes = new Float64Array(letters.length);
  const fail = (name: string, shape: string, x: Sized): never => {
    const known = letters.flatMap((letter, i) => (sizes[i] === -1 ? [] : [`${letter} ${sizes[i]}`])).join(', ');
    throw shapeError(`${opName}: ${name}`, x, known === '' ? shape : `${shape} with ${known}`);
  };
  return (step) => {
    const matrices = step as Readonly<Record<string, Matrix | null>>;
    for (let i = 0; i < sizes.length; i++) sizes[i] = -1;
    for (let i = 0; i < operands.length; i++) {
      const { name, shape, rows, columns } = operands[i]!;
      const x = matrices[name] ?? null;
      if (x !== null && !(agrees(sizes, rows, x.rows) && agrees(sizes, columns, x.columns))) fail(name, shape, x);
    }
  };
}

/** Whether `size` is what the side of a shape says; a letter that is met for the first time takes its size from it. */
function agrees(sizes: Float64Array, { factor, letter }: NumberedSide, size: number): boolean {
  if (letter < 0) return size === factor;
  if (sizes[letter] === -1) sizes[letter] = Math.floor(size / factor);
  return size === factor * sizes[letter]!;
}

interface NumberedSide {
  readonly factor: number;
  readonly letter: number;
}
