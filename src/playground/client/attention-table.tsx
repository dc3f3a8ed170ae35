/** The attention as a table: what the curves show, for those who read numbers or hear the page. */
import { look, moment, texts } from './state.ts';
import { share, words } from './words.ts';

export function AttentionTable() {
  const attention = look.value?.trace.attention ?? null;
  if (attention === null) return null;
  const { source, target } = words.value;
  const now = moment.value;
  return (
    <details class="numbers">
      <summary>{texts.value.attentionTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" aria-label={texts.value.attentionTable} tabIndex={0}>
        <table id="attention">
          <thead>
            <tr>
              <th scope="col">{texts.value.written}</th>
              {source.map(({ text }, s) => (
                <th key={s} scope="col">
                  <bdi>{text}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {attention.map((weights, t) => (
              <tr key={t} class={now?.kind === 'write' && now.at === t ? 'here' : ''}>
                <th scope="row">
                  <bdi>{target[t]!.text}</bdi>
                </th>
                {weights.map((weight, s) => (
                  <td key={s} style={{ '--shade': (weight * 0.8).toFixed(2) }}>
                    {share(weight)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
