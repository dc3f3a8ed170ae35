/** A hidden state as a tile: a small square a unit, blue above 0, orange below, the stronger the further away. */
import { useMemo } from 'preact/hooks';
import { shadesOf } from './shades.ts';
import type { Box } from './stage-layout.ts';

export function StateTile({ values, box, faint }: { values: readonly number[]; box: Box; faint: boolean }) {
  const shades = useMemo(() => {
    const columns = Math.ceil(Math.sqrt((values.length * box.width) / box.height));
    const count = Math.ceil(values.length / columns);
    const rows = Array.from({ length: count }, (_, i) => values.slice(i * columns, (i + 1) * columns));
    const squares = { x: box.x, y: box.y, width: box.width / columns, height: box.height / count, gap: 0 };
    return shadesOf(rows, squares, 1);
  }, [values, box]);
  return (
    <g class={faint ? 'tile faint' : 'tile'}>
      <rect class="tile-ground" x={box.x} y={box.y} width={box.width} height={box.height} rx="3" />
      {shades.map(([shade, path]) => (
        <path key={shade} class={shade} d={path} />
      ))}
    </g>
  );
}
