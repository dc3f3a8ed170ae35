/** The attention as a table: what the curves show, for those who read numbers or hear the page. */
import { Scrolls } from './scrolls.tsx';
import type { Seen } from './seen.ts';
import { texts } from './state.ts';
import { type ShownWords, share } from './words.ts';

/** `id` is the table's. */
export function AttentionTable({ seen: { look, moment: now, words }, id }: { seen: Seen; id: string }) {
  const { attention } = look.trace;
  if (attention === null) return null;
  return (
    <details class="numbers">
      <summary>{texts.value.attentionTable}</summary>
      <AttentionGrid id={id} attention={attention} words={words} here={now?.kind === 'write' ? now.at : null} />
    </details>
  );
}

interface GridProps {
  readonly attention: readonly (readonly number[])[];
  readonly words: ShownWords;
  readonly id?: string;
  /** The written word at the cursor. */
  readonly here?: number | null;
}

export function AttentionGrid({ attention, words: { source, target }, id, here = null }: GridProps) {
  return (
    <Scrolls class="scroll" label={texts.value.attentionTable}>
      <table {...(id !== undefined && { id })}>
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
            <tr key={t} class={here === t ? 'here' : ''}>
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
  );
}
