/** The chosen unit at the cursor's word, backward: what each gate's sum is to the loss, and the same found by nudging. */
import { backwards, differenceKey, differences, findDifference, flow } from './backward-state.ts';
import { texts } from './state.ts';
import { words } from './words.ts';
import { type Zoomed, zoomed } from './zoom-state.ts';

export function BackwardSwitch() {
  return (
    <p>
      <button
        type="button"
        class="chip"
        id="backward-switch"
        aria-pressed={backwards.value}
        onClick={() => {
          backwards.value = !backwards.value;
        }}
      >
        ⇄ {texts.value.backwardSwitch}
      </button>
      {backwards.value && <span class="soft"> {texts.value.backwardStage}</span>}
    </p>
  );
}

export function BackwardPanel() {
  const [at, found] = [zoomed.value, flow.value];
  if (at === null || found === null) return null;
  const { backwardTitle, backwardHelp, backwardLoss, backwardUnit } = texts.value;
  const list = at.side === 'encoder' ? words.value.source : words.value.target;
  return (
    <section class="card" id="backward" aria-labelledby="backward-title">
      <h2 id="backward-title">{backwardTitle(words.value.target[found.at]!.text)}</h2>
      <p class="soft">{backwardHelp}</p>
      <p class="equation">{backwardLoss(found.loss.toFixed(4))}</p>
      <h3>{backwardUnit(at.unit, list[at.step]!.text)}</h3>
      <Gates at={at} />
    </section>
  );
}

function Gates({ at: { layer, step, unit } }: { at: Zoomed }) {
  const { gates } = flow.value!.cellAt(layer, step);
  const { quantities, backwardGradient, backwardNudged, backwardNudge } = texts.value;
  return (
    <table class="parts">
      <thead>
        <tr>
          <td />
          <th scope="col">{backwardGradient}</th>
          <th scope="col">{backwardNudged}</th>
        </tr>
      </thead>
      <tbody>
        {layer.kind.gateNames.map((gate) => {
          const found = differences.value.value[differenceKey(layer, step, { gate, unit })];
          return (
            <tr key={gate} data-gate={gate}>
              <th scope="row">{(quantities as Readonly<Record<string, string>>)[gate] ?? gate}</th>
              <td class="figure">{gradientText(gates[gate]![unit]!)}</td>
              <td class="figure">
                {found === undefined ? (
                  <button type="button" class="chip" onClick={() => findDifference(layer, step, { gate, unit })}>
                    {backwardNudge}
                  </button>
                ) : (
                  gradientText(found)
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Example -0.000123456 → "−1.2346e-4" */
function gradientText(value: number): string {
  return value === 0 ? '0' : value.toExponential(4).replace(/^-/, '−');
}
