/** Two lanes: RNN and LSTM learn a long-dependency task side by side, and the reach of the gradient is drawn as it grows. */
import { cellTitle } from '../../inspect/cells/cell-texts.ts';
import { CELLS } from '../../ops/cells.ts';
import { LANE_TASKS, type LaneNews, shareAtStart } from '../engine/two-lanes.ts';
import { Choice } from './choice.tsx';
import { LaneCurves } from './lane-curves.tsx';
import {
  LANE_LAGS,
  laneChoices,
  laneLooks,
  lanesFailure,
  lanesRun,
  lanesRunning,
  startLanes,
  stopLanes,
} from './lanes-state.ts';
import { language, texts } from './state.ts';

/** The places of what matters, as shares of the sequence. */
const MATTERS = {
  order: [
    [0.1, 0.2],
    [0.5, 0.6],
  ],
  recall: [[0, 0]],
} as const;
const [WIDTH, HEIGHT] = [420, 30];

export function LanesPanel() {
  const { lanesTitle, lanesHelp, lanesReach, lanesReachHelp } = texts.value;
  const now = laneLooks.value.at(-1);
  return (
    <section class="card" id="lanes" aria-labelledby="lanes-title">
      <h2 id="lanes-title">{lanesTitle}</h2>
      <p class="soft">{lanesHelp}</p>
      <LaneKnobs />
      {lanesFailure.value !== null && (
        <p class="warning" role="alert">
          {lanesFailure.value}
        </p>
      )}
      {now !== undefined && (
        <div class="lanes">
          <div>
            <h3>{lanesReach}</h3>
            {now.map((lane) => (
              <LaneStrip key={lane.lane} lane={lane} />
            ))}
            <p class="soft">{lanesReachHelp}</p>
          </div>
          <LaneCurves />
        </div>
      )}
    </section>
  );
}

function LaneKnobs() {
  const { lanesTask, lanesTasks, lanesLag, lanesStart, lanesStop } = texts.value;
  const { task, lag } = laneChoices.value;
  return (
    <div class="choices">
      <Choice
        label={lanesTask}
        value={task}
        options={LANE_TASKS.map((one) => [one, lanesTasks[one]])}
        onChoose={(one) => {
          laneChoices.value = { ...laneChoices.value, task: one };
        }}
      />
      <Choice
        label={lanesLag}
        value={String(lag)}
        options={LANE_LAGS.map((one) => [String(one), String(one)])}
        onChoose={(one) => {
          laneChoices.value = { ...laneChoices.value, lag: Number(one) };
        }}
      />
      <button type="button" class="chip main" onClick={lanesRunning.value ? stopLanes : startLanes}>
        {lanesRunning.value ? `■ ${lanesStop}` : `▶ ${lanesStart}`}
      </button>
    </div>
  );
}

function LaneStrip({ lane: { lane, figure, updates, gradient, solved } }: { lane: LaneNews }) {
  const { laneNow, laneSolved, laneUnsolved } = texts.value;
  const says = laneNow(
    cellTitle(CELLS[lane], language.value),
    `${Math.round(100 * figure)}%`,
    updates,
    shareAtStart(gradient).toPrecision(2),
  );
  const width = WIDTH / gradient.length;
  const { lag, task } = lanesRun.value;
  return (
    <div class="lane">
      <svg class={`strip ${lane}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={says}>
        {gradient.map((norm, distance) => (
          <rect
            key={distance}
            x={(gradient.length - 1 - distance) * width}
            y={4}
            width={width - 0.6}
            height={HEIGHT - 8}
            opacity={shade(norm / gradient[0]!)}
          />
        ))}
        {MATTERS[task].map(([from, to]) => (
          <rect
            key={from}
            class="matters"
            x={1 + (1 + Math.floor(from * lag)) * width}
            y={1}
            width={(1 + Math.floor(to * lag) - Math.floor(from * lag)) * width - 1}
            height={HEIGHT - 2}
          />
        ))}
      </svg>
      <p data-lane={lane} data-figure={figure} data-left={shareAtStart(gradient).toPrecision(2)}>
        {says} {solved !== null && <b>{solved ? laneSolved : laneUnsolved}</b>}
      </p>
    </div>
  );
}

/** 1 for all of the gradient, a fifth less for each tenth that is left; a millionth is not seen. */
function shade(share: number): string {
  return Math.max(0.04, Math.min(1, 1 + Math.log10(Math.max(share, 1e-9)) / 5)).toFixed(2);
}
