/** The loss over the updates, of training as a line, of the dev side as a dot an epoch. */
import { texts } from './state.ts';
import { choices, epochs, losses, plannedSteps } from './train-state.ts';

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [420, 170, 34, 22];
/** Updates that the line is smoothed over. */
const SMOOTH = 8;

export function LossCurve() {
  const values = smoothed(losses.value);
  const steps = Math.max(plannedSteps.value, values.length, 2);
  const dev = epochs.value.map(({ record }) => ({ step: record.step, loss: record.devLoss }));
  const most = Math.max(1, ...values, ...dev.map(({ loss }) => loss));
  const x = (step: number) => LEFT + ((WIDTH - LEFT - 8) * step) / steps;
  const y = (loss: number) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - 12) * loss) / most;
  const line = values.map((loss, i) => `${i === 0 ? 'M' : 'L'}${x(i + 1).toFixed(1)} ${y(loss).toFixed(1)}`).join('');
  const { trainLoss, devLoss, updates, lossPicture } = texts.value;
  const last = values.at(-1);
  return (
    <svg
      class="curve-frame"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={lossPicture(last === undefined ? '–' : last.toFixed(2), choices.value.epochs)}
    >
      <path class="axis" d={`M${LEFT} 8V${HEIGHT - BOTTOM}H${WIDTH - 6}`} />
      {[0, most / 2, most].map((tick) => (
        <text key={tick} class="tick" x={LEFT - 5} y={y(tick) + 4}>
          {tick.toFixed(1)}
        </text>
      ))}
      <text class="tick" x={WIDTH - 8} y={HEIGHT - 6}>
        {`${steps} ${updates}`}
      </text>
      <path class="loss" d={line} />
      {dev.map(({ step, loss }) => (
        <circle key={step} class="dev" cx={x(step)} cy={y(loss)} r="4" />
      ))}
      <text class="key loss-key" x={LEFT + 8} y={HEIGHT - BOTTOM - 24}>
        {trainLoss}
      </text>
      <text class="key dev-key" x={LEFT + 8} y={HEIGHT - BOTTOM - 8}>
        {devLoss}
      </text>
    </svg>
  );
}

function smoothed(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value, i) => {
    sum += value - (values[i - SMOOTH] ?? 0);
    return sum / Math.min(i + 1, SMOOTH);
  });
}
