/**
 * Shapes, and the checks that they hold. One legend for every comment, [rows, columns]:
 *
 *   B  sentences of a batch      T  target steps           S  source steps
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
  const sizes = new Int32Array(letters.length);
  const agrees = ({ factor, letter }: { factor: number; letter: number }, size: number): boolean => {
    if (letter >= 0 && sizes[letter] === -1 && size % factor === 0) sizes[letter] = size / factor;
    return size === (letter < 0 ? factor : factor * sizes[letter]!);
  };
  return (step) => {
    sizes.fill(-1);
    for (const { name, shape, rows, columns } of operands) {
      const x = (step as Record<string, Matrix | null>)[name];
      if (x === null || x === undefined || (agrees(rows, x.rows) && agrees(columns, x.columns))) continue;
      const known = letters.flatMap((letter, i) => (sizes[i] === -1 ? [] : [`${letter} ${sizes[i]}`])).join(', ');
      throw shapeError(`${opName}: ${name}`, x, `${shape} with ${known}`);
    }
  };
}
