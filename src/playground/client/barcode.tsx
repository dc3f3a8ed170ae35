/** A layer as barcodes: a line for each word, a bar for each unit. A bar chooses its unit, a line moves the cursor. */
import { orderUnits, type UnitOrder, valuesOf } from '../engine/unit-order.ts';
import { Choice } from './choice.tsx';
import { SavePicture } from './save-picture.tsx';
import { shadesOf } from './shades.ts';
import { texts } from './state.ts';
import { useRoom } from './use-room.ts';
import { words } from './words.ts';
import {
  chooseLayer,
  chooseUnit,
  marked,
  moveAlong,
  order,
  quantity,
  shownOrder,
  toggleMark,
  type Zoomed,
  zoomed,
} from './zoom-state.ts';

const ROW = 20;
const LABEL = 92;

export function Barcode() {
  const at = zoomed.value;
  if (at === null) return null;
  return (
    <section class="card" id="barcode" aria-labelledby="layer-title">
      <SavePicture of="barcode" title={texts.value.layerTitle} />
      <h2 id="layer-title">{texts.value.layerTitle}</h2>
      <p class="soft">{texts.value.layerHelp}</p>
      <Choices at={at} />
      <Grid at={at} />
      <Marks at={at} />
    </section>
  );
}

function Choices({ at }: { at: Zoomed }) {
  const { quantities, orders } = texts.value;
  const names = quantities as Readonly<Record<string, string>>;
  const { kind } = at.layer;
  const gates = kind.gateNames.filter((name) => name !== 'hidden');
  const shown = [...(kind.hasCellState ? ['cell'] : []), 'hidden', ...gates];
  return (
    <div class="choices">
      <LayerChoice at={at} />
      <Choice
        label={texts.value.quantity}
        value={shown.includes(quantity.value) ? quantity.value : shown[0]!}
        options={shown.map((name) => [name, names[name] ?? name])}
        onChoose={(name) => {
          quantity.value = name;
        }}
      />
      <Choice
        label={texts.value.order}
        value={shownOrder.value}
        options={Object.entries(orders) as [UnitOrder, string][]}
        onChoose={(name) => {
          order.value = name;
        }}
      />
      <label>
        {texts.value.unit}
        <input
          type="number"
          min={0}
          max={at.layer.unitCount - 1}
          value={at.unit}
          onInput={(event) => event.currentTarget.value !== '' && chooseUnit(Number(event.currentTarget.value))}
        />
      </label>
    </div>
  );
}

function LayerChoice({ at }: { at: Zoomed }) {
  const sides = ['encoder', 'decoder'] as const;
  const options = sides.flatMap((side) =>
    at.all[side].map(({ layer, direction }, i) => {
      return [`${side} ${i}`, texts.value.layerNames(side, layer + 1, direction)] as const;
    }),
  );
  const choose = (option: string) => {
    const [side, index] = option.split(' ');
    chooseLayer(side as Zoomed['side'], Number(index));
  };
  return <Choice label={texts.value.layer} value={`${at.side} ${at.index}`} options={options} onChoose={choose} />;
}

function Grid({ at }: { at: Zoomed }) {
  const { frame, room } = useRoom();
  return (
    <div ref={frame} class="grid">
      {room.value > 0 && <Bars at={at} room={room.value} />}
    </div>
  );
}

function Bars({ at, room }: { at: Zoomed; room: number }) {
  const { layer, step, unit, side } = at;
  const names = side === 'encoder' ? words.value.source : words.value.target;
  const units = orderUnits(shownOrder.value, { layer, step, unit, marked: marked.value });
  const rows = valuesOf(layer, quantity.value).map((values) => units.map((j) => values[j]!));
  const width = (room - LABEL) / units.length;
  const column = units.indexOf(unit);
  const height = rows.length * ROW;
  const choose = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - LABEL, event.clientY - box.top];
    const row = Math.min(rows.length - 1, Math.max(0, Math.floor(y / ROW)));
    if (x >= 0) chooseUnit(units[Math.min(units.length - 1, Math.floor(x / width))]!);
    moveAlong(row);
  };
  return (
    <svg
      role="img"
      aria-label={texts.value.barcodePicture(units.length, unit, rows[step]![column]!.toFixed(3))}
      width={room}
      height={height}
      viewBox={`0 0 ${room} ${height}`}
      onPointerDown={choose}
      onPointerMove={(event) => event.buttons === 1 && choose(event)}
    >
      {names.map(({ text }, t) => (
        <text key={t} class={t === step ? 'row-name here' : 'row-name'} x={LABEL - 8} y={t * ROW + 15}>
          {text.length > 11 ? `${text.slice(0, 10)}…` : text}
        </text>
      ))}
      {shadesOf(rows, { x: LABEL, y: 0, width, height: ROW, gap: 2 }).map(([shade, path]) => (
        <path key={shade} class={shade} d={path} />
      ))}
      <rect class="row-mark" x={LABEL} y={step * ROW} width={room - LABEL} height={ROW - 2} />
      <rect class="column-mark" x={LABEL + column * width - 1} y={0} width={width + 2} height={height} />
    </svg>
  );
}

function Marks({ at }: { at: Zoomed }) {
  const names = at.side === 'encoder' ? words.value.source : words.value.target;
  return (
    <fieldset class="pairs">
      <legend>{texts.value.patternHelp}</legend>
      {names.map(({ text }, t) => (
        <button
          key={t}
          type="button"
          class="chip"
          aria-pressed={marked.value.includes(t)}
          onClick={() => toggleMark(t)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}
