/** What a reader changes in a running model: gates held open or shut, attention switched off. The weights stay. */

/** One gate held at a value. `null` stands for all: layers and directions, units, words. */
export interface Clamp {
  readonly side: 'encoder' | 'decoder';
  readonly gate: string;
  readonly value: 0 | 1;
  readonly layer: number | null;
  readonly direction: 'forward' | 'backward' | null;
  readonly unit: number | null;
  /** Of the encoder in the order in which it reads, of the decoder in that in which it writes. */
  readonly word: number | null;
}

export interface Edits {
  readonly clamps: readonly Clamp[];
  /** The decoder gets nothing of the source but the state that it starts from. */
  readonly attentionOff: boolean;
}

/** A layer at one of its words. */
interface ClampedPlace extends Pick<Clamp, 'side'> {
  readonly layer: number;
  readonly direction: 'forward' | 'backward';
  readonly word: number;
}

export function concerns({ side, layer, direction, word }: Clamp, place: ClampedPlace): boolean {
  return (
    side === place.side &&
    (layer === null || layer === place.layer) &&
    (direction === null || direction === place.direction) &&
    (word === null || word === place.word)
  );
}

/** At what a gate of a unit is held there, if it is. The last clamp wins. */
export function heldAt({ clamps }: Edits, place: ClampedPlace, gate: string, unit: number): 0 | 1 | null {
  const holds = (clamp: Clamp) => clamp.gate === gate && (clamp.unit === null || clamp.unit === unit);
  return clamps.findLast((clamp) => holds(clamp) && concerns(clamp, place))?.value ?? null;
}

export const NO_EDITS: Edits = { clamps: [], attentionOff: false };

export function isUnchanged({ clamps, attentionOff }: Edits): boolean {
  return clamps.length === 0 && !attentionOff;
}
