/** How wide a word of the stage is, in CSS pixels. */

const STAGE_FONT = '15px system-ui, sans-serif';
/** Characters of a word that a picture has room for. */
const MOST = 22;
let context: CanvasRenderingContext2D | null = null;

/** Measured anew each time, which takes some microseconds: widths that were kept would be as many as words ever typed. */
export function textWidth(text: string): number {
  if (context === null) {
    context = document.createElement('canvas').getContext('2d');
    if (context === null) return 8 * text.length;
    context.font = STAGE_FONT;
  }
  return context.measureText(text).width;
}

/** A word as pictures show it: what is too long ends in an ellipsis. */
export function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= MOST ? text : `${characters.slice(0, MOST - 1).join('')}…`;
}
