/** How wide a word of the stage is, in CSS pixels. */

const STAGE_FONT = '15px system-ui, sans-serif';
const known = new Map<string, number>();
let context: CanvasRenderingContext2D | null = null;

export function textWidth(text: string): number {
  let width = known.get(text);
  if (width === undefined) {
    context ??= document.createElement('canvas').getContext('2d');
    if (context === null) return 8 * text.length;
    context.font = STAGE_FONT;
    width = context.measureText(text).width;
    known.set(text, width);
  }
  return width;
}
