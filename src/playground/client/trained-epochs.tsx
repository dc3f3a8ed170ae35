/** A slider over the epochs: the same sentences as the model translated them then, and that model to look into. */
import { signal } from '@preact/signals';
import type { EpochRecord } from '../../checkpoint/records.ts';
import { EpochAttention } from './epoch-attention.tsx';
import { lookInside } from './look-inside.ts';
import { texts } from './state.ts';
import { epochs, running } from './train-state.ts';

/** `null`: the last one. */
const seenEpoch = signal<number | null>(null);

export function TrainedEpochs() {
  const all = epochs.value;
  if (all.length === 0) return null;
  const at = Math.min(
    running.value ? Number.POSITIVE_INFINITY : (seenEpoch.value ?? Number.POSITIVE_INFINITY),
    all.length - 1,
  );
  const { record, checkpoint } = all[at]!;
  const { epochText, lookInsideThen } = texts.value;
  const name = epochText(record.epoch, record.devLoss.toFixed(3), record.devBleu.toFixed(1));
  return (
    <div class="epochs">
      <label class="back">
        <span>{name}</span>
        <input
          type="range"
          min={0}
          max={all.length - 1}
          value={at}
          disabled={running.value}
          aria-valuetext={name}
          onInput={(event) => {
            seenEpoch.value = Number(event.currentTarget.value);
          }}
        />
      </label>
      <Samples record={record} />
      <EpochAttention record={record} checkpoint={checkpoint} />
      <button
        type="button"
        class="chip"
        disabled={running.value}
        onClick={() => lookInside(`epoch-${record.epoch}.json`, checkpoint)}
      >
        {lookInsideThen(record.epoch)}
      </button>
    </div>
  );
}

function Samples({ record }: { record: EpochRecord }) {
  return (
    <ul class="samples">
      {record.samples.map(({ source, hypothesis, reference: right }) => (
        <li key={source} class={hypothesis === right ? 'right' : ''}>
          <span>{source}</span>
          <b>
            <bdi>{hypothesis}</bdi>
          </b>
          <span class="soft">
            {texts.value.reference} <bdi>{right}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}
