/** A hidden state as a tile: a small square a unit, blue above 0, orange below, the stronger the further away. */
import { useMemo } from 'preact/hooks';
import type { Box } from './stage-layout.ts';

const LEVELS = [0.1, 0.3, 0.55, 0.8] as const;

export function StateTile({ values, box, faint }: { values: readonly number[]; box: Box; faint: boolean }) {
  const shades = useMemo(() => squaresByShade(values, box), [values, box]);
  return (
    <g class={faint ? 'tile faint' : 'tile'}>
      <rect class="tile-ground" x={box.x} y={box.y} width={box.width} height={box.height} rx="3" />
      {[...shades].map(([shade, path]) => (
        <path key={shade} class={shade} d={path} />
      ))}
    </g>
  );
}

/** All squares of one shade are one path: a sentence has thousands of them. */
function squaresByShade(values: readonly number[], box: Box): Map<string, string> {
  const columns = Math.ceil(Math.sqrt((values.length * box.width) / box.height));
  const [width, height] = [box.width / columns, box.height / Math.ceil(values.length / columns)];
  const shades = new Map<string, string>();
  values.forEach((value, j) => {
    const level = LEVELS.filter((least) => Math.abs(value) >= least).length;
    if (level === 0) return;
    const shade = `${value < 0 ? 'negative' : 'positive'} level${level}`;
    const [x, y] = [box.x + (j % columns) * width, box.y + Math.floor(j / columns) * height];
    const square = `M${x.toFixed(1)} ${y.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h-${width.toFixed(1)}z`;
    shades.set(shade, (shades.get(shade) ?? '') + square);
  });
  return shades;
}
