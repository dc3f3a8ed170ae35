/** Arenas for passes without a tape: their variables have no gradient of their own, which halves what they take. */
import { Arena, CountingArena } from './arena.ts';
import { type Matrix, Variable } from './matrix.ts';

/** An arena whose variables hold a value alone. */
class ForwardArena extends Arena {
  override variable(rows: number, columns: number): Variable {
    return valueAlone(this.matrix(rows, columns));
  }
}

/** The same without memory, to count what a forward pass takes. */
export class CountingForwardArena extends CountingArena {
  override variable(rows: number, columns: number): Variable {
    return valueAlone(this.matrix(rows, columns));
  }
}

function valueAlone(value: Matrix): Variable {
  return new Variable(value, value);
}

/** The free rest of an arena, for passes whose variables have no gradients. */
export function restOf(arena: Arena): ForwardArena {
  return new ForwardArena(arena.buffer, { start: arena.mark(), end: arena.end, bytesPerFloat: arena.bytesPerFloat });
}

/** The free rest of an arena as two halves: for steps that each read what the one before has left. */
export function halvesOf(arena: Arena): [ForwardArena, ForwardArena] {
  const { buffer, bytesPerFloat } = arena;
  const start = arena.mark();
  const middle = start + Math.floor((arena.end - start) / 2);
  return [
    new ForwardArena(buffer, { start, end: middle, bytesPerFloat }),
    new ForwardArena(buffer, { start: middle, end: arena.end, bytesPerFloat }),
  ];
}
