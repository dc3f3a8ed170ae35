/** How wide a word of the stage is, in CSS pixels. */

const STAGE_FONT = '15px system-ui, sans-serif';
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
