/** The attention as a table: what the curves show, for those who read numbers or hear the page. */
import { Scrolls } from './scrolls.tsx';
import type { Seen } from './seen.ts';
import { texts } from './state.ts';
import { share } from './words.ts';

/** `id` is the table's. */
export function AttentionTable({ seen: { look, moment: now, words }, id }: { seen: Seen; id: string }) {
  const { attention } = look.trace;
  if (attention === null) return null;
  const { source, target } = words;
  return (
    <details class="numbers">
      <summary>{texts.value.attentionTable}</summary>
      <Scrolls class="scroll" label={texts.value.attentionTable}>
        <table id={id}>
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
      </Scrolls>
    </details>
  );
}
