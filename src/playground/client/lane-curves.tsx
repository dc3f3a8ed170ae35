/** How many answers are right, over the updates, a line a lane. */
import { cellTitle } from '../../inspect/cells/cell-texts.ts';
import { CELLS } from '../../ops/cells.ts';
import { LANES } from '../engine/two-lanes.ts';
import { laneLooks } from './lanes-state.ts';
import { language, texts } from './state.ts';

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [420, 170, 40, 22];

export function LaneCurves() {
  const looks = laneLooks.value;
  const planned = looks[0]![0]!.planned;
  const x = (update: number) => LEFT + ((WIDTH - LEFT - 8) * update) / planned;
  const y = (share: number) => HEIGHT - BOTTOM - (HEIGHT - BOTTOM - 12) * share;
  const line = (lane: number) =>
    looks.map((look, i) => {
      const { updates, figure } = look[lane]!;
      return `${i === 0 ? 'M' : 'L'}${x(updates).toFixed(1)} ${y(figure).toFixed(1)}`;
    });
  const { lanesRight, lanesPicture, updates } = texts.value;
  return (
    <div>
      <h3>{lanesRight}</h3>
      <svg class="curve-frame" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={lanesPicture}>
        <path class="axis" d={`M${LEFT} 8V${HEIGHT - BOTTOM}H${WIDTH - 6}`} />
        {[0, 0.5, 1].map((tick) => (
          <text key={tick} class="tick" x={LEFT - 5} y={y(tick) + 4}>
            {`${100 * tick}%`}
          </text>
        ))}
        <text class="tick" x={WIDTH - 8} y={HEIGHT - 6}>
          {`${planned} ${updates}`}
        </text>
        {LANES.map((lane, i) => (
          <g key={lane} class={`lane-line ${lane}`}>
            <path d={line(i).join('')} />
            <text class="key" x={WIDTH - 10} y={HEIGHT - 50 + 16 * i}>
              {cellTitle(CELLS[lane], language.value)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
