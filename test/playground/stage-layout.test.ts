import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, layOutStage } from '../../src/playground/client/stage-layout.ts';

const widths = fc.array(fc.integer({ min: 4, max: 140 }), { minLength: 1, maxLength: 24 });

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the stage', () => {
  it('when there are words of any width in a window of any width, then each has its place within it, and none covers another', () => {
    fc.assert(
      fc.property(
        widths,
        widths,
        fc.integer({ min: 300, max: 1400 }),
        fc.constantFrom(1, 2),
        (source, target, room, directions) => {
          const layout = layOutStage(source, target, { room, directions });
          const placed = [...layout.source, ...layout.target];
          expect(placed).toHaveLength(source.length + target.length);
          const boxes = placed.flatMap(({ box, tiles }) => [box, ...tiles]);
          for (const { x, y, width, height } of boxes) {
            expect(Math.min(x, y, width - 1)).toBeGreaterThanOrEqual(-0.01);
            expect(x + width).toBeLessThanOrEqual(room + 0.01);
            expect(y + height).toBeLessThanOrEqual(layout.height + 0.01);
          }
          boxes.forEach((a, i) => {
            for (const b of boxes.slice(0, i)) expect(overlap(a, b)).toBe(false);
          });
        },
      ),
    );
  });

  it('when the sentence fits, then it stands in lines, else in columns', () => {
    expect(layOutStage([40, 40], [40], { room: 390, directions: 2 }).isTall).toBe(false);
    expect(layOutStage(new Array(12).fill(60), [40], { room: 390, directions: 2 }).isTall).toBe(true);
  });
});
