/** Ids that mean no word. They stand first in every vocabulary, in this order. */
export const PAD = 0;
export const UNK = 1;
export const BOS = 2;
export const EOS = 3;

/** The first id that means a word. */
export const FIRST_WORD = 4;
