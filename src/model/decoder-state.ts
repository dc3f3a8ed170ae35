/** Hypotheses come and go: the decoder's state of the rows that live on, in their new order. */
import { type Matrix, Variable } from '../tensor/matrix.ts';
import type { Pass } from '../tensor/tape.ts';
import type { DecoderState } from './seq2seq.ts';

/**
 * Row i of the new state is row `parents[i]` of the old one; where nothing moves, the old one itself.
 *
 * Shapes  states [N, H], feed [N, F], parents [N′] → states [N′, H], feed [N′, F]
 */
export function gatherState(pass: Pass, state: DecoderState, parents: Int32Array): DecoderState {
  const rows = state.layers[0]?.hidden.rows ?? state.feed?.rows;
  if (rows === parents.length && parents.every((parent, i) => parent === i)) return state;
  const gather = (from: Matrix): Matrix => {
    const to = pass.arena.matrix(parents.length, from.columns);
    pass.kernels.gatherRows(to, from, parents, 0);
    return to;
  };
  const gathered = ({ value }: Variable): Variable => {
    const to = gather(value);
    return new Variable(to, to);
  };
  return {
    layers: state.layers.map(
      (layer) => layer && { hidden: gathered(layer.hidden), cell: layer.cell && gathered(layer.cell) },
    ),
    feed: state.feed && gather(state.feed),
  };
}
