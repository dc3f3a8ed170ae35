/** Hands on the gates: hold one open or shut, switch attention off, and see what becomes of the translation. */
import { signal } from '@preact/signals';
import type { Clamp } from '../engine/edits.ts';
import { NO_EDITS } from '../engine/edits.ts';
import { Choice } from './choice.tsx';
import { edits, look, texts } from './state.ts';
import { words } from './words.ts';
import { type Zoomed, zoomed } from './zoom-state.ts';

export const REACHES = ['unit', 'layer', 'all'] as const;
type Reach = (typeof REACHES)[number];

/** How much of the layers the next hold is for, and whether at the cursor's word only. */
export const reach = signal<Reach>('all');
export const onlyHere = signal(false);

export function Hands() {
  const at = zoomed.value;
  if (at === null) return null;
  const { kind } = at.layer;
  const gates = kind.gateNames.filter((name) => name !== kind.candidate);
  return (
    <section class="card" id="hands" aria-labelledby="hands-title">
      <h2 id="hands-title">{texts.value.handsTitle}</h2>
      <p class="soft">{gates.length === 0 ? texts.value.noGates : texts.value.handsHelp}</p>
      {gates.length > 0 && <Scope at={at} />}
      {gates.map((gate) => (
        <Grip key={gate} gate={gate} at={at} />
      ))}
      <AttentionSwitch />
      <Held />
    </section>
  );
}

/** A model without attention says so in its place. */
function AttentionSwitch() {
  if (look.value?.trace.attention === null) return <p class="soft">{texts.value.noAttention}</p>;
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={edits.value.attentionOff}
        onChange={(event) => {
          edits.value = { ...edits.value, attentionOff: event.currentTarget.checked };
        }}
      />
      {texts.value.attentionOff}
    </label>
  );
}

function Scope({ at }: { at: Zoomed }) {
  const { reaches, everyWord, thisWord, sides } = texts.value;
  return (
    <div class="choices">
      <Choice
        label={sides[at.side]}
        value={reach.value}
        options={REACHES.map((one) => [one, reaches[one](at.unit)])}
        onChoose={(one) => {
          reach.value = one;
        }}
      />
      <Choice
        label={texts.value.when}
        value={onlyHere.value ? 'here' : 'every'}
        options={[
          ['every', everyWord],
          ['here', thisWord],
        ]}
        onChoose={(one) => {
          onlyHere.value = one === 'here';
        }}
      />
    </div>
  );
}

/** A gate with its three places: free, shut, open. */
function Grip({ gate, at }: { gate: string; at: Zoomed }) {
  const { gateNames, free, shut, wideOpen } = texts.value;
  const held = edits.value.clamps.find((clamp) => isSamePlace(clamp, placeOf(gate, at)))?.value ?? null;
  const places = [
    [null, free],
    [0, shut],
    [1, wideOpen],
  ] as const;
  return (
    <fieldset class="grip">
      <legend>{(gateNames as Readonly<Record<string, string>>)[gate] ?? gate}</legend>
      {places.map(([value, label]) => (
        <button
          key={label}
          type="button"
          class="chip"
          data-hold={`${gate} ${value}`}
          aria-pressed={held === value}
          onClick={() => holdGate(placeOf(gate, at), value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

type Place = Omit<Clamp, 'value'>;

function placeOf(gate: string, { side, layer, unit, step }: Zoomed): Place {
  const isAll = reach.value === 'all';
  return {
    side,
    gate,
    layer: isAll ? null : layer.layer,
    direction: isAll ? null : layer.direction,
    unit: reach.value === 'unit' ? unit : null,
    word: onlyHere.value ? step : null,
  };
}

function isSamePlace(a: Place, b: Place): boolean {
  return (['side', 'gate', 'layer', 'direction', 'unit', 'word'] as const).every((key) => a[key] === b[key]);
}

function holdGate(place: Place, value: 0 | 1 | null): void {
  const others = edits.value.clamps.filter((clamp) => !isSamePlace(clamp, place));
  edits.value = { ...edits.value, clamps: value === null ? others : [...others, { ...place, value }] };
}

/** What is held now; a click lets go of it. */
function Held() {
  const { clamps, attentionOff } = edits.value;
  if (clamps.length === 0 && !attentionOff) return null;
  return (
    <div class="pairs">
      {clamps.map((clamp) => (
        <button key={JSON.stringify(clamp)} type="button" class="chip" onClick={() => holdGate(clamp, null)}>
          {held(clamp)} ✕
        </button>
      ))}
      <button
        type="button"
        class="chip"
        onClick={() => {
          edits.value = NO_EDITS;
        }}
      >
        ↺ {texts.value.letGo}
      </button>
    </div>
  );
}

/** Example "forget gate = 0 · encoder · unit 17 · hot" */
function held({ side, gate, value, layer, direction, unit, word }: Clamp): string {
  const { gateNames, sides, layerNames, unit: unitName } = texts.value;
  const list = side === 'encoder' ? words.value.source : words.value.target;
  return [
    `${(gateNames as Readonly<Record<string, string>>)[gate] ?? gate} = ${value}`,
    layer === null ? sides[side] : layerNames(side, layer + 1, direction ?? 'forward'),
    ...(unit === null ? [] : [`${unitName} ${unit}`]),
    ...(word === null ? [] : [list[word]?.text ?? `${word + 1}`]),
  ].join(' · ');
}
