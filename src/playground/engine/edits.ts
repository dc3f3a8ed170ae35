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

export const NO_EDITS: Edits = { clamps: [], attentionOff: false };

export function isUnchanged({ clamps, attentionOff }: Edits): boolean {
  return clamps.length === 0 && !attentionOff;
}
